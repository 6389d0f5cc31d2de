/**
 * One family of algorithms behind one interface. Every header names its suite by number, so that a
 * second suite (SM2, SM3, SM4) can stand beside the first. Callers never name an algorithm, never
 * choose a length themselves, and compare secrets only with `equalBytes`.
 */

/** A station's signing key, raw bytes. */
export interface SigningKeyPair {
  readonly publicKey: Uint8Array;
  /** Secret: kept sealed, wiped after use. */
  readonly privateKey: Uint8Array;
}

/** A person's key for receiving secrets, raw bytes. */
export interface ReceivingKeyPair {
  readonly publicKey: Uint8Array;
  /** Secret: kept wrapped, wiped after use. */
  readonly privateKey: Uint8Array;
}

export type SuiteId = 1;

export interface Suite {
  readonly id: SuiteId;
  readonly keyBytes: number;
  readonly nonceBytes: number;
  /** Bytes that sealing adds. */
  readonly tagBytes: number;
  readonly hashBytes: number;
  readonly signatureBytes: number;
  /** Bytes that wrapping a key adds. */
  readonly wrapBytes: number;
  /** Bytes that sealing a key to somebody adds. */
  readonly sealToBytes: number;

  /** Authenticated encryption. A nonce must never be used twice under one key. */
  seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, context: Uint8Array): Uint8Array;
  /** The plain bytes, or null when anything was altered. */
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, context: Uint8Array): Uint8Array | null;
  hash(...parts: readonly Uint8Array[]): Uint8Array;
  /** The hash of a domain word and a text in UTF-8 behind it, as hex digits. */
  hashText(domain: Uint8Array, text: string): string;
  mac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array;
  /** A key for one purpose out of a secret that is already random (not out of a passphrase). */
  deriveKey(secret: Uint8Array, salt: Uint8Array, purpose: string): Uint8Array;
  generateSigningKey(): SigningKeyPair;
  /** Prepares a private key once for many signatures. */
  signer(privateKey: Uint8Array): (message: Uint8Array) => Uint8Array;
  /** The same on the thread pool, for many signatures at once. */
  signerInBackground(privateKey: Uint8Array): (message: Uint8Array) => Promise<Uint8Array>;
  /** Prepares a public key once for many checks. */
  verifier(publicKey: Uint8Array): (message: Uint8Array, signature: Uint8Array) => boolean;
  randomBytes(count: number): Uint8Array;
  /** Seals a key under another key with a random nonce that travels with it. */
  wrap(key: Uint8Array, secret: Uint8Array, context: Uint8Array): Uint8Array;
  /** The wrapped key, or null when the key is wrong or anything was altered. */
  unwrap(key: Uint8Array, wrapped: Uint8Array, context: Uint8Array): Uint8Array | null;
  generateReceivingKey(): ReceivingKeyPair;
  /** Seals a key so that only the holder of the private key opens it; whoever sealed it cannot. */
  sealTo(publicKey: Uint8Array, secret: Uint8Array, context: Uint8Array): Uint8Array;
  /** The sealed key, or null when it was sealed to somebody else or anything was altered. */
  openSealedTo(pair: ReceivingKeyPair, sealed: Uint8Array, context: Uint8Array): Uint8Array | null;
}
