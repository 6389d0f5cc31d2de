/**
 * The door of the encrypted store: create, look, open, verify. Services import this file only; what lies
 * behind it is the store's own business.
 */

export type { BackupListed, TrialReport } from './backup/backup-set';
export { findSet } from './backup/backup-set';
export type { BackupSettings } from './backup/backup-settings';
export { clearSides, openSet, type RestoreSource, trialSide } from './backup/restore-backup';
export { createStore } from './create-store';
export type * from './exchange-types';
export { type FaultMessage, faultMessage } from './fault-messages';
export { type Damage, damageFault, type StoreFault, type StoreFaultCode } from './faults';
export { JournalReadError } from './journal/journal';
export { endCount as releaseSignIn, heldTags, SLIPS_TAG } from './keys/attempts';
export { checkSlips } from './keys/check-slips';
export { slipsOf } from './keys/slips';
export { stretch } from './keys/stretch';
export type * from './receiving-types';
export { giveUpNewMaster, type NewMaster } from './rotation/new-master';
export { openStore } from './session/open-store';
export { thrownFault } from './session/thrown-fault';
export { verifyStore } from './session/verify-store';
export { storeStatus } from './store-parts';
export type * from './store-types';
