/**
 * Suite 1: AES-256-GCM (NIST SP 800-38D), SHA-256 (FIPS 180-4), HMAC (RFC 2104), HKDF (RFC 5869),
 * Ed25519 (RFC 8032), X25519 (RFC 7748). It uses only what both Node's OpenSSL and Electron's BoringSSL have, and keeps no
 * secret of its own.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { ReceivingKeyPair, SigningKeyPair, Suite } from './suite';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** RFC 8410 wrappings of a raw Ed25519 key. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** The same for X25519. */
const X_PKCS8_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');
const X_SPKI_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');
const SEAL_TO_PURPOSE = Buffer.from('rsb/seal-to/1', 'utf8');

function seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, context: Uint8Array): Uint8Array {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(context);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  context: Uint8Array,
): Uint8Array | null {
  const end = sealed.length - TAG_BYTES;
  if (end < 0) return null;
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(context);
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(0, end));
  try {
    // GCM gives out every byte at once: the end only checks the tag.
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}

function hash(...parts: readonly Uint8Array[]): Uint8Array {
  const state = createHash('sha256');
  for (const part of parts) state.update(part);
  return state.digest();
}

/** The text goes to the hash as it is: neither its bytes nor those of the digest take a buffer of their own. */
function hashText(domain: Uint8Array, text: string): string {
  return createHash('sha256').update(domain).update(text, 'utf8').digest('hex');
}

function mac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const state = createHmac('sha256', key);
  for (const part of parts) state.update(part);
  return state.digest();
}

function generateSigningKey(): SigningKeyPair {
  const pair = generateKeyPairSync('ed25519');
  const privateDer = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  const publicDer = pair.publicKey.export({ format: 'der', type: 'spki' });
  return {
    publicKey: publicDer.subarray(SPKI_PREFIX.length),
    privateKey: privateDer.subarray(PKCS8_PREFIX.length),
  };
}

function generateReceivingKey(): ReceivingKeyPair {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(X_SPKI_PREFIX.length),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(X_PKCS8_PREFIX.length),
  };
}

/** The key that two parties share; bound to both public keys, so that none can be put in the place of another. */
function agree(own: ReceivingKeyPair, other: Uint8Array, salt: Uint8Array): Uint8Array {
  const der = Buffer.concat([X_PKCS8_PREFIX, own.privateKey]);
  const shared = diffieHellman({
    privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: Buffer.concat([X_SPKI_PREFIX, other]), format: 'der', type: 'spki' }),
  });
  der.fill(0);
  const key = new Uint8Array(hkdfSync('sha256', shared, salt, SEAL_TO_PURPOSE, KEY_BYTES));
  shared.fill(0);
  return key;
}

function sealTo(publicKey: Uint8Array, secret: Uint8Array, context: Uint8Array): Uint8Array {
  const once = generateReceivingKey();
  const key = agree(once, publicKey, Buffer.concat([once.publicKey, publicKey]));
  once.privateKey.fill(0);
  // The key is used once, so the nonce need not differ.
  const sealed = seal(key, new Uint8Array(NONCE_BYTES), secret, context);
  key.fill(0);
  return Buffer.concat([once.publicKey, sealed]);
}

function openSealedTo(pair: ReceivingKeyPair, sealed: Uint8Array, context: Uint8Array): Uint8Array | null {
  if (sealed.length < KEY_BYTES + TAG_BYTES) return null;
  const once = sealed.subarray(0, KEY_BYTES);
  const key = agree(pair, once, Buffer.concat([once, pair.publicKey]));
  const secret = open(key, new Uint8Array(NONCE_BYTES), sealed.subarray(KEY_BYTES), context);
  key.fill(0);
  return secret;
}

/** The suite that all stores are written with today. */
export const suite1: Suite = {
  id: 1,
  keyBytes: KEY_BYTES,
  nonceBytes: NONCE_BYTES,
  tagBytes: TAG_BYTES,
  hashBytes: 32,
  signatureBytes: 64,
  wrapBytes: NONCE_BYTES + TAG_BYTES,
  sealToBytes: KEY_BYTES + TAG_BYTES,
  seal,
  open,
  hash,
  hashText,
  mac,
  deriveKey: (secret, salt, purpose) =>
    new Uint8Array(hkdfSync('sha256', secret, salt, Buffer.from(purpose, 'utf8'), KEY_BYTES)),
  generateSigningKey,
  signer(privateKey) {
    const der = Buffer.concat([PKCS8_PREFIX, privateKey]);
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    der.fill(0);
    return (message) => sign(null, message, key);
  },
  signerInBackground(privateKey) {
    const der = Buffer.concat([PKCS8_PREFIX, privateKey]);
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    der.fill(0);
    return (message) =>
      new Promise((resolve, reject) => {
        sign(null, message, key, (error, signature) => (error ? reject(error) : resolve(signature)));
      });
  },
  verifier(publicKey) {
    const der = Buffer.concat([SPKI_PREFIX, publicKey]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return (message, signature) => verify(null, message, key, signature);
  },
  randomBytes: (count) => randomBytes(count),
  wrap(key, secret, context) {
    const nonce = randomBytes(NONCE_BYTES);
    return Buffer.concat([nonce, seal(key, nonce, secret, context)]);
  },
  unwrap(key, wrapped, context) {
    if (wrapped.length < NONCE_BYTES + TAG_BYTES) return null;
    return open(key, wrapped.subarray(0, NONCE_BYTES), wrapped.subarray(NONCE_BYTES), context);
  },
  generateReceivingKey,
  sealTo,
  openSealedTo,
};
