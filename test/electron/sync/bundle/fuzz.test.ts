/**
 * A mutation fuzzer that knows where things are: header fields, lengths, frames, records, the packed and the sealed
 * payload. Each mutant ends with a code of the list, soon, with nothing given out that is not whole; no file stays
 * open and no memory is kept. Seeded; `BUNDLE_FUZZ` sets how many, `BUNDLE_FUZZ_SEED` the seed.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { expect, it } from 'vitest';
import { BUNDLE_CODE_LIST } from '#shared/bundle/codes';
import { FRAME_HEAD_BYTES } from '#shared/bundle/frames';
import { PRELUDE_BYTES, SIGNATURE_BYTES, TRAILER_BYTES } from '#shared/bundle/layout';
import { BLOB_CHUNK_BYTES } from '#shared/bundle/limits';
import { canonicalJson } from '#shared/lib/canonical-json';
import { codeOf, folder, packed, partBytes, sha256 } from './bundle-kit';
import { COUNTY, makeWorld, readerOf, type World } from './bundle-world';

const COUNT = Number(process.env.BUNDLE_FUZZ ?? '2000');
const SEED = Number(process.env.BUNDLE_FUZZ_SEED ?? '5');
/** No mutant may take longer. The slow disk of a busy machine is in it. */
const MOST_MS = 2_000;
const MOST_MIB = 512;

/** Small generator with a seed (mulberry32): a mutant can be made again from seed and number. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

let world: World;
let whole: Buffer;
let header: { readonly [field: string]: unknown };
let payload: Buffer;
let plain: Buffer;

/** Writes the bundle that is mutated, and opens it. */
async function prepare(): Promise<void> {
  world = await makeWorld();
  const sender = { to: [{ agency: COUNTY, pairSeq: 1 }] };
  const [part] = (await packed(world, { recipients: [world.county.recipient], sender })).parts;
  whole = readFileSync(part?.file ?? '');
  const headerBytes = whole.readUInt32BE(PRELUDE_BYTES - 4);
  header = JSON.parse(whole.subarray(PRELUDE_BYTES, PRELUDE_BYTES + headerBytes).toString('utf8'));
  payload = whole.subarray(PRELUDE_BYTES + headerBytes + SIGNATURE_BYTES, -TRAILER_BYTES);
  const age = new Decrypter();
  age.addIdentity(world.county.identity);
  plain = gunzipSync(await age.decrypt(payload));
}

type Random = (below: number) => number;

const pick = <T>(random: Random, list: readonly T[]): T => {
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
function altered(value: unknown, random: Random): unknown {
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

const textOf = (value: unknown): string => {
  try {
    return canonicalJson(value);
  } catch {
    return JSON.stringify(value);
  }
};

/** The frames of the plain payload. */
function framesOf(bytes: Buffer): Buffer[] {
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
function reworded(value: unknown, random: Random): unknown {
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
function mutatedPlain(random: Random): Buffer {
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
function around(sealed: Buffer, plainBytes: number): Buffer {
  const hash = sha256(sealed);
  const fields = {
    partBytes: sealed.length,
    partHash: hash,
    wholeBytes: sealed.length,
    wholeHash: hash,
    plainBytes,
  };
  return partBytes(canonicalJson({ ...header, ...fields }), world.county, sealed);
}

interface Mutant {
  readonly bytes: Buffer;
  /** Made without the sender's key: may never be taken. */
  readonly foreign: boolean;
}

async function sealed(packedBytes: Buffer): Promise<Buffer> {
  const age = new Encrypter();
  age.addRecipient(world.county.recipient);
  return Buffer.from(await age.encrypt(packedBytes));
}

async function mutant(random: Random): Promise<Mutant> {
  switch (random(6)) {
    case 0: {
      const bytes = shaken(whole, random);
      return { bytes, foreign: !bytes.equals(whole) };
    }
    case 1:
      // As the header says it, signed by the station: an enrolled program gone wrong.
      return { bytes: partBytes(textOf(altered(header, random)), world.county, payload), foreign: false };
    case 2: {
      // Whoever seals has no key of the recipient; the station's signature is given away here.
      const bytes = shaken(payload, random);
      return { bytes: around(bytes, plain.length), foreign: !bytes.equals(payload) };
    }
    case 3:
      return { bytes: around(await sealed(shaken(gzipSync(plain), random)), plain.length), foreign: false };
    default: {
      const bytes = mutatedPlain(random);
      const declared = random(10) === 0 ? pick(random, EDGES) : bytes.length;
      return { bytes: around(await sealed(gzipSync(bytes, { level: 1 })), declared), foreign: false };
    }
  }
}

const openFiles = (): number => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0);

it(`${COUNT} mutants of a bundle end with a code each`, { timeout: 60_000 + COUNT * 60 }, async () => {
  await prepare();
  const file = join(folder(), 'mutant');
  const reader = readerOf(world, world.county);
  const codes = new Map<string, number>();
  const known = new Set<string>([...BUNDLE_CODE_LIST, 'taken']);
  const filesBefore = openFiles();
  const random = chance(SEED);
  let slowest = 0;
  for (let number = 0; number < COUNT; number += 1) {
    const { bytes, foreign } = await mutant(random);
    writeFileSync(file, bytes);
    const begun = performance.now();
    const code = await codeOf([file], reader);
    slowest = Math.max(slowest, performance.now() - begun);
    if (!known.has(code) || (foreign && code === 'taken'))
      throw new Error(`mutant ${number} of seed ${SEED}: ${code}`);
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect(slowest).toBeLessThan(MOST_MS);
  expect(process.memoryUsage().rss / 2 ** 20).toBeLessThan(MOST_MIB);
  expect(openFiles()).toBeLessThanOrEqual(filesBefore + 4);
  // The fuzzer reaches every stage, or it proves little. What is taken was changed without harm by its own sender.
  const stages = [
    'B04_HEADER',
    'B06_DAMAGED',
    'B19_DECRYPT',
    'B20_SIZE',
    'B21_FORMAT',
    'B23_REWRAPPED',
    'B25_NO_APPROVAL',
    'taken',
  ];
  if (COUNT >= 2_000) expect([...codes.keys()]).toEqual(expect.arrayContaining(stages));
  console.log(
    `fuzz: ${COUNT} mutants, slowest ${Math.round(slowest)} ms, ${JSON.stringify(Object.fromEntries([...codes].sort()))}`,
  );
});
