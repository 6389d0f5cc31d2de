/** The life of a store: made, filled, closed, opened again; what it keeps and what it refuses. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStore, openStore, storeStatus, verifyStore } from '#electron/store/store';
import type { AccountId, CaseId } from '#shared/domain/ids';
import { failing, restore } from './journal/failing-disk';
import {
  allFiles,
  BY_PASSPHRASE,
  BY_PRACTICE,
  CLERK,
  draft,
  listed,
  must,
  mustFail,
  NOW,
  open,
  PASSPHRASE,
  practiceStore,
  realStore,
  type SayingFold,
  say,
  sayings,
  segments,
  temporaryFolder,
  WEAK_KDF,
} from './store-kit';

describe('making a store', () => {
  it('leaves a folder that says what it is, without any key', async () => {
    const empty = temporaryFolder();
    expect(must(storeStatus(empty))).toEqual({ exists: false, practice: false, initialised: false });
    expect(must(storeStatus(join(empty, 'not-there')))).toMatchObject({ exists: false });
    expect(must(storeStatus(await practiceStore()))).toEqual({
      exists: true,
      practice: true,
      initialised: false,
    });
    expect(must(storeStatus((await realStore()).dir))).toMatchObject({ exists: true, practice: false });
  });

  it('refuses a folder that holds a store or any part of one, and changes nothing in it', async () => {
    const dir = await practiceStore();
    await say(dir, '第一');
    const before = readFileSync(join(dir, 'keys'));
    const again = { dir, practice: true, createdAt: NOW, people: [] };
    expect(mustFail(await createStore(again)).code).toBe('STORE_EXISTS');
    expect(readFileSync(join(dir, 'keys'))).toEqual(before);
    for (const part of ['journal/00000001.seg', 'blobs/x', 'snapshot/views', 'attempts']) {
      const half = temporaryFolder();
      mkdirSync(join(half, part, '..'), { recursive: true });
      writeFileSync(join(half, part), '');
      expect(mustFail(await createStore({ ...again, dir: half })).code).toBe('STORE_EXISTS');
      expect(existsSync(join(half, 'keys'))).toBe(false);
    }
  });

  it('may be done anew while the store has no entry: its slips were never shown', async () => {
    const dir = await practiceStore();
    const before = readFileSync(join(dir, 'keys'));
    must(await createStore({ dir, practice: true, createdAt: NOW, people: [] }));
    expect(readFileSync(join(dir, 'keys'))).not.toEqual(before);
    await say(dir, '第一');
  });

  it('is not set up until its first entry, and from then on a missing journal is a fault', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    expect(store.count).toBe(0);
    expect(segments(dir)).toEqual([]);
    must(store.append(draft('第一')));
    must(store.close());
    expect(must(storeStatus(dir)).initialised).toBe(true);
    rmSync(join(dir, 'journal'), { recursive: true });
    expect(mustFail(storeStatus(dir))).toEqual({ code: 'STORE_INCOMPLETE', where: 'journal' });
    expect(mustFail(await open(dir))).toEqual({ code: 'STORE_INCOMPLETE', where: 'journal' });
    expect(mustFail(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW })).code).toBe('STORE_INCOMPLETE');
  });

  it('finishes setting up after a crash between the first entry and its mark in the keys', async () => {
    const dir = await practiceStore();
    const asCreated = readFileSync(join(dir, 'keys'));
    await say(dir, '第一');
    writeFileSync(join(dir, 'keys'), asCreated);
    expect(must(storeStatus(dir)).initialised).toBe(true);
    must(must(await open(dir)).close());
    rmSync(join(dir, 'journal'), { recursive: true });
    expect(mustFail(await open(dir)).code).toBe('STORE_INCOMPLETE');
  });

  it('never takes a folder without keys for an empty store', async () => {
    const dir = await practiceStore();
    await say(dir, '第一');
    rmSync(join(dir, 'keys'));
    rmSync(join(dir, 'keys.prev'));
    expect(mustFail(storeStatus(dir))).toEqual({ code: 'STORE_INCOMPLETE', where: 'keys' });
    expect(mustFail(await open(dir)).code).toBe('STORE_INCOMPLETE');
    expect(mustFail(await open(temporaryFolder())).code).toBe('STORE_MISSING');
  });

  it('has no person without a passphrase unless it is for practice', async () => {
    const people = [{ account: CLERK, passphrase: null }];
    const dir = temporaryFolder();
    await expect(createStore({ dir, practice: false, createdAt: NOW, people })).rejects.toThrow('practice');
    expect(must(storeStatus(dir)).exists).toBe(false);
    must(await createStore({ dir, practice: true, createdAt: NOW, people }));
  });
});

describe('entries', () => {
  it('come back in order, chained, signed and folded alike after every reopening', async () => {
    const dir = await practiceStore();
    await say(dir, '一', '二');
    await say(dir, '三');
    const store = must(await open(dir));
    expect(store.views.said).toEqual(['一', '二', '三']);
    const entries = [...store.entries()];
    expect(entries.map(({ entry }) => entry.seq)).toEqual([1, 2, 3]);
    expect(entries.map(({ entry }) => entry.lamport)).toEqual([1, 2, 3]);
    expect(entries.map(({ entry }) => entry.prev)).toEqual([null, entries[0]?.id, entries[1]?.id]);
    expect(entries.map(({ id }) => id)).toEqual(store.views.ids);
    expect(entries.every(({ entry }) => entry.station === store.station)).toBe(true);
    expect(segments(dir)).toHaveLength(2);
    const appended = must(store.append(draft('四')));
    expect(appended.entry.seq).toBe(4);
    expect([...store.entries()].at(-1)).toEqual(appended);
    must(store.close());
  });

  it('are read without leaving a trace when nothing is written', async () => {
    const dir = await practiceStore();
    await say(dir, '一');
    const before = allFiles(dir).map((name) => [name, readFileSync(join(dir, name), 'hex')]);
    must(must(await open(dir)).close());
    const reader = must(await open(dir, BY_PRACTICE, { readOnly: true }));
    expect(mustFail(reader.append(draft('二')))).toEqual({ code: 'JOURNAL_READ_ONLY', damage: null });
    expect(mustFail(reader.putBlob(Buffer.from('x'))).code).toBe('JOURNAL_READ_ONLY');
    expect(mustFail(reader.removePerson(CLERK)).code).toBe('JOURNAL_READ_ONLY');
    must(reader.close());
    expect(allFiles(dir).map((name) => [name, readFileSync(join(dir, name), 'hex')])).toEqual(before);
  });

  it('are no more accepted or readable once the store is closed', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    must(store.append(draft('一')));
    must(store.close());
    must(store.close());
    expect(mustFail(store.append(draft('二'))).code).toBe('JOURNAL_READ_ONLY');
    expect(() => [...store.entries()]).toThrow('closed');
  });

  it('are folded from the same values now and after a restart', async () => {
    const dir = await practiceStore();
    const seen: string[] = [];
    const fold: SayingFold = {
      ...sayings,
      applyToDocuments: (_views, _documents, entry) => void seen.push(JSON.stringify(entry)),
      applyToDesk: (_views, entry) => void seen.push(JSON.stringify(entry)),
    };
    const options = { dir, unlock: BY_PRACTICE, fold, now: NOW };
    const store = must(await openStore(options));
    must(store.append({ ...draft('一'), base: null }));
    must(store.close());
    rmSync(join(dir, 'snapshot'), { recursive: true });
    must(must(await openStore(options)).close());
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(1);
  });

  it('that fail on disk leave state, documents, lists and journal as they were, and the next one is saved', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    must(store.append(draft('一')));
    const look = () => ({
      views: structuredClone(store.views),
      listed: listed(store),
      count: store.count,
      docs: store.views.ids.map((id) => store.tables.get('said', id)),
      entries: [...store.entries()],
    });
    const before = look();
    for (const [call, code] of [
      ['writeSync', 'EIO'],
      ['fdatasyncSync', 'EIO'],
    ] as const) {
      failing(call, code, () => true);
      expect(mustFail(store.append(draft('失败'))).code).toBe('IO_ERROR');
      expect(mustFail(store.seal(NOW)).code).toBe('IO_ERROR');
      restore();
      expect(look()).toEqual(before);
    }
    expect(must(store.append(draft('二'))).entry.seq).toBe(2);
    must(store.close());
    const again = must(await open(dir));
    expect(again.opened.damage).toBeNull();
    expect(again.views.said).toEqual(['一', '二']);
    must(again.close());
  });

  it('of a case are found in the order of the journal, also after every reopening and rebuilding', async () => {
    const dir = await practiceStore();
    const cases = ['a'.repeat(32), 'b'.repeat(32)] as unknown as readonly [CaseId, CaseId];
    const store = must(await open(dir));
    for (const [at, word] of ['一', '二', '三', '四'].entries())
      must(store.append({ ...draft(word), case: cases[at % 2] ?? null }));
    must(store.append(draft('无案')));
    const expected = [...store.entries()];
    const of = (from: typeof store, ...wanted: readonly CaseId[]) => [...from.entriesOf(new Set(wanted))];
    const check = (from: typeof store) => {
      expect(of(from, cases[0])).toEqual([expected[0], expected[2]]);
      expect(of(from, cases[1], cases[0])).toEqual(expected.slice(0, 4));
      expect(of(from, 'd'.repeat(32) as CaseId)).toEqual([]);
    };
    check(store);
    must(store.close());
    for (const prepare of [
      () => undefined,
      () => rmSync(join(dir, 'snapshot'), { recursive: true }),
      () => undefined,
    ]) {
      prepare();
      const again = must(await open(dir));
      check(again);
      must(again.close());
    }
  });
});

describe('a look from outside', () => {
  it('finds no word of the content, no name and no passphrase in any file or file name (XJR-7-5)', async () => {
    const { dir, slips } = await realStore();
    const names = ['阿依古丽·买买提', '喀什地区公共数据资源', 'Kashgar-Transit', '653100198801011234'];
    const store = must(await open(dir, BY_PASSPHRASE));
    for (const name of names) {
      const hash = must(store.putBlob(Buffer.from(`${name} 的材料`.repeat(50))));
      must(store.append(draft(name, [{ hash, bytes: 10, name: `${name}.pdf` }])));
    }
    must(await store.addPerson('guli.amat' as AccountId, '另一个口令', WEAK_KDF));
    must(store.close());
    mustFail(await open(dir, { kind: 'passphrase', account: 'li.na' as AccountId, passphrase: PASSPHRASE }));
    const secrets = [
      ...names,
      CLERK,
      'guli.amat',
      'li.na',
      PASSPHRASE,
      '另一个口令',
      ...slips,
      ...slips.map((slip) => slip.replaceAll('-', '')),
      'clock.confirm',
    ];
    const files = allFiles(dir);
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) {
      const bytes = readFileSync(join(dir, file));
      for (const secret of secrets) {
        expect(file.includes(secret)).toBe(false);
        for (const encoding of ['utf8', 'utf16le'] as const)
          expect(bytes.includes(Buffer.from(secret, encoding)), `${secret} in ${file}`).toBe(false);
        expect(bytes.includes(Buffer.from(secret).toString('base64').replace(/=+$/, ''))).toBe(false);
        expect(bytes.includes(Buffer.from(secret).toString('hex'))).toBe(false);
      }
    }
  });
});
