/**
 * Documents as bytes: key and JSON, compressed one by one with the table's dictionary, so that a single one
 * can be opened and is still nearly as small as in a large block.
 *
 * Bytes: form u8 (0 plain, 1 deflate, 2 deflate with the dictionary), then the JSON text `[key, document]`.
 */
import { transcode } from 'node:buffer';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const PLAIN = 0;
const DEFLATED = 1;
const WITH_DICTIONARY = 2;
const LEVEL = 6;
/** Shorter texts are kept plain: opening them again and again costs more than the few bytes won. */
const LEAST_BYTES = 192;
/** As far back as deflate can see. */
const DICTIONARY_BYTES = 32 * 1024;
/** Most documents of a dictionary, and most bytes of each. */
const DICTIONARY_SAMPLES = 256;
const SAMPLE_BYTES = 8 * 1024;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The JSON text that is compressed. */
export const documentText = (key: string, doc: unknown): string =>
  `[${JSON.stringify(key)},${JSON.stringify(doc)}]`;

/** Compresses a document's text. */
export function packDocument(text: Uint8Array, dictionary: Uint8Array | null): Uint8Array {
  if (text.length < LEAST_BYTES) return Buffer.concat([Buffer.of(PLAIN), text]);
  const deflated = deflateRawSync(text, dictionary ? { level: LEVEL, dictionary } : { level: LEVEL });
  const smaller = deflated.length < text.length;
  const form = !smaller ? PLAIN : dictionary ? WITH_DICTIONARY : DEFLATED;
  return Buffer.concat([Buffer.of(form), smaller ? deflated : text]);
}

/** Room for the whole text at once, without the 16 KiB that zlib takes for every one: a text is about six times as
 * long as what it was compressed to, and rarely more than eight times. */
const chunkFor = (packedBytes: number): number => Math.min(Math.max(packedBytes * 8, 1024), 64 * 1024);

/** The document's text, or null when the bytes are not a document's. */
export function unpackDocument(packed: Uint8Array, dictionary: () => Uint8Array | null): Buffer | null {
  const body = packed.subarray(1);
  if (packed[0] === PLAIN) return Buffer.from(body.buffer, body.byteOffset, body.length);
  const chunkSize = chunkFor(body.length);
  if (packed[0] === DEFLATED) return inflateRawSync(body, { chunkSize });
  const known = packed[0] === WITH_DICTIONARY ? dictionary() : null;
  return known ? inflateRawSync(body, { chunkSize, dictionary: known }) : null;
}

/** Key and document out of the text. By way of UTF-16, which is read in a fifth of the time that UTF-8 takes. */
export function parseDocument(text: Buffer): readonly [key: string, doc: unknown] {
  return JSON.parse(transcode(text, 'utf8', 'utf16le').toString('utf16le')) as [string, unknown];
}

/** Makes a dictionary out of some of `count` documents, spread over all of them by golden steps, whole as far as
 * there is room: what documents have in common stands in their ends too. */
export function trainDictionary(count: number, textAt: (i: number) => Uint8Array): Uint8Array {
  const texts: Uint8Array[] = [];
  let bytes = 0;
  for (let n = 0; n < Math.min(count, DICTIONARY_SAMPLES) && bytes < DICTIONARY_BYTES; n++) {
    const text = textAt(Math.floor(((n * GOLDEN) % 1) * count)).subarray(0, SAMPLE_BYTES);
    texts.push(text);
    bytes += text.length;
  }
  return Buffer.concat(texts).subarray(-DICTIONARY_BYTES);
}
