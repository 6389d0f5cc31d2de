/**
 * Who sends what to whom: other wrappings, other keys, other certificates, numbers used again, newer programs, headers
 * that say what no header says. Each ends with its code of the list.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { examinePart } from '#electron/sync/bundle/part-file';
import { PRELUDE_BYTES } from '#shared/bundle/layout';
import type { BundleKind } from '#shared/identity/bundle-kind';
import { codeOf, type Forgery, forged, packed, partBytes } from './bundle-kit';
import { COUNTY, certify, makeWorld, newKey, PREFECTURE, REGION, readerOf, type World } from './bundle-world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** How the prefecture's reading of a forged bundle ends. */
const ends = async (forgery: Forgery): Promise<string> =>
  codeOf([await forged(world, forgery)], readerOf(world, world.prefecture));

describe('who sends, and to whom', () => {
  it.each<[string, Forgery['manifest']]>([
    ['another number', { bundleId: '0'.repeat(32) }],
    ['another kind', { kind: 'down' }],
    ['another office', { fromOrg: REGION }],
    ['another station', { station: '0123456789abcdef' as never }],
    ['another addressee', { to: [{ agency: REGION, pairSeq: 12, previous: null }] }],
    [
      'one addressee more',
      {
        to: [
          { agency: REGION, pairSeq: 1, previous: null },
          { agency: PREFECTURE, pairSeq: 12, previous: null },
        ],
      },
    ],
    ['another running number', { to: [{ agency: PREFECTURE, pairSeq: 13, previous: null }] }],
  ])('inside %s than outside', async (_name, manifest) => {
    expect(await ends({ manifest: manifest ?? {} })).toBe('B23_REWRAPPED');
  });

  it('a payload of another office put under a header of one’s own', async () => {
    const [part] = (await packed(world)).parts;
    const examined = await examinePart(part?.file ?? '');
    if (!examined.ok) throw new Error(examined.error.code);
    const { payloadAt, header } = examined.value;
    const payload = readFileSync(examined.value.file).subarray(payloadAt, payloadAt + header.partBytes);
    const { plainBytes } = header;
    const file = await forged(world, { from: world.region, sealed: () => payload, header: { plainBytes } });
    expect(await codeOf([file], readerOf(world, world.prefecture))).toBe('B23_REWRAPPED');
  });

  it('a header of another part or length under the old signature', async () => {
    const file = await forged(world, {});
    const bytes = readFileSync(file);
    const header = bytes.readUInt32BE(PRELUDE_BYTES - 4);
    const text = bytes.subarray(PRELUDE_BYTES, PRELUDE_BYTES + header).toString('utf8');
    const other = Buffer.from(text.replace('"pairSeq":12', '"pairSeq":13'), 'utf8');
    other.copy(bytes, PRELUDE_BYTES);
    createHash('sha256')
      .update(bytes.subarray(0, -32))
      .digest()
      .copy(bytes, bytes.length - 32);
    writeFileSync(file, bytes);
    expect(await codeOf([file], readerOf(world, world.prefecture))).toBe('B15_SIGNATURE');
  });

  it('a station that nobody enrolled, or that another root certified', async () => {
    const key = newKey();
    const unknown = { ...world.county, key, station: '0123456789abcdef' as never, certificates: [] };
    expect(await ends({ from: unknown })).toBe('B10_UNKNOWN_SENDER');
    const stranger = { ...world.county, certificates: certify(newKey(), COUNTY, world.county.key.publicKey) };
    expect(await ends({ from: stranger })).toBe('B11_CHAIN');
  });

  it('a certificate of another station beside an own key', async () => {
    const other = {
      ...world.region,
      station: world.county.station,
      agency: COUNTY,
      certificates: world.county.certificates,
    };
    expect(await ends({ from: other })).toBe('B11_CHAIN');
  });

  it('a certificate under a root that has not come yet: later', async () => {
    const later = {
      ...world.county,
      certificates: certify(world.enrolment, COUNTY, world.county.key.publicKey, { root: 2 }),
    };
    expect(await ends({ from: later })).toBe('B13_ROOT_GAP');
  });

  it('a kind that its certificate does not name', async () => {
    const mayBundle: readonly BundleKind[] = ['receipt'];
    const limited = {
      ...world.county,
      certificates: certify(world.enrolment, COUNTY, world.county.key.publicKey, { mayBundle }),
    };
    expect(await ends({ from: limited })).toBe('B24_NO_AUTHORITY');
  });

  it('the same number again: nothing to do with the same content, an alarm with another', async () => {
    const file = await forged(world, { sender: { bundleId: 'ab'.repeat(16) } });
    const { header } = await examinePart(file).then((part) => {
      if (!part.ok) throw new Error(part.error.code);
      return part.value;
    });
    const reader = (wholeHash: string) =>
      readerOf(world, world.prefecture, { takenBefore: () => ({ wholeHash, date: '2026-03-05' }) });
    expect(await codeOf([file], reader(header.wholeHash))).toBe('B16_ALREADY');
    expect(await codeOf([file], reader('0'.repeat(64)))).toBe('B17_ID_REUSED');
  });

  it('sealed to others: a key may still come', async () => {
    expect(await ends({ recipients: [world.region.recipient] })).toBe('B18_NO_KEY');
  });

  it('opened by a former key of the inbox as well', async () => {
    const file = await forged(world, {});
    const reader = readerOf(world, world.prefecture, {
      identities: [world.region.identity, world.prefecture.identity],
    });
    expect(await codeOf([file], reader)).toBe('taken');
  });

  it('a payload that is no age file, or one whose end is cut off', async () => {
    expect(await ends({ sealed: (age) => randomBytes(age.length) })).toBe('B19_DECRYPT');
    expect(await ends({ sealed: (age) => age.subarray(0, -1) })).toBe('B19_DECRYPT');
    expect(await ends({ sealed: () => Buffer.alloc(0) })).toBe('B19_DECRYPT');
    expect(
      await ends({ sealed: () => Buffer.from(`age-encryption.org/v1\n${'-> x y\n\n'.repeat(20_000)}`) }),
    ).toBe('B19_DECRYPT');
  });

  it('records of cases that no supervisor let out; a receipt needs none', async () => {
    const unsigned = {
      manifestBytes: (text: string) => Buffer.from(text.replace(/"approval":\{[^}]*\}/, '"approval":null')),
    };
    expect(await ends(unsigned)).toBe('B25_NO_APPROVAL');
    expect(await ends({ ...unsigned, sender: { kind: 'receipt' } })).toBe('taken');
    expect(await ends({ from: { ...world.county, supervisor: newKey() } })).toBe('B25_NO_APPROVAL');
    const altered = { manifestBytes: (text: string) => Buffer.from(text.replace('"note":""', '"note":"x"')) };
    expect(await ends(altered)).toBe('B25_NO_APPROVAL');
  });
});

describe('of a newer program', () => {
  it('the file, the header, the manifest, what a reader must understand', async () => {
    const file = await forged(world, {});
    const bytes = readFileSync(file);
    bytes.writeUInt16BE(2, 8);
    writeFileSync(file, bytes);
    expect(await codeOf([file], readerOf(world, world.prefecture))).toBe('B03_TOO_NEW');
    expect(await ends({ header: { format: 2 as never } })).toBe('B03_TOO_NEW');
    expect(await ends({ header: { suite: 2 as never } })).toBe('B03_TOO_NEW');
    expect(await ends({ manifest: { format: 2 as never } })).toBe('B03_TOO_NEW');
    expect(await ends({ manifest: { schema: 2 as never } })).toBe('B03_TOO_NEW');
    expect(await ends({ manifest: { capabilities: ['sm4'] } })).toBe('B03_TOO_NEW');
  });
});

describe('headers', () => {
  it.each<[string, Forgery['header']]>([
    ['part 2 of 1', { part: 2 }],
    ['part 0', { part: 0 }],
    ['a million parts', { parts: 1_000_000 }],
    ['no addressee', { to: [] }],
    [
      'addressees out of order',
      {
        to: [
          { agency: PREFECTURE, pairSeq: 1 },
          { agency: COUNTY, pairSeq: 1 },
        ].reverse(),
      },
    ],
    ['a hash of letters', { wholeHash: 'x'.repeat(64) }],
    ['a negative length', { plainBytes: -1 }],
    ['a fraction for a length', { wholeBytes: 2 ** 60 }],
    ['a key of small order', { publicKey: '0'.repeat(64) }],
    ['a field nobody knows', { path: '../../etc/passwd' } as never],
  ])('%s', async (_name, header) => {
    const file = await forged(world, {});
    const bytes = readFileSync(file);
    const text = bytes
      .subarray(PRELUDE_BYTES, PRELUDE_BYTES + bytes.readUInt32BE(PRELUDE_BYTES - 4))
      .toString('utf8');
    const changed: unknown = { ...(JSON.parse(text) as object), ...header };
    const ordered = JSON.stringify(
      changed,
      Object.keys(changed as object)
        .sort()
        .concat(allKeys(changed)),
    );
    writeFileSync(file, partBytes(ordered, world.county, Buffer.alloc(1)));
    expect(await codeOf([file], readerOf(world, world.prefecture))).toBe('B04_HEADER');
  });
});

/** Names at every level, so that a replacer list leaves none out. */
function allKeys(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...allKeys(member)]);
}
