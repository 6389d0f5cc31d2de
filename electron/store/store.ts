/**
 * The door of the encrypted store: create, look, open, verify. Services import this file and
 * `store-types` only; what lies behind it is the store's own business.
 */
export { type FaultMessage, faultMessage } from './fault-messages';
export type { Damage, StoreFault, StoreFaultCode } from './faults';
export type * from './store-types';
