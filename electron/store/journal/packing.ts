/**
 * Compresses the content of one record alone, so that one can be read alone. A dictionary kept in the journal
 * makes up for the smallness: alone, an entry shrinks to a half, with a dictionary to a sixth.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { RecordPlace } from './journal-types';
import type { Packed } from './record';

/** A dictionary in use. Only its last 32 KiB can be referred to. */
export interface Dictionary {
  readonly place: RecordPlace;
  readonly bytes: Uint8Array;
}

/** Shorter contents do not gain. */
const LEAST_BYTES = 48;
const WINDOW_BYTES = 32 * 1024;

/** `small`: for one record; `quick`: for many at once. */
export type Effort = 'small' | 'quick';

/** Taking the dictionary in costs more than compressing an entry (about 80 µs of 120 for 32 KiB), so only the end
 * of it is taken. Reading takes the whole dictionary all the same, because references count backwards from its
 * end: what serves most entries belongs there. */
const REACH_BYTES = 16 * 1024;
const LEVEL: { readonly [E in Effort]: number } = { small: 6, quick: 3 };

/** Room for the whole result at once, so that small contents do not each cost a buffer of 16 KiB. */
const chunkFor = (length: number): number => Math.min(Math.max(length + 64, 128), 1024 * 1024);

/** The content as it will be stored: compressed when that is shorter. */
export function pack(content: Uint8Array, dictionary: Dictionary | null, effort: Effort): Packed {
  if (content.length >= LEAST_BYTES) {
    const deflated = deflateRawSync(content, {
      level: LEVEL[effort],
      chunkSize: chunkFor(content.length),
      ...(dictionary === null ? {} : { dictionary: dictionary.bytes.subarray(-REACH_BYTES) }),
    });
    if (deflated.length < content.length)
      return { bytes: deflated, plainLength: content.length, dictionary: dictionary?.place ?? null };
  }
  return { bytes: content, plainLength: null, dictionary: null };
}

/** The content again. @throws when the stored bytes and the dictionary do not belong together: a bug, because
 * both are authenticated before. */
export function unpack(packed: Packed, dictionary: Uint8Array | null): Uint8Array {
  if (packed.plainLength === null) return packed.bytes;
  return inflateRawSync(packed.bytes, {
    maxOutputLength: packed.plainLength,
    chunkSize: chunkFor(packed.plainLength),
    ...(dictionary === null ? {} : { dictionary: dictionary.subarray(-WINDOW_BYTES) }),
  });
}
