/** A batch of records: all of it or none of it, whatever is cut off, altered, failing or given up. */
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Journal, NewRecord } from '#electron/store/journal/journal';
import { failing, restore } from './failing-disk';
import {
  append,
  bytesOf,
  copyOf,
  HEADER_BYTES,
  must,
  mustFail,
  noise,
  open,
  opened,
  putBytes,
  saying,
  scanned,
  segmentFile,
  temporaryFolder,
  texts,
  toldNew,
  unitsOf,
  words,
} from './journal-kit';

const RECORDS: readonly NewRecord[] = [
  saying('第一'),
  { kind: 'stub', summary: new Uint8Array(0), content: words('存根') },
  { kind: 'entry', summary: words('要'), content: noise(3_000) },
  saying('末'),
];

/** Writes a batch in groups of two. */
async function write(journal: Journal, records = RECORDS): Promise<void> {
  const batch = must(journal.openBatch({ records: records.length, isFirstOwn: false }));
  for (let at = 0; at < records.length; at += 2) must(await batch.add(records.slice(at, at + 2)));
}

/** A folder with a record, a batch in the second segment, and nothing after it. */
async function withBatch(): Promise<string> {
  const dir = temporaryFolder();
  const journal = open(dir);
  must(append(journal, saying('前')));
  await write(journal);
  journal.close();
  return dir;
}

describe('a batch', () => {
  it('begins a segment, stands whole in it however long, and is followed by anything', async () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    must(append(journal, saying('前')));
    const long = Array.from({ length: 40 }, (_, at) => saying(`${at}`.repeat(200)));
    await write(journal, long);
    must(append(journal, saying('后')));
    const { point } = journal;
    expect(journal.count).toBe(43);
    journal.close();
    const found = scanned(dir);
    expect(found).toMatchObject({ damage: null, unfinishedBytes: 0, segments: 3, point });
    expect(found.records.slice(2, 42)).toEqual(long.map(toldNew));
    expect(opened(dir).records).toEqual(found.records);
    expect(opened(dir, point)).toMatchObject({ pointFound: true, damage: null, records: [] });
    expect(bytesOf(dir, 2).length).toBeGreaterThan(4096);
  });

  it('is not in the journal before its last record: neither point nor scan nor another reader sees it', async () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    must(append(journal, saying('前')));
    const before = [journal.point, journal.count];
    const batch = must(journal.openBatch({ records: 4, isFirstOwn: false }));
    must(await batch.add(RECORDS.slice(0, 3)));
    expect([journal.point, journal.count, journal.busy]).toEqual([...before, true]);
    expect([...journal.scan()]).toHaveLength(1);
    expect(texts(opened(copyOf(dir)).records)).toEqual(['前']);
    expect(() => journal.append('entry', new Uint8Array(0), words('插入'))).toThrow();
    expect(() => journal.endSegment()).toThrow();
    expect(() => journal.openBatch({ records: 1, isFirstOwn: false })).toThrow();
    await expect(batch.add(RECORDS)).rejects.toThrow('as many');
    must(await batch.add(RECORDS.slice(3)));
    expect([journal.count, journal.busy]).toEqual([6, false]);
    batch.giveUp();
    await expect(batch.add([])).rejects.toThrow('over');
    journal.close();
    expect(scanned(dir).records).toHaveLength(6);
  });

  it('given up, or closed in the midst, leaves a journal that goes on in a new segment', async () => {
    for (const end of ['give up', 'close'] as const) {
      const dir = temporaryFolder();
      let journal = open(dir);
      must(append(journal, saying('前')));
      const batch = must(journal.openBatch({ records: 4, isFirstOwn: false }));
      must(await batch.add(RECORDS.slice(0, 2)));
      if (end === 'close') {
        journal.close();
        expect(mustFail(await batch.add(RECORDS.slice(2))).code).toBe('JOURNAL_READ_ONLY');
        journal = open(dir);
      } else batch.giveUp();
      must(append(journal, saying('后')));
      await write(journal);
      journal.close();
      const found = scanned(dir);
      expect(found).toMatchObject({ damage: null, unfinishedBytes: 0, segments: 4 });
      expect(texts(found.records).slice(0, 2)).toEqual(['前', '后']);
      expect(found.records).toHaveLength(7);
      expect(opened(dir).records).toEqual(found.records);
      expect(bytesOf(dir, 2)).toHaveLength(HEADER_BYTES);
    }
  });

  it('whose last records are being flushed when the journal is closed is not there', async () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    must(append(journal, saying('前')));
    const batch = must(journal.openBatch({ records: 4, isFirstOwn: false }));
    const adding = batch.add(RECORDS);
    journal.close();
    expect(mustFail(await adding).code).toBe('CANCELLED');
    batch.giveUp();
    const again = open(dir);
    must(append(again, saying('后')));
    again.close();
    const found = scanned(dir);
    expect(found).toMatchObject({ damage: null, unfinishedBytes: 0 });
    expect(texts(found.records)).toEqual(['前', '后']);
  });

  it('cut anywhere before its last byte never was; the next write says so, and the bytes mean nothing', async () => {
    const whole = await withBatch();
    const bytes = bytesOf(whole, 2);
    const end = unitsOf(bytes).at(-1) ?? 0;
    for (let cut = HEADER_BYTES; cut < end; cut += cut % 97 === 0 ? 1 : 13) {
      const dir = copyOf(whole);
      truncateSync(join(dir, segmentFile(2)), cut);
      for (const found of [scanned(dir), opened(dir)]) {
        expect(found.damage).toBeNull();
        expect(texts(found.records)).toEqual(['前']);
      }
      const journal = open(dir);
      must(append(journal, saying('后')));
      await write(journal);
      journal.close();
      const after = scanned(dir);
      expect(after.damage).toBeNull();
      expect(texts(after.records).slice(0, 2)).toEqual(['前', '后']);
      expect(after.records).toHaveLength(7);
      expect(opened(dir).records).toEqual(after.records);
    }
  });

  it('is damage wherever a byte of it is altered while the rest is there, and then none of it counts', async () => {
    const whole = await withBatch();
    const bytes = bytesOf(whole, 2);
    const end = unitsOf(bytes).at(-1) ?? 0;
    for (let at = HEADER_BYTES; at < end; at += 7) {
      const dir = copyOf(whole);
      const altered = Buffer.from(bytes);
      altered.writeUInt8(altered.readUInt8(at) ^ 0x10, at);
      putBytes(dir, 2, altered);
      for (const found of [scanned(dir), opened(dir)]) {
        expect(texts(found.records), String(at)).toEqual(['前']);
        expect(found.damage, String(at)).not.toBeNull();
      }
    }
  });

  it('in a segment that another follows must be whole', async () => {
    const dir = await withBatch();
    const journal = open(dir);
    must(append(journal, saying('后')));
    journal.close();
    const bytes = bytesOf(dir, 2);
    const units = unitsOf(bytes);
    truncateSync(join(dir, segmentFile(2)), units.at(-2) ?? 0);
    expect(scanned(dir).damage).toMatchObject({ reason: 'records-missing' });
    expect(texts(opened(dir).records)).toEqual(['前']);
    expect(opened(dir).damage).not.toBeNull();
  });

  it('is damage when another kind of record stands in it', async () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    for (const record of [
      saying('前'),
      { kind: 'batch', summary: new Uint8Array(0), content: words('{"records":2}') } as const,
      saying('一'),
      { kind: 'seal', summary: new Uint8Array(0), content: words('封') } as const,
    ])
      must(append(journal, record));
    journal.close();
    expect(scanned(dir).damage).toMatchObject({ reason: 'batch-altered', record: 4 });
    expect(opened(dir).damage).toMatchObject({ reason: 'batch-altered', record: 4 });
    expect(() =>
      must(append(open(dir), { kind: 'batch', summary: new Uint8Array(0), content: words('{}') })),
    ).toThrow();
  });

  it.each(['writeSync', 'fdatasyncSync', 'fdatasync', 'openSync', 'fsyncSync'] as const)(
    'with a fault at any one %s leaves nothing of itself, and the reserve alone',
    async (call) => {
      for (let number = 1; ; number += 1) {
        const dir = temporaryFolder();
        const journal = open(dir);
        must(append(journal, saying('前')));
        // The reserve is in its place before the disk fails.
        await nextTurn();
        const injected = failing(call, call === 'writeSync' ? 'ENOSPC' : 'EIO', (at) => at === number, 33);
        const begun = journal.openBatch({ records: 4, isFirstOwn: false });
        const added = begun.ok ? await begun.value.add(RECORDS.slice(0, 2)) : begun;
        const ended = begun.ok && added.ok ? await begun.value.add(RECORDS.slice(2)) : added;
        restore();
        expect(journal.count).toBe(ended.ok ? 6 : 1);
        expect(journal.reserveUsed).toBe(false);
        must(append(journal, saying('后')));
        journal.close();
        const found = scanned(dir);
        expect(found).toMatchObject({ damage: null });
        expect(found.records).toHaveLength(ended.ok ? 7 : 2);
        expect(opened(dir).records).toEqual(found.records);
        if (injected.failures === 0) break;
      }
    },
  );
});
