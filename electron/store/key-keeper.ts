/** The keeper of the key file stands in keys/; here only for the files that still look for it here. */
export { KeyKeeper } from './keys/key-keeper';
