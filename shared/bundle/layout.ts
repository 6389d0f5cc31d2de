/**
 * How one part of a bundle lies in its file: mark, version, length of the header, header, signature of the sending
 * station over it, payload, SHA-256 of everything before. Big-endian numbers. Nothing here reads files.
 */

/** Begins every part. A transfer that touches line ends or the eighth bit shows at once (as with PNG). */
export const BUNDLE_MARK = Uint8Array.of(0x89, 0x52, 0x53, 0x42, 0x0d, 0x0a, 0x1a, 0x0a);
export const BUNDLE_VERSION = 1;
/** Mark, version (two bytes), length of the header (four bytes). */
export const PRELUDE_BYTES = 14;
/** Ed25519, the signature of suite 1. */
export const SIGNATURE_BYTES = 64;
/** SHA-256 at the end of the file. */
export const TRAILER_BYTES = 32;

/** Domain word before the header's characters whose hash is signed. */
export const HEADER_DOMAIN = 'rsb/bundle/1';
/** Domain word before the hash that the station signs. */
export const HEADER_SIGNATURE_DOMAIN = 'rsb/bundle-signature/1';

/** What the first bytes of a file say. */
export type Prelude =
  | { readonly is: 'bundle'; readonly headerBytes: number }
  | { readonly is: 'newer'; readonly version: number }
  | { readonly is: 'other' }
  /** Begins as a bundle and ends before its header does. */
  | { readonly is: 'short' };

/** Reads the first bytes of a file; more than the prelude may be given, never needed. */
export function readPrelude(bytes: Uint8Array): Prelude {
  const seen = Math.min(bytes.length, BUNDLE_MARK.length);
  for (let at = 0; at < seen; at += 1) if (bytes[at] !== BUNDLE_MARK[at]) return { is: 'other' };
  if (bytes.length === 0) return { is: 'other' };
  if (bytes.length < PRELUDE_BYTES) return { is: 'short' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, PRELUDE_BYTES);
  const version = view.getUint16(BUNDLE_MARK.length);
  if (version === 0) return { is: 'other' };
  if (version > BUNDLE_VERSION) return { is: 'newer', version };
  return { is: 'bundle', headerBytes: view.getUint32(BUNDLE_MARK.length + 2) };
}

/** The first bytes of a part whose header has this many bytes. */
export function preludeOf(headerBytes: number): Uint8Array {
  const bytes = new Uint8Array(PRELUDE_BYTES);
  bytes.set(BUNDLE_MARK);
  const view = new DataView(bytes.buffer);
  view.setUint16(BUNDLE_MARK.length, BUNDLE_VERSION);
  view.setUint32(BUNDLE_MARK.length + 2, headerBytes);
  return bytes;
}

/** Bytes of a part beside its payload. */
export const overheadOf = (headerBytes: number): number =>
  PRELUDE_BYTES + headerBytes + SIGNATURE_BYTES + TRAILER_BYTES;
