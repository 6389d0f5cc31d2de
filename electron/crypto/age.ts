/**
 * The age format (age-encryption.org/v1) as streams: what a bundle's payload is sealed in. Recipients are X25519 or
 * hybrid (ML-KEM-768 with X25519). It says nothing about who sealed it: that is the signature's business. Identities
 * are secrets and must never be kept, logged or told in an error.
 */
import { Decrypter, Encrypter } from 'age-encryption';

/** Begins every age file. */
const AGE_MARK = 'age-encryption.org/v1\n';
/** Begins the line with which an age header ends. */
const MAC_LINE = '\n--- ';

/** The secret that opens one age file and no other. */
export type FileKey = Uint8Array;

/** Seals a stream so that each recipient opens it alone. @throws when a text is no recipient. */
export async function sealStream(
  recipients: readonly string[],
  plain: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  if (recipients.length === 0) throw new Error('nobody to seal to');
  const age = new Encrypter();
  for (const recipient of recipients) age.addRecipient(recipient);
  return age.encrypt(plain);
}

/** Bytes of the age header that the bytes begin with, or null when none ends within them. */
export function ageHeaderBytes(bytes: Uint8Array): number | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.subarray(0, AGE_MARK.length).equals(Buffer.from(AGE_MARK, 'latin1'))) return null;
  const mac = buffer.indexOf(MAC_LINE, AGE_MARK.length - 1, 'latin1');
  const end = mac < 0 ? -1 : buffer.indexOf('\n', mac + MAC_LINE.length, 'latin1');
  return end < 0 ? null : end + 1;
}

/** What trying the own identities on an age header came to. */
export type Unlocked =
  | { readonly is: 'open'; readonly fileKey: FileKey }
  /** Sealed to others, or to a former key. */
  | { readonly is: 'no-key' }
  | { readonly is: 'altered' };

/** Opens the header alone: whoever is given the file key reads this file and nothing else.
 * @throws when an identity is none, which is a bug. */
export async function unlock(header: Uint8Array, identities: readonly string[]): Promise<Unlocked> {
  const age = new Decrypter();
  for (const identity of identities) age.addIdentity(identity);
  let missed = false;
  // Asked last: when it is, none of the others fitted.
  age.addIdentity({
    unwrapFileKey: () => {
      missed = true;
      return null;
    },
  });
  try {
    return { is: 'open', fileKey: await age.decryptHeader(header) };
  } catch {
    return { is: missed ? 'no-key' : 'altered' };
  }
}

/** Opens the whole stream with its file key. What it gives out is authentic chunk by chunk; only its end says that it
 * is complete. The stream fails, with an error that tells nothing, when anything was altered. */
export async function openStream(
  fileKey: FileKey,
  sealed: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const age = new Decrypter();
  age.addIdentity({ unwrapFileKey: () => fileKey });
  return age.decrypt(sealed);
}
