/**
 * Small secrets in the published age format with hybrid recipients (X25519 and ML-KEM-768): keys of inboxes on their
 * way to a station. Whole secrets of at most some hundred bytes only; what is large goes through streams elsewhere.
 */

/** Longest secret sealed here, in bytes. */
const MOST_BYTES = 4096;
/** Longest age file opened here: a stanza of 1.6 KiB each, and the secret. */
const MOST_FILE_BYTES = 16_384;

/** A receiving key in the writing of age. */
export interface ReceivingIdentity {
  /** Secret. */
  readonly identity: string;
  /** Public: what others seal to. */
  readonly recipient: string;
}

/** A fresh hybrid receiving key. */
export async function newReceivingIdentity(): Promise<ReceivingIdentity> {
  const age = await import('age-encryption');
  const identity = await age.generateHybridIdentity();
  return { identity, recipient: await age.identityToRecipient(identity) };
}

/** The recipient of an identity; null for text that is none. */
export async function recipientOfIdentity(identity: string): Promise<string | null> {
  const age = await import('age-encryption');
  return age.identityToRecipient(identity).catch(() => null);
}

/** A small secret as an age file that only the recipient opens. @throws for a larger one, or no recipient: a bug. */
export async function sealToRecipient(recipient: string, secret: Uint8Array): Promise<Uint8Array> {
  if (secret.length > MOST_BYTES) throw new Error('a secret too large to be sealed whole');
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(secret);
}

/** The secret of such a file; null when it was sealed to somebody else or anything was altered. */
export async function openFromRecipient(identity: string, file: Uint8Array): Promise<Uint8Array | null> {
  if (file.length > MOST_FILE_BYTES) return null;
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    const secret = await decrypter.decrypt(file);
    return secret.length > MOST_BYTES ? null : secret;
  } catch {
    // The library tells a foreign file, a damaged one and none at all by throwing; for us all three are no secret.
    return null;
  }
}
