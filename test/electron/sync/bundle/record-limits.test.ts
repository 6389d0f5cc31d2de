/**
 * Records that list too much: each list has its limit, and what is one beyond it is no record. What is within it goes on
 * to the checks of signatures, which these records do not stand.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { readContents } from '#electron/sync/bundle/contents';
import { UNHINDERED } from '#electron/sync/bundle/stopped';
import type { RecordKind } from '#shared/bundle/frames';
import { MAX_ROWS } from '#shared/bundle/limits';
import { NO_COUNTS } from '#shared/bundle/manifest';
import { canonicalJson } from '#shared/lib/canonical-json';
import { manifestOf, senderOf } from './bundle-kit';
import { makeWorld, type World } from './bundle-world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** How the reading of one record ends that was found to be sound JSON. */
async function ends(kind: RecordKind, record: object): Promise<string> {
  const manifest = manifestOf(senderOf(world.county), world.county, NO_COUNTS);
  const sound = { manifest, framesHash: '', wrongBlobs: [] };
  const content = Buffer.from(`${canonicalJson(record)}\n`, 'utf8');
  const read = await readContents(
    { sound, wholeHash: '', frames: [{ kind, content }], blobs: [] },
    {},
    UNHINDERED,
  );
  if (read.ok) return 'read';
  return 'detail' in read.error ? `${read.error.code} ${read.error.detail}` : read.error.code;
}

const hex = (bytes: number, at = 0): string => at.toString(16).padStart(2 * bytes, '0');
const many = <T>(count: number, one: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => one(at));

const ENTRY = {
  ...{ format: 1, suite: 1, station: hex(8), seq: 1, prev: null, lamport: 1, seen: [] },
  ...{ case: null, casePrev: [], base: null, epoch: 0, actor: 'clerk', role: 'SUPERVISOR' },
  ...{ procedure: 'cases.create', commandId: hex(16), rulePack: '', schema: 1 },
  ...{ claimedAt: '2026-03-09T01:00:00.000Z', clockDoubt: false, events: [{ type: 'noted' }] },
  ...{ attachments: [], signature: hex(64) },
};

describe('each list of an entry', () => {
  it.each<[string, number, (count: number) => object]>([
    ['events', 200, (count) => ({ events: many(count, () => ({ type: 'noted' })) })],
    [
      'attachments',
      200,
      (count) => ({ attachments: many(count, (at) => ({ hash: hex(32, at), bytes: 1, name: 'a' })) }),
    ],
    ['tips of its case', 1000, (count) => ({ casePrev: many(count, (at) => hex(32, at)) })],
    [
      'heads it has seen',
      MAX_ROWS,
      (count) => ({ seen: many(count, (at) => ({ station: hex(8, at), seq: 1, hash: hex(32) })) }),
    ],
  ])('%s: %d and no more', async (_name, most, listing) => {
    expect(await ends('entries', { ...ENTRY, ...listing(most) })).toBe('B29_ENTRY_SIGNATURE station-key');
    expect(await ends('entries', { ...ENTRY, ...listing(most + 1) })).toBe('B21_FORMAT entry');
  });
});

describe('each list of a receipt', () => {
  const receipt = {
    ...{ format: 1, suite: 1, bundleId: hex(16), wholeHash: hex(32), sender: hex(8), agency: '653100' },
    ...{ station: hex(8), level: 'applied', code: null, parked: [], conflicts: [], have: [] },
    counts: { effective: 0, merged: 0, opinion: 0, disputed: 0, parked: 0, opaque: 0, void: 0 },
    ...{ regionDate: null, claimedAt: '2026-03-09T01:00:00.000Z', signature: hex(64) },
  };

  it.each<[string, number, (count: number) => object]>([
    [
      'parked entries',
      500,
      (count) => ({
        parked: many(count, (at) => ({ station: hex(8), seq: at + 1, code: 'B30_ATTACHMENT' })),
      }),
    ],
    ['contradictions', 500, (count) => ({ conflicts: many(count, (at) => hex(32, at)) })],
    [
      'heads',
      MAX_ROWS,
      (count) => ({ have: many(count, (at) => ({ station: hex(8, at), seq: 1, hash: hex(32) })) }),
    ],
  ])('%s: %d and no more', async (_name, most, listing) => {
    const { publicKey } = world.county.key;
    expect(await ends('receipts', { ...receipt, publicKey, ...listing(most) })).toBe('read');
    expect(await ends('receipts', { ...receipt, publicKey, ...listing(most + 1) })).toBe(
      'B21_FORMAT receipts',
    );
  });
});

describe('each list of a certificate', () => {
  const granting = (grants: number, events: number) => ({
    ...world.county.certificates[1],
    mayAuthor: many(grants, (at) => ({ from: at + 1, events: many(events, () => '*') })),
  });

  it('grants: 20 and no more', async () => {
    expect(await ends('certificates', granting(20, 1))).toBe('read');
    expect(await ends('certificates', granting(21, 1))).toBe('B21_FORMAT certificates');
  });

  it('kinds of event of a grant: 200 and no more', async () => {
    expect(await ends('certificates', granting(1, 200))).toBe('read');
    expect(await ends('certificates', granting(1, 201))).toBe('B21_FORMAT certificates');
  });
});
