/**
 * Keys of ceremonies: made, sealed by a passphrase to a file on a medium, opened again. A passphrase or private key
 * is never kept, logged or told; a key file is never overwritten.
 */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { newReceivingIdentity } from '#electron/crypto/age-keys';
import { KDF_SALT_BYTES, type KdfParameters, kdfAcceptable } from '#electron/crypto/passphrase';
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { FileFault } from '#electron/store/faults';
import { stretch } from '#electron/store/keys/stretch';
import type { LocalDate } from '#shared/domain/local-date';
import { canonicalJson } from '#shared/lib/canonical-json';
import { err, ok, type Result } from '#shared/lib/result';
import type { CeremonyKey, CeremonyKeyKind } from './ceremony-key-schema';
import { RECORD_FILES, type RecordFileFault, readRecordFile, writeRecordFile } from './record-file';
import type { OpenKey } from './sign-record';

/** Fewest characters of a passphrase, as for people at the desk. */
export const CEREMONY_PASSPHRASE_CHARACTERS = 10;

/** A key that was opened, with its receiving identity if it has one. Secret: to be wiped. */
export interface OpenCeremonyKey extends OpenKey {
  readonly identity: string | null;
}

export type CeremonyKeyFault =
  | FileFault
  | { readonly code: 'PASSPHRASE_WEAK' }
  | { readonly code: 'WRONG_PASSPHRASE' }
  | { readonly code: 'KEY_EXISTS'; readonly where: string }
  /** Its parameters are not ones this program would ever write: an altered file. */
  | { readonly code: 'KEY_ALTERED' };

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const fromHex = (text: string): Uint8Array => Buffer.from(text, 'hex');

/** What the sealed part is bound to: everything readable beside it. */
function contextOf({
  wrapped: _wrapped,
  ...readable
}: CeremonyKey | (Omit<CeremonyKey, 'wrapped'> & { readonly wrapped?: string })): Uint8Array {
  return Buffer.from(`rsb/ceremony-key/1 ${canonicalJson(readable)}`, 'utf8');
}

/** Makes a key and seals it. A station's key gets a receiving identity, too. */
export async function makeCeremonyKey(
  about: { readonly kind: CeremonyKeyKind; readonly name: string; readonly madeOn: LocalDate },
  passphrase: string,
  kdf: KdfParameters,
): Promise<Result<CeremonyKey, CeremonyKeyFault>> {
  if ([...passphrase.normalize('NFKC')].length < CEREMONY_PASSPHRASE_CHARACTERS)
    return err({ code: 'PASSPHRASE_WEAK' });
  const receiving = about.kind === 'station' ? await newReceivingIdentity() : null;
  const pair = suite.generateSigningKey();
  const salt = suite.randomBytes(KDF_SALT_BYTES);
  const readable = {
    format: 1 as const,
    suite: 1 as const,
    ...about,
    publicKey: toHex(pair.publicKey),
    recipient: receiving?.recipient ?? null,
    kdf,
    salt: toHex(salt),
  };
  const key = await stretch(passphrase, salt, kdf);
  const secret = Buffer.concat([pair.privateKey, Buffer.from(receiving?.identity ?? '', 'latin1')]);
  const wrapped = toHex(suite.wrap(key, secret, contextOf(readable)));
  for (const bytes of [key, secret, pair.privateKey]) bytes.fill(0);
  return ok({ ...readable, wrapped });
}

/** Opens a key with its passphrase. The caller wipes `privateKey`. */
export async function openCeremonyKey(
  file: CeremonyKey,
  passphrase: string,
): Promise<Result<OpenCeremonyKey, CeremonyKeyFault>> {
  if (passphrase.length === 0) return err({ code: 'WRONG_PASSPHRASE' });
  if (!kdfAcceptable(file.kdf)) return err({ code: 'KEY_ALTERED' });
  const key = await stretch(passphrase, fromHex(file.salt), file.kdf);
  const secret = suite.unwrap(key, fromHex(file.wrapped), contextOf(file));
  key.fill(0);
  if (secret === null) return err({ code: 'WRONG_PASSPHRASE' });
  const privateKey = Uint8Array.from(secret.subarray(0, suite.keyBytes));
  const identity = Buffer.from(secret.subarray(suite.keyBytes)).toString('latin1');
  secret.fill(0);
  return ok({ publicKey: file.publicKey, privateKey, identity: identity === '' ? null : identity });
}

/** Writes a key file to a medium. Where a file stands already nothing is written: it may be the only copy. */
export function writeCeremonyKey(path: string, key: CeremonyKey): Result<void, CeremonyKeyFault> {
  if (existsSync(path)) return err({ code: 'KEY_EXISTS', where: basename(path) });
  return writeRecordFile(path, RECORD_FILES.key, key);
}

/** Opens a key file and does something with the key; the key is wiped whatever happens. */
export async function withCeremonyKey<T, E>(
  path: string,
  passphrase: string,
  run: (key: OpenCeremonyKey, file: CeremonyKey) => Promise<Result<T, E>> | Result<T, E>,
): Promise<Result<T, E | RecordFileFault | CeremonyKeyFault>> {
  const file = readRecordFile(path, RECORD_FILES.key);
  if (!file.ok) return file;
  const opened = await openCeremonyKey(file.value, passphrase);
  if (!opened.ok) return opened;
  try {
    return await run(opened.value, file.value);
  } finally {
    opened.value.privateKey.fill(0);
  }
}
