/** The journal keeps what it was given, in order, readable from any point and at any place. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  Journal,
  type JournalPoint,
  JournalReadError,
  type RecordPlace,
  scanJournal,
} from '#electron/store/journal/journal';
import { KeyRing } from '#electron/store/key-ring';
import {
  append,
  bytesOf,
  keyRing,
  must,
  mustFail,
  noise,
  open,
  opened,
  putBytes,
  say,
  saying,
  scanned,
  segmentFile,
  temporaryFolder,
  textOf,
  texts,
  told,
  toldNew,
  unitsOf,
  words,
} from './journal-kit';

const NOTHING = new Uint8Array(0);

describe('an open journal', () => {
  it('keeps records of every kind and size, with their summaries, in order', () => {
    const dir = temporaryFolder();
    const journal = open(dir, null, { segmentBytes: 16 * 1024 * 1024 });
    const records = [
      saying('登记'),
      { kind: 'seal', summary: NOTHING, content: NOTHING },
      { kind: 'entry', summary: noise(60_000), content: noise(3_000_000) },
      { kind: 'entry', summary: NOTHING, content: words('同'.repeat(100_000)) },
    ] as const;
    for (const [at, record] of records.entries()) {
      const appended = must(append(journal, record));
      expect(appended.number).toBe(at + 1);
      expect(journal.count).toBe(at + 1);
      const read = must(journal.read(appended.place));
      expect(told({ ...read, content: () => read.content })).toBe(toldNew(record));
    }
    journal.close();
    expect(scanned(dir).records).toEqual(records.map(toldNew));
    expect(opened(dir).records).toEqual(records.map(toldNew));
  });

  it('can be opened from every point, and then gives what came after', () => {
    const dir = temporaryFolder();
    const points: (JournalPoint | null)[] = [null];
    const said: string[] = [];
    for (let session = 0; session < 4; session += 1) {
      const journal = open(dir, points.at(-1) ?? null, { segmentBytes: 800 });
      expect(journal.opened).toMatchObject({ tail: [], damage: null, pointFound: true, unfinishedBytes: 0 });
      for (let record = 0; record < 6; record += 1) {
        said.push(`第 ${session} 次第 ${record} 条${'。'.repeat(record * 60)}`);
        must(append(journal, saying(said.at(-1) ?? '')));
        points.push(journal.point);
      }
      journal.close();
    }
    const whole = scanned(dir);
    expect(whole.segments).toBeGreaterThan(4);
    expect(whole.point).toEqual(points.at(-1));
    for (const [count, point] of points.entries()) {
      const journal = open(dir, point === null ? null : (JSON.parse(JSON.stringify(point)) as JournalPoint), {
        readOnly: true,
      });
      const { tail } = journal.opened;
      expect(tail.map(told)).toEqual(whole.records.slice(count));
      expect(tail.map((record) => record.number)).toEqual(said.slice(count).map((_, at) => count + at + 1));
      for (const record of tail) {
        expect(Buffer.from(record.head).toString('hex')).toBe(whole.heads[record.number - 1]);
        expect(textOf(must(journal.read(record.place)).content)).toBe(said[record.number - 1]);
      }
      journal.releaseTail();
      expect(journal.opened.tail).toEqual([]);
      expect(tail.map(told)).toEqual(whole.records.slice(count));
      expect(journal.point).toEqual(whole.point);
      journal.close();
    }
  });

  it('begins a segment at every opening, cuts off what was written ahead, and leaves nothing for reading alone', () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    expect(existsSync(join(dir, segmentFile(1)))).toBe(false);
    must(append(journal, saying('一')));
    expect(statSync(join(dir, segmentFile(1))).size).toBe(4096);
    journal.close();
    expect(bytesOf(dir, 1)).toHaveLength(journal.point.position);
    open(dir).close();
    say(dir, '二');
    expect(readdirSync(join(dir, 'journal')).filter((name) => name.endsWith('.seg'))).toHaveLength(2);
    expect(texts(scanned(dir).records)).toEqual(['一', '二']);
  });

  it('keeps nothing in the clear, and the same content never twice as the same bytes', () => {
    const dir = temporaryFolder();
    say(dir, 'resource name '.repeat(3), 'resource name '.repeat(3));
    const bytes = bytesOf(dir, 1);
    expect(bytes.includes('resource')).toBe(false);
    const [, first = 0, second = 0, end = 0] = unitsOf(bytes);
    expect(second - first).toBe(end - second);
    expect(bytes.subarray(first + 16, second)).not.toEqual(bytes.subarray(second + 16, end));
  });

  it('refuses appends when read-only or closed, and a mistaken use is a bug', async () => {
    const dir = temporaryFolder();
    say(dir, '一');
    const reading = open(dir, null, { readOnly: true });
    expect(mustFail(append(reading, saying('二')))).toEqual({ code: 'JOURNAL_READ_ONLY', damage: null });
    expect((await reading.appendAll([saying('二')])).fault).toEqual({
      code: 'JOURNAL_READ_ONLY',
      damage: null,
    });
    expect(reading.renewReserve()).toBe(false);
    reading.close();
    expect(mustFail(append(reading, saying('二'))).code).toBe('JOURNAL_READ_ONLY');
    expect(() => reading.scan()).toThrow('closed');
    const journal = open(dir);
    expect(() => journal.append('entry', noise(60_001), NOTHING)).toThrow(RangeError);
    expect(() => journal.append('entry', NOTHING, new Uint8Array(32 * 1024 * 1024 + 1))).toThrow(RangeError);
    const many = journal.appendAll(Array.from({ length: 600 }, (_, at) => saying(`${at}`)));
    expect(journal.busy).toBe(true);
    expect(() => append(journal, saying('二'))).toThrow('midst');
    await expect(journal.appendAll([])).rejects.toThrow('at once');
    expect((await many).places).toHaveLength(600);
    expect(journal.busy).toBe(false);
    journal.close();
    expect(scanned(dir)).toMatchObject({ damage: null, point: { count: 601 } });
  });

  it('ends an append of many that is overtaken by closing, and keeps what it had flushed', async () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    function* closing() {
      for (let at = 0; at < 700; at += 1) {
        if (at === 600) journal.close();
        yield saying(`${at}`);
      }
    }
    const all = await journal.appendAll(closing());
    expect(all.fault).toEqual({ code: 'JOURNAL_READ_ONLY', damage: null });
    expect(all.places).toHaveLength(512);
    expect(scanned(dir)).toMatchObject({ damage: null, point: { count: 512 } });
  });

  it('appends many in order, a dictionary among them', async () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    const records = Array.from({ length: 1000 }, (_, at) =>
      at === 300
        ? ({
            kind: 'dictionary',
            summary: NOTHING,
            content: words('乌鲁木齐市公共数据资源登记申请'),
          } as const)
        : saying(`乌鲁木齐市公共数据资源登记申请第 ${at} 号`),
    );
    const all = await journal.appendAll(records);
    expect(all).toMatchObject({ fault: null, point: journal.point });
    for (const at of [0, 299, 300, 301, 999]) {
      const place = all.places[at];
      expect(place && must(journal.read(place)).content).toEqual(Buffer.from(records[at]?.content ?? ''));
    }
    journal.close();
    expect(scanned(dir).records).toEqual(records.map(toldNew));
    expect(opened(dir).records).toEqual(records.map(toldNew));
  });
});

describe('a dictionary', () => {
  const DICTIONARY = words(
    '{"events":[{"type":"applicationFiled","form":{"resourceName":"水资源监测数据","holder":"水利厅"}}]}',
  );
  const CONTENT =
    '{"events":[{"type":"applicationFiled","form":{"resourceName":"水资源监测数据","holder":"水利厅"}}],"seq":4}';

  it('makes what follows shorter, in this opening and in the next ones, until another takes its place', () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    const sizes: number[] = [];
    const places: RecordPlace[] = [];
    const put = (target: Journal) => {
      const before = target.point;
      const { place } = must(append(target, saying(CONTENT)));
      const { point } = target;
      sizes.push(point.position - (before.segment === point.segment ? before.position : 144));
      places.push(place);
    };
    put(journal);
    must(journal.append('dictionary', NOTHING, DICTIONARY));
    put(journal);
    const { point } = journal;
    expect(point.dictionary).toMatchObject({ index: 1 });
    journal.close();
    const again = open(dir, point);
    put(again);
    must(again.append('dictionary', NOTHING, NOTHING));
    put(again);
    again.close();
    const [without = 0, first = 0, second = 0, empty = 0] = sizes;
    expect(first).toBeLessThan(without - 40);
    expect(second).toBe(first);
    expect(empty).toBe(without);
    const reading = open(dir, point, { readOnly: true });
    for (const place of places) expect(textOf(must(reading.read(place)).content)).toBe(CONTENT);
    expect(texts(reading.opened.tail.map(told))).toEqual([CONTENT, '', CONTENT]);
    reading.close();
    expect(texts(scanned(dir).records).filter((text) => text === CONTENT)).toHaveLength(4);
  });

  it('that can no longer be read is told as a fault, not as content', () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    const { place } = must(journal.append('dictionary', NOTHING, DICTIONARY));
    must(append(journal, saying('二')));
    const { point } = journal;
    journal.close();
    const next = open(dir, point);
    must(append(next, saying(CONTENT)));
    next.close();
    const altered = bytesOf(dir, place.segment);
    altered.writeUInt8(altered.readUInt8(place.position + 60) ^ 1, place.position + 60);
    putBytes(dir, place.segment, altered);
    const reading = open(dir, point, { readOnly: true });
    const [record] = reading.opened.tail;
    expect(() => record?.content()).toThrow(JournalReadError);
    expect(mustFail(reading.read(place)).code).toBe('JOURNAL_DAMAGED');
    reading.close();
    const writing = open(dir, point);
    expect(mustFail(append(writing, saying(CONTENT))).code).toBe('JOURNAL_DAMAGED');
    writing.close();
  });
});

describe('a scan', () => {
  it('needs a folder and a key ring alone, such as a worker receives', () => {
    const dir = temporaryFolder();
    say(dir, '一', '二');
    const ring = keyRing();
    const secrets = ring.transferable();
    const received = KeyRing.received(
      structuredClone(secrets, {
        transfer: [secrets.master, secrets.storeId, secrets.salt].map((bytes) => bytes.buffer as ArrayBuffer),
      }),
    );
    ring.wipe();
    expect(secrets.master).toHaveLength(0);
    expect(texts(scanned(dir, received).records)).toEqual(['一', '二']);
    received.wipe();
    expect(() => scanned(dir, received)).toThrow('closed');
    expect(() => ring.transferable()).toThrow('closed');
  });

  it('of an open journal stops at the point it had, whatever is appended meanwhile', () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    for (let at = 0; at < 40; at += 1) must(append(journal, saying(`${at}${'，'.repeat(60)}`)));
    const scan = journal.scan();
    let seen = 0;
    for (;;) {
      const step = scan.next();
      if (step.done) {
        expect(step.value).toMatchObject({ damage: null, point: { count: 40 } });
        break;
      }
      seen += 1;
      must(append(journal, saying(`其后 ${seen}${'，'.repeat(60)}`)));
    }
    expect(seen).toBe(40);
    expect(journal.count).toBe(80);
    journal.close();
  });

  it('ends as damage where its caller refuses a record', () => {
    const dir = temporaryFolder();
    say(dir, '一', '二', '三');
    const scan = scanJournal(dir, keyRing(), {
      accept: (record) => (textOf(record.content()) === '二' ? 'signature-wrong' : null),
    });
    expect(scan.next().value).toMatchObject({ number: 1 });
    const end = scan.next();
    expect(end).toMatchObject({ done: true, value: { point: { count: 1 } } });
    const [, , second] = unitsOf(bytesOf(dir, 1));
    expect(end.value).toMatchObject({
      damage: { file: segmentFile(1), position: second, record: 2, reason: 'signature-wrong' },
    });
  });

  it('of nothing is sound and empty', () => {
    const dir = temporaryFolder();
    expect(scanned(dir)).toMatchObject({ segments: 0, damage: null, unfinishedBytes: 0, records: [] });
    expect(opened(dir)).toMatchObject({ damage: null, pointFound: true, records: [] });
  });

  it('under the keys of another store finds a header that is not its own', () => {
    const dir = temporaryFolder();
    say(dir, '一');
    expect(scanned(dir, keyRing(2)).damage).toMatchObject({ reason: 'header-altered', record: 1 });
    const other = must(Journal.open(dir, keyRing(2), null));
    expect(mustFail(append(other, saying('二'))).code).toBe('JOURNAL_READ_ONLY');
    other.close();
  });
});
