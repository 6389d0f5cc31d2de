/**
 * Mutants of a bundle by somebody who knows where things are: header fields, lengths, frames, records, the packed and the
 * sealed payload. Seeded: a mutant can be made again from seed and number.
 */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { FRAME_HEAD_BYTES } from '#shared/bundle/frames';
import { PRELUDE_BYTES, SIGNATURE_BYTES, TRAILER_BYTES } from '#shared/bundle/layout';
import { BLOB_CHUNK_BYTES } from '#shared/bundle/limits';
import { canonicalJson } from '#shared/lib/canonical-json';
import { partBytes, sha256 } from './bundle-kit';
import type { Office } from './bundle-world';

/** Small generator with a seed (mulberry32): a mutant can be made again from seed and number. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export type Random = (below: number) => number;

/** A bundle of one part that is mutated: as it is written, and what it is made of. */
export interface Sample {
  readonly whole: Buffer;
  readonly header: { readonly [field: string]: unknown };
  readonly payload: Buffer;
  readonly plain: Buffer;
  /** Whose signature every mutant bears that is made with the sender's key. */
  readonly from: Pick<Office, 'sign'>;
  /** Whom mutants are sealed to. */
  readonly recipient: string;
}

/** Takes a bundle apart that is sealed to `identity`; its mutants are sealed to `recipient`. */
export async function sampleOf(
  whole: Buffer,
  identity: string,
  from: Sample['from'],
  recipient: string,
): Promise<Sample> {
  const headerBytes = whole.readUInt32BE(PRELUDE_BYTES - 4);
  const header = JSON.parse(whole.subarray(PRELUDE_BYTES, PRELUDE_BYTES + headerBytes).toString('utf8'));
  const payload = whole.subarray(PRELUDE_BYTES + headerBytes + SIGNATURE_BYTES, -TRAILER_BYTES);
  const age = new Decrypter();
  age.addIdentity(identity);
  return { whole, header, payload, plain: gunzipSync(await age.decrypt(payload)), from, recipient };
}

export const pick = <T>(random: Random, list: readonly T[]): T => {
  const one = list[random(list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/** Numbers at which programs break. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x1_0000, BLOB_CHUNK_BYTES, 0x7fff_ffff, 0xffff_ffff] as const;

/** Bytes changed without looking: flipped, left out, doubled, moved, filled. */
function shaken(bytes: Buffer, random: Random): Buffer {
  const at = random(bytes.length + 1);
  const length = 1 + random(Math.min(64, Math.max(1, bytes.length - at)));
  const rest = bytes.subarray(at + length);
  const before = bytes.subarray(0, at);
  switch (random(6)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      if (flipped.length > 0)
        flipped[at % flipped.length] = (flipped[at % flipped.length] ?? 0) ^ (1 << random(8));
      return flipped;
    }
    case 1:
      return Buffer.concat([before, rest]);
    case 2:
      return Buffer.concat([before, bytes.subarray(at, at + length), bytes.subarray(at, at + length), rest]);
    case 3:
      return Buffer.concat([rest, before, bytes.subarray(at, at + length)]);
    case 4:
      return Buffer.concat([before, Buffer.alloc(length, pick(random, [0, 0x22, 0x7b, 0x0a, 0xff])), rest]);
    default:
      return Buffer.from(before);
  }
}

const ODD: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1.5,
  2 ** 53,
  [],
  {},
  true,
  '\u0000',
  '650000',
  'f'.repeat(64),
  [[]],
  '世',
];

/** One member, anywhere in the value, replaced, removed or added. */
export function altered(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random(3) > 0) {
    const at = random(value.length);
    return value.flatMap((one, index) =>
      index !== at ? [one] : random(4) === 0 ? [one, one] : [altered(one, random)],
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && random(8) > 0) {
    const keys = Object.keys(value);
    const key = keys.length === 0 ? 'x' : pick(random, keys);
    const members = { ...value } as { [key: string]: unknown };
    if (random(6) === 0) delete members[key];
    else if (random(8) === 0) members[pick(random, ['__proto__x', 'constructor', 'zz'])] = 1;
    else members[key] = altered(members[key], random);
    return members;
  }
  if (typeof value === 'number' && random(2) === 0) return pick(random, [value + 1, value - 1, ...EDGES]);
  if (typeof value === 'string' && value.length > 0 && random(2) === 0) {
    const at = random(value.length);
    return value.slice(0, at) + pick(random, ['0', 'a', '', '"', '\\', '\n', '新']) + value.slice(at + 1);
  }
  return pick(random, ODD);
}

export const textOf = (value: unknown): string => {
  try {
    return canonicalJson(value);
  } catch {
    return JSON.stringify(value);
  }
};

/** The frames of the plain payload. */
export function framesOf(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = FRAME_HEAD_BYTES + bytes.readUInt32BE(at + 1);
    frames.push(bytes.subarray(at, at + length));
    at += length;
  }
  return frames;
}

/** The last frame anew over what stands before it, so that a mutant gets past it. */
function ended(frames: readonly Buffer[]): Buffer {
  const body = frames.slice(0, -1);
  const end = Buffer.from(frames.at(-1) ?? Buffer.alloc(45));
  if (end.length === 45) {
    end.writeBigUInt64BE(BigInt(body.length), FRAME_HEAD_BYTES);
    createHash('sha256')
      .update(Buffer.concat(body))
      .digest()
      .copy(end, FRAME_HEAD_BYTES + 8);
  }
  return Buffer.concat([...body, end]);
}

/** A value of the same form and another meaning: a digit changed somewhere in it. */
export function reworded(value: unknown, random: Random): unknown {
  if (typeof value === 'string')
    return value.replace(/[0-9a-f]/, (digit) =>
      pick(
        random,
        [...'0123456789'].filter((one) => one !== digit),
      ),
    );
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value);
  if (keys.length === 0) return value;
  const key = pick(random, keys);
  const changed = reworded((value as { readonly [key: string]: unknown })[key], random);
  return Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
}

/** The manifest well formed and untrue: what it repeats of the header, what it counts, what a supervisor signed. */
function untrue(manifest: Buffer, random: Random): Buffer {
  const text = manifest.subarray(FRAME_HEAD_BYTES).toString('utf8');
  const content = Buffer.from(textOf(reworded(JSON.parse(text), random)));
  const head = Buffer.from(manifest.subarray(0, FRAME_HEAD_BYTES));
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

/** A frame altered: kind, length, bytes, a record as JSON. */
function mutatedPlain(plain: Buffer, random: Random): Buffer {
  const frames = framesOf(plain).map((one) => Buffer.from(one));
  const at = random(frames.length);
  const one = frames[at] ?? Buffer.alloc(0);
  switch (random(9)) {
    case 0:
      one[0] = random(256);
      break;
    case 1:
      one.writeUInt32BE(pick(random, [...EDGES, one.length, one.length - 6]), 1);
      break;
    case 2:
      frames.splice(at, 1);
      break;
    case 3:
      frames.splice(at, 0, one);
      break;
    case 4: {
      const other = random(frames.length);
      frames[at] = frames[other] ?? one;
      frames[other] = one;
      break;
    }
    case 5: {
      const content = shaken(one.subarray(FRAME_HEAD_BYTES), random);
      const head = Buffer.from(one.subarray(0, FRAME_HEAD_BYTES));
      head.writeUInt32BE(content.length, 1);
      frames[at] = Buffer.concat([head, content]);
      break;
    }
    case 6: {
      const texts = one.subarray(FRAME_HEAD_BYTES).toString('utf8').split('\n');
      const content = Buffer.from(
        texts
          .map((text) => (text.startsWith('{') ? textOf(altered(JSON.parse(text), random)) : text))
          .join('\n'),
      );
      const head = Buffer.from(one.subarray(0, FRAME_HEAD_BYTES));
      head.writeUInt32BE(content.length, 1);
      frames[at] = Buffer.concat([head, content]);
      break;
    }
    case 7:
      frames[0] = Buffer.from(untrue(frames[0] ?? one, random));
      break;
    default:
      return shaken(plain, random);
  }
  return random(3) === 0 ? Buffer.concat(frames) : ended(frames);
}

/** A part around a payload whose lengths and hashes are those of the payload. */
function around({ header, from }: Sample, sealed: Buffer, plainBytes: number): Buffer {
  const hash = sha256(sealed);
  const fields = {
    partBytes: sealed.length,
    partHash: hash,
    wholeBytes: sealed.length,
    wholeHash: hash,
    plainBytes,
  };
  return partBytes(canonicalJson({ ...header, ...fields }), from, sealed);
}

export interface Mutant {
  readonly bytes: Buffer;
  /** Made without the sender's key: may never be taken. */
  readonly foreign: boolean;
}

async function sealed({ recipient }: Sample, packedBytes: Buffer): Promise<Buffer> {
  const age = new Encrypter();
  age.addRecipient(recipient);
  return Buffer.from(await age.encrypt(packedBytes));
}

/** A bundle with another inside, whose outside is in order. */
export const holding = async (sample: Sample, plain: Buffer, declared = plain.length): Promise<Buffer> =>
  around(sample, await sealed(sample, gzipSync(plain, { level: 1 })), declared);

/** One mutant of a bundle. */
export async function mutant(sample: Sample, random: Random): Promise<Mutant> {
  const { whole, header, payload, plain, from } = sample;
  switch (random(6)) {
    case 0: {
      const bytes = shaken(whole, random);
      return { bytes, foreign: !bytes.equals(whole) };
    }
    case 1:
      // As the header says it, signed by the station: an enrolled program gone wrong.
      return { bytes: partBytes(textOf(altered(header, random)), from, payload), foreign: false };
    case 2: {
      // Whoever seals has no key of the recipient; the station's signature is given away here.
      const bytes = shaken(payload, random);
      return { bytes: around(sample, bytes, plain.length), foreign: !bytes.equals(payload) };
    }
    case 3:
      return {
        bytes: around(sample, await sealed(sample, shaken(gzipSync(plain), random)), plain.length),
        foreign: false,
      };
    default: {
      const bytes = mutatedPlain(plain, random);
      const declared = random(10) === 0 ? pick(random, EDGES) : bytes.length;
      return { bytes: await holding(sample, bytes, declared), foreign: false };
    }
  }
}
