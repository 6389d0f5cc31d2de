/** The checks of signed records with the ciphers of this program's suite. It holds no key. */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { stationOf } from '#electron/store/session/station-keys';
import { isSoundPublicKey } from '#shared/identity/public-key';
import type { RecordChecks } from '#shared/identity/record';

const fromHex = (text: string): Uint8Array => Buffer.from(text, 'hex');

/** What is signed for a record: domain word, then the 32 bytes of its id. */
export const signedMessage = (word: string, id: string): Uint8Array =>
  Buffer.concat([Buffer.from(word, 'utf8'), fromHex(id)]);

/** The checks that every accept function takes. */
export const RECORD_CHECKS: RecordChecks = {
  hash: (text) => Buffer.from(suite.hash(Buffer.from(text, 'utf8'))).toString('hex'),
  verify(publicKey, word, id, signature) {
    const bytes = fromHex(signature);
    if (!isSoundPublicKey(publicKey) || bytes.length !== suite.signatureBytes) return false;
    return suite.verifier(fromHex(publicKey))(signedMessage(word, id), bytes);
  },
  stationOf,
};
