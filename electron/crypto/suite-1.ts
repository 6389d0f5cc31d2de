/**
 * Suite 1: AES-256-GCM (NIST SP 800-38D), SHA-256 (FIPS 180-4), HMAC (RFC 2104), HKDF (RFC 5869),
 * Ed25519 (RFC 8032). It uses only what both Node's OpenSSL and Electron's BoringSSL have, and keeps no
 * secret of its own.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { SigningKeyPair, Suite } from './suite';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** RFC 8410 wrappings of a raw Ed25519 key. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

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

/** The suite that all stores are written with today. */
export const suite1: Suite = {
  id: 1,
  keyBytes: KEY_BYTES,
  nonceBytes: NONCE_BYTES,
  tagBytes: TAG_BYTES,
  hashBytes: 32,
  signatureBytes: 64,
  wrapBytes: NONCE_BYTES + TAG_BYTES,
  seal,
  open,
  hash,
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
};
