/** What goes in comes out, for every addressee and in any number of parts on any days; nothing else does. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { carryPart } from '#electron/sync/bundle/carry';
import { examinePart } from '#electron/sync/bundle/part-file';
import { joinParts, missingParts } from '#electron/sync/bundle/part-set';
import { deliver, openBundle } from '#electron/sync/bundle/read-bundle';
import { stageFile } from '#electron/sync/bundle/stage';
import { clearUnfinished } from '#electron/sync/bundle/unfinished';
import { writeBundle } from '#electron/sync/bundle/write-bundle';
import { bundleWords } from '#shared/bundle/codes';
import { MIN_PART_BYTES } from '#shared/bundle/limits';
import {
  COMMON,
  codeOf,
  countsOf,
  entry,
  folder,
  type Got,
  manifestOf,
  pack,
  packed,
  readBack,
  senderOf,
  sha256,
} from './bundle-kit';
import { COUNTY, makeWorld, PREFECTURE, REGION, readerOf, type World } from './bundle-world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const taken = (got: Awaited<ReturnType<typeof readBack>>): Got => {
  if ('code' in got) throw new Error(JSON.stringify(got));
  return got;
};

/** Carries every part to a medium and stages it from there. */
async function carried(files: readonly string[]): Promise<readonly string[]> {
  const medium = folder();
  const staging = folder();
  const staged: string[] = [];
  for (const file of files) {
    const on = await carryPart(file, medium);
    if (!on.ok) throw new Error(on.error.code);
    const into = await stageFile(join(medium, on.value.name), staging);
    if (!into.ok) throw new Error(into.error.code);
    expect(into.value.hash).toBe(on.value.hash);
    staged.push(into.value.file);
  }
  expect(readdirSync(medium).some((name) => name.endsWith('.tmp'))).toBe(false);
  return staged;
}

describe('a bundle in one part', () => {
  it('gives its addressee every record and attachment, unchanged and in order', async () => {
    const { parts, wholeHash } = await packed(world);
    const got = taken(
      await readBack(await carried(parts.map(({ file }) => file)), readerOf(world, world.prefecture)),
    );
    expect(got.records).toEqual(COMMON.records);
    expect(Object.entries(got.blobs).every(([name, hash]) => name === hash)).toBe(true);
    expect(Object.keys(got.blobs)).toHaveLength(2);
    expect(got.manifest.counts.entries).toBe(2);
    expect(got.wrongBlobs).toEqual([]);
    expect(wholeHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is opened by each of several agencies, by X25519 and by hybrid keys', async () => {
    const { parts } = await packed(world, {
      from: world.region,
      sender: {
        kind: 'down',
        to: [REGION, PREFECTURE, COUNTY].map((agency, at) => ({ agency, pairSeq: at + 1 })),
      },
      recipients: [world.region.recipient, world.prefecture.recipient, world.county.recipient],
    });
    const files = parts.map(({ file }) => file);
    for (const office of [world.region, world.prefecture, world.county])
      expect(taken(await readBack(files, readerOf(world, office))).records).toEqual(COMMON.records);
  });

  it('says nothing readable but its header: no text of a record, no account', async () => {
    const { parts } = await packed(world);
    const bytes = readFileSync(parts[0]?.file ?? '');
    for (const secret of ['数据资源名称', 'zhang.san', 'wang.wu', 'entries'])
      expect(bytes.includes(secret)).toBe(false);
  });

  it('for others is known as such, and carried on unchanged', async () => {
    const { parts } = await packed(world);
    const file = parts[0]?.file ?? '';
    expect(await codeOf([file], readerOf(world, world.region))).toBe('B09_NOT_OURS');
    const [staged = ''] = await carried([file]);
    const again = await carryPart(staged, folder());
    expect(again.ok && again.value.hash).toBe(parts[0]?.hash);
    expect(readFileSync(staged).equals(readFileSync(file))).toBe(true);
  });

  it('addressed to one station is for no other of its agency', async () => {
    const { parts } = await packed(world, {
      from: world.region,
      content: {},
      sender: { kind: 'enrol-response', to: [], toStation: world.county.station },
      recipients: [world.county.recipient],
    });
    const files = parts.map(({ file }) => file);
    expect(await codeOf(files, readerOf(world, world.county))).toBe('taken');
    const other = readerOf(world, world.county, { station: world.prefecture.station });
    expect(await codeOf(files, other)).toBe('B09_NOT_OURS');
  });

  it('holds no records of cases when its kind is one that nobody lets out', async () => {
    for (const kind of ['receipt', 'key-packet', 'enrol-response'] as const) {
      const { parts } = await packed(world, { from: world.region, sender: { kind } });
      const files = parts.map(({ file }) => file);
      expect(await codeOf(files, readerOf(world, world.prefecture))).toBe('B25_NO_APPROVAL');
    }
  });

  it('holds no more receipts than anybody would read', async () => {
    const records = Array.from({ length: 1_001 }, () => ['receipts', '{"bundleId":"11"}'] as const);
    const written = await pack(world, { content: { records } });
    expect(written.ok ? 'written' : written.error.code).toBe('B20_SIZE');
  });

  it('holds records of any length a journal takes, and attachments of several chunks', async () => {
    const long = `{"text":"${'很长的说明'.repeat(300_000)}"}`;
    const content = {
      records: [
        ...Array.from({ length: 3_000 }, (_, n) => ['entries', entry(n)] as const),
        ['entries', long] as const,
      ],
      blobs: [randomBytes(2 * 1024 * 1024), randomBytes(3_000_001), Buffer.alloc(1_500_000, 7)],
    };
    const { parts } = await packed(world, { content });
    const got = taken(
      await readBack(
        parts.map(({ file }) => file),
        readerOf(world, world.prefecture),
      ),
    );
    expect(got.records).toEqual(content.records);
    expect(got.blobs).toEqual(Object.fromEntries(content.blobs.map((blob) => [sha256(blob), sha256(blob)])));
  });

  it('with an attachment that is not what its name says is not written', async () => {
    const out = folder();
    const outside = senderOf(world.county);
    const bad = await writeBundle({
      sender: outside,
      manifest: manifestOf(outside, world.county, countsOf({ blobs: [Buffer.from('abc')] })),
      recipients: [world.prefecture.recipient],
      items: (async function* () {
        yield {
          is: 'blob' as const,
          hash: sha256(Buffer.from('abc')),
          total: 3,
          bytes: (async function* () {
            yield Buffer.from('abd');
          })(),
        };
      })(),
      sign: world.county.sign,
      partBytes: 1_000_000,
      outbox: out,
    });
    expect(bad).toMatchObject({ ok: false, error: { code: 'B30_ATTACHMENT' } });
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('a bundle in several parts', () => {
  const blobs = [randomBytes(400_000), randomBytes(300_000)];
  const several = async () => {
    const written = await packed(world, { content: { ...COMMON, blobs }, partBytes: MIN_PART_BYTES });
    expect(written.parts.length).toBeGreaterThan(2);
    expect(written.parts.every(({ bytes }) => bytes <= MIN_PART_BYTES)).toBe(true);
    return written.parts.map(({ file }) => file);
  };

  it('is read in any order, also when a part came twice', async () => {
    const files = await several();
    const reader = readerOf(world, world.prefecture);
    const [first = ''] = files;
    for (const order of [files, [...files].reverse(), [...files, first]])
      expect(taken(await readBack(order, reader)).records).toEqual(COMMON.records);
  });

  it('names the parts that are missing, and is read when they come on another day', async () => {
    const files = await several();
    const staged = [...(await carried(files.slice(1, 2)))];
    const without = await readBack(staged, readerOf(world, world.prefecture));
    const expected = files.map((_, at) => at + 1).filter((number) => number !== 2);
    expect(without).toEqual({ code: 'B07_PARTS', parts: expected });
    expect('code' in without && without.code === 'B07_PARTS' && bundleWords(without)).toContain(
      `还缺第 ${expected.join('、')} 卷`,
    );
    const part = await examinePart(staged[0] ?? '');
    expect(part.ok && missingParts([part.value])).toEqual(expected);
    staged.push(...(await carried([...files.slice(2), ...files.slice(0, 1)])));
    expect(taken(await readBack(staged, readerOf(world, world.prefecture))).records).toEqual(COMMON.records);
  });

  it('never mixes with parts of another', async () => {
    const [one, other] = [await several(), await several()];
    const reader = readerOf(world, world.prefecture);
    expect(await codeOf([...one.slice(0, 1), ...other.slice(1)], reader)).toBe('B08_MIXED');
    expect((await joinParts([])).ok).toBe(false);
  });

  it('is damaged when one of its parts is', async () => {
    const files = await several();
    const dir = folder();
    const copies = files.map((file, at) => {
      const copy = join(dir, String(at));
      copyFileSync(file, copy);
      return copy;
    });
    const bytes = readFileSync(copies[1] ?? '');
    bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1;
    writeFileSync(copies[1] ?? '', bytes);
    expect(await codeOf(copies, readerOf(world, world.prefecture))).toBe('B06_DAMAGED');
  });
});

describe('what power ended', () => {
  it('is cleared away, and whole parts stay', async () => {
    const outbox = folder();
    const { parts, bundleId } = await packed(world, { outbox });
    for (const name of [`${bundleId}.sealed`, `${bundleId}-2.part.tmp`, 'ab.arriving', 'ab.arriving.tmp'])
      writeFileSync(join(outbox, name), 'half');
    await clearUnfinished(outbox);
    expect(readdirSync(outbox).map((name) => join(outbox, name))).toEqual(parts.map(({ file }) => file));
    await clearUnfinished(join(outbox, 'gone'));
  });
});

describe('giving up', () => {
  it('ends writing, carrying, staging and reading, and leaves nothing half', async () => {
    const { parts } = await packed(world, { content: { ...COMMON, blobs: [randomBytes(5_000_000)] } });
    const file = parts[0]?.file ?? '';
    let asked = 0;
    const soon = {
      cancelled() {
        asked += 1;
        return asked > 3;
      },
      progress: () => undefined,
    };
    const medium = folder();
    expect(await carryPart(file, medium, soon)).toEqual({ ok: false, error: { code: 'CANCELLED' } });
    asked = 0;
    expect(await stageFile(file, medium, soon)).toEqual({ ok: false, error: { code: 'CANCELLED' } });
    expect(readdirSync(medium)).toEqual([]);
    asked = 0;
    expect(await openBundle([file], readerOf(world, world.prefecture), soon)).toEqual({
      ok: false,
      error: { code: 'CANCELLED' },
    });
    const open = await openBundle([file], readerOf(world, world.prefecture));
    asked = 0;
    expect(open.ok && (await deliver(open.value, () => undefined, soon))).toEqual({
      ok: false,
      error: { code: 'CANCELLED' },
    });
  });

  it('tells how far it is, up to the end and never back', async () => {
    const { parts } = await packed(world, { content: { ...COMMON, blobs: [randomBytes(3_000_000)] } });
    const shares: number[] = [];
    const hooks = { cancelled: () => false, progress: (share: number) => shares.push(share) };
    await openBundle([parts[0]?.file ?? ''], readerOf(world, world.prefecture), hooks);
    expect(shares.every((share, at) => share >= (shares[at - 1] ?? 0) && share <= 1)).toBe(true);
    expect(shares.at(-1)).toBe(1);
  });
});
