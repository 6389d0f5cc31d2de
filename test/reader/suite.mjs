// @ts-check
// Suite 1 of the store format, written a second time from electron/store/FORMAT.md: the algorithms, how keys are wrapped,
// canonical JSON. Like all files of this folder it must never import a file of the project.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  sign,
  verify,
} from 'node:crypto';

/** @param {string} text */
export const utf8 = (text) => Buffer.from(text, 'utf8');
/** @param {string} text */
export const hex = (text) => Buffer.from(text, 'hex');

/** @param {boolean} holds @param {string} what @returns {asserts holds} */
export function must(holds, what) {
  if (!holds) throw new Error(what);
}

/** @param {...Uint8Array} parts */
export function sha256(...parts) {
  const state = createHash('sha256');
  for (const part of parts) state.update(part);
  return state.digest();
}

/** @param {Uint8Array} key @param {...Uint8Array} parts */
export function hmac(key, ...parts) {
  const state = createHmac('sha256', key);
  for (const part of parts) state.update(part);
  return state.digest();
}

/** @param {Uint8Array} secret @param {Uint8Array} salt @param {string} info */
export const hkdf = (secret, salt, info) => Buffer.from(hkdfSync('sha256', secret, salt, utf8(info), 32));

/** @param {Uint8Array} key @param {Uint8Array} nonce @param {Uint8Array} plain @param {Uint8Array} aad */
export function gcmSeal(key, nonce, plain, aad) {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(aad);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @param {Uint8Array} key @param {Uint8Array} nonce @param {Uint8Array} sealed @param {Uint8Array} aad */
export function gcmOpen(key, nonce, sealed, aad) {
  must(sealed.length >= 16, 'sealed bytes too short');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - 16)), decipher.final()]);
}

/** A wrapped key: nonce, ciphertext, tag. @param {Uint8Array} key @param {Uint8Array} wrapped @param {Uint8Array} aad */
export const unwrap = (key, wrapped, aad) => gcmOpen(key, wrapped.subarray(0, 12), wrapped.subarray(12), aad);

const ED_PUBLIC = hex('302a300506032b6570032100');
const ED_PRIVATE = hex('302e020100300506032b657004220420');
const X_PUBLIC = hex('302a300506032b656e032100');
const X_PRIVATE = hex('302e020100300506032b656e04220420');
/** @param {Buffer} prefix @param {Uint8Array} raw */
const publicKey = (prefix, raw) =>
  createPublicKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'spki' });
/** @param {Buffer} prefix @param {Uint8Array} raw */
const privateKey = (prefix, raw) =>
  createPrivateKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'pkcs8' });

/** @param {Uint8Array} key @param {Uint8Array} message @param {Uint8Array} signature */
export const edVerify = (key, message, signature) =>
  verify(null, message, publicKey(ED_PUBLIC, key), signature);
/** @param {Uint8Array} key @param {Uint8Array} message */
export const edSign = (key, message) => sign(null, message, privateKey(ED_PRIVATE, key));

/** @param {unknown} value @returns {string} */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) {
    must(typeof value !== 'number' || Number.isSafeInteger(value), 'not an integer');
    return JSON.stringify(value);
  }
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

/** What an X25519 private key and another's public key have in common. @param {Uint8Array} own @param {Uint8Array} other */
export const agree = (own, other) =>
  diffieHellman({ privateKey: privateKey(X_PRIVATE, own), publicKey: publicKey(X_PUBLIC, other) });
