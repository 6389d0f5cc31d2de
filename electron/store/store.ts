/**
 * The door of the encrypted store: create, look, open, verify. Services import this file only; what lies
 * behind it is the store's own business.
 */
export { createStore } from './create-store';
export { JournalReadError } from './entry-list';
export { type FaultMessage, faultMessage } from './fault-messages';
export { type Damage, damageFault, type StoreFault, type StoreFaultCode } from './faults';
export { openStore } from './open-store';
export { storeStatus } from './store-parts';
export type * from './store-types';
export { verifyStore } from './verify-store';
