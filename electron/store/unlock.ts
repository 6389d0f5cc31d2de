/** Unlocking stands in keys/; here only for the files that still look for it here. */
export { type Unlocked, unlockStore } from './keys/unlock';
