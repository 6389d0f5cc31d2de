/** The count of wrong passphrases stands in keys/; here only for the files that still look for it here. */
export { forgetFailures, unrecordedFailures } from './keys/attempts';
