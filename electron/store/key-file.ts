/** The key file stands in keys/; here only for the files that still look for it here. */
export { stationPrivateKey } from './keys/key-file';
