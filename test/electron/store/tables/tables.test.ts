import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDirectory } from '#electron/store/tables/directory';
import type { Tables } from '#electron/store/tables/tables';
import type { Json } from '#shared/lib/canonical-json';
import { ask, Model, noise, openTables, type Papers, paper, save, temporaryFolder } from './tables-kit';

const packsIn = (dir: string): readonly string[] =>
  existsSync(join(dir, 'tables')) ? readdirSync(join(dir, 'tables')) : [];

/** Puts a paper into tables and model. */
function putBoth(tables: Tables<Papers>, model: Model, key: string, n: number, name = `目录${n}`): void {
  const doc = paper({ received: n, name });
  tables.put('papers', key, doc);
  model.papers.set(key, doc);
}

describe('tables in which nothing is', () => {
  it('answer that nothing is there, and save nothing', async () => {
    const dir = temporaryFolder();
    const tables = openTables(dir);
    expect(tables.get('papers', 'K')).toBe(undefined);
    expect(tables.query({ table: 'papers', text: 'a', limit: 20 })).toEqual({ total: 0, rows: [] });
    expect(tables.count({ table: 'notes' })).toBe(0);
    expect([...tables.keys('papers', '')]).toEqual([]);
    const directory = await save(tables);
    expect(packsIn(dir)).toEqual([]);
    tables.close();
    expect(openTables(dir, directory).changed).toBe(0);
  });

  it('refuse a name they do not know and a row that is not like its columns', () => {
    const tables = openTables(temporaryFolder()) as unknown as Tables<{ other: { received: number } }>;
    expect(() => tables.get('other', 'K')).toThrow('no table');
    const papers = openTables(temporaryFolder());
    expect(() => papers.put('papers', 'K', paper({ received: 0.5 }))).toThrow('received');
    expect(papers.get('papers', 'K')).toBe(undefined);
  });
});

describe('many documents', () => {
  it('are found over several sections and partitions, page by page', async () => {
    const dir = temporaryFolder();
    const model = new Model();
    let tables = openTables(dir);
    for (let n = 0; n < 2500; n++) putBoth(tables, model, `K${n}`, (n * 7919) % 2503);
    for (let n = 0; n < 5000; n++) tables.put('notes', `N${n}`, { text: String(n) });
    let directory = await save(tables);
    for (let n = 0; n < 2500; n += 250) putBoth(tables, model, `K${n}`, n + 5000);
    for (let n = 0; n < 700; n++) putBoth(tables, model, `L${n}`, 1200);
    directory = await save(tables);
    const { papers, notes } = readDirectory(directory).tables;
    expect(papers?.sections.length).toBeGreaterThan(3);
    expect(notes?.partitions.length).toBeGreaterThan(1);
    tables.close();
    tables = openTables(dir, directory);
    for (const order of ['section', { column: 'received', descending: true }] as const)
      for (const offset of [0, 1000, 1700, 3190])
        expect(ask(tables, { order, offset, limit: 20 })).toEqual(model.query({ order, offset, limit: 20 }));
    for (let n = 0; n < 5000; n += 371) expect(tables.get('notes', `N${n}`)).toEqual({ text: String(n) });
    expect(tables.get('notes', 'N5000')).toBe(undefined);
    expect([...tables.keys('papers', '受理')]).toEqual(model.keys('受理'));
  });

  it('may be huge, one by one', async () => {
    const dir = temporaryFolder();
    let tables = openTables(dir);
    const text = noise(5_000_000);
    tables.put('notes', 'huge', { text });
    tables.put('papers', 'K', paper({ name: '目'.repeat(300_000) }));
    const directory = await save(tables);
    tables.close();
    tables = openTables(dir, directory);
    expect(tables.get('notes', 'huge')?.text === text).toBe(true);
    expect(tables.query({ table: 'papers', text: '目目', limit: 1 }).total).toBe(1);
  });
});

describe('a snapshot', () => {
  it('tells how far it is, ever further, to the end', async () => {
    const tables = openTables(temporaryFolder());
    for (let n = 0; n < 400; n++) tables.put('notes', `N${n}`, { text: '备注' });
    const shares: number[] = [];
    const snapshot = await tables.snapshot({ onProgress: (share) => shares.push(share) });
    expect(snapshot.ok).toBe(true);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.at(-1)).toBe(1);
  });

  it('that is cancelled while it is built leaves no pack and everything to be saved', async () => {
    const dir = temporaryFolder();
    const tables = openTables(dir);
    for (let n = 0; n < 2000; n++) tables.put('notes', `N${n}`, { text: noise(900) });
    const controller = new AbortController();
    const outcome = await tables.snapshot({
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(outcome).toEqual({ ok: false, error: 'cancelled' });
    expect(packsIn(dir)).toEqual([]);
    expect(tables.changed).toBe(2000);
    await save(tables);
    expect(tables.changed).toBe(0);
  });

  it('is cancelled by closing', async () => {
    const dir = temporaryFolder();
    const tables = openTables(dir);
    for (let n = 0; n < 500; n++) tables.put('notes', `N${n}`, { text: noise(900) });
    const running = tables.snapshot();
    tables.close();
    expect(await running).toEqual({ ok: false, error: 'cancelled' });
    expect(packsIn(dir)).toEqual([]);
    expect(() => tables.get('notes', 'N1')).toThrow('closed');
  });

  it('that is discarded leaves no pack; one that was never ended is swept away by the next', async () => {
    const dir = temporaryFolder();
    let tables = openTables(dir);
    tables.put('notes', 'N', { text: 'a' });
    const discarded = await tables.snapshot();
    if (discarded.ok) discarded.value.discard();
    expect(packsIn(dir)).toEqual([]);
    await tables.snapshot();
    expect(packsIn(dir)).toEqual(['00000001.pak']);
    tables.close();
    tables = openTables(dir);
    tables.put('notes', 'N', { text: 'b' });
    const directory = await save(tables);
    expect(packsIn(dir)).toEqual(['00000002.pak']);
    tables.close();
    expect(openTables(dir, directory).get('notes', 'N')).toEqual({ text: 'b' });
  });

  it('is one at a time, and ends once', async () => {
    const tables = openTables(temporaryFolder());
    tables.put('notes', 'N', { text: 'a' });
    const running = tables.snapshot();
    await expect(tables.snapshot()).rejects.toThrow('running');
    const outcome = await running;
    if (!outcome.ok) throw new Error('not saved');
    outcome.value.commit();
    expect(() => outcome.value.discard()).toThrow('ended');
  });

  it('answers a fault when the folder cannot be written, and changes nothing', async () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, 'tables'), '');
    const tables = openTables(dir);
    tables.put('notes', 'N', { text: 'a' });
    expect(await tables.snapshot()).toEqual({ ok: false, error: { code: 'IO_ERROR', where: 'tables' } });
    expect(tables.changed).toBe(1);
    expect(tables.get('notes', 'N')).toEqual({ text: 'a' });
  });
});

describe('merging of packs', () => {
  it('is due when half of the bytes are dead, and then frees them', async () => {
    const dir = temporaryFolder();
    const model = new Model();
    let tables = openTables(dir);
    let directory: Json = null;
    let dueTimes = 0;
    for (let round = 0; round < 8; round++) {
      for (let n = 0; n < 12; n++) putBoth(tables, model, `K${n}`, n + round, noise(30_000));
      putBoth(tables, model, `once${round}`, round, noise(30_000));
      if (tables.compactionDue) dueTimes++;
      directory = await save(tables);
    }
    expect(dueTimes).toBeGreaterThan(0);
    const { packs } = readDirectory(directory);
    expect(packsIn(dir).length).toBe(packs.length);
    expect(packs.length).toBeLessThan(8);
    tables.close();
    tables = openTables(dir, directory);
    const everything = { order: 'section', offset: 0, limit: 100 } as const;
    expect(ask(tables, everything)).toEqual(model.query(everything));
    for (const [key, doc] of model.papers) expect(tables.get('papers', key)).toEqual(doc);
  });

  it('makes the dictionary anew when the table has outgrown it', async () => {
    const dir = temporaryFolder();
    let tables = openTables(dir);
    const model = new Model();
    for (let n = 0; n < 20; n++) putBoth(tables, model, `K${n}`, n);
    await save(tables);
    for (let n = 20; n < 200; n++) putBoth(tables, model, `K${n}`, n);
    await save(tables);
    expect(tables.compactionDue).toBe(true);
    const directory = await save(tables);
    expect(tables.compactionDue).toBe(false);
    expect(readDirectory(directory).tables.papers?.dictionary?.madeOf).toBe(200);
    tables.close();
    tables = openTables(dir, directory);
    for (const [key, doc] of model.papers) expect(tables.get('papers', key)).toEqual(doc);
  });
});

describe('rows announced before their documents are folded', () => {
  it('are seen by queries, while their documents are not given out and nothing is saved', async () => {
    const tables = openTables(temporaryFolder());
    tables.put('papers', 'K', paper({ received: 5 }));
    const delta = tables.rowChange('papers', 'K', paper({ received: 5, name: '新名称' }));
    expect(delta).toEqual({
      was: ['受理/650100', String(9e15 - 5).padStart(17, '0')],
      set: { name: '新名称', size: 3 },
    });
    if (!delta) throw new Error('no change');
    await save(tables);
    tables.putRow('papers', 'K', delta);
    expect(tables.query({ table: 'papers', text: '新名', limit: 1 }).rows).toEqual([
      { key: 'K', row: expect.objectContaining({ name: '新名称', received: 5, agency: '650100' }) },
    ]);
    expect(() => tables.get('papers', 'K')).toThrow('not folded');
    expect(() => tables.put('papers', 'K', paper())).toThrow('not folded');
    await expect(tables.snapshot()).rejects.toThrow('not folded');
    tables.dropRows();
    expect(tables.get('papers', 'K')).toEqual(paper({ received: 5 }));
    expect(tables.query({ table: 'papers', text: '新名', limit: 1 }).total).toBe(0);
  });

  it('say nothing about a document whose row stays', () => {
    const tables = openTables(temporaryFolder());
    tables.put('papers', 'K', paper());
    expect(tables.rowChange('papers', 'K', paper())).toBe(null);
    expect(tables.rowChange('notes', 'N', { text: 'a' })).toBe(null);
    expect(tables.rowChange('papers', 'L', paper({ hidden: true }))).toBe(null);
    expect(tables.rowChange('papers', 'K', paper({ hidden: true }))).toMatchObject({ now: null, set: {} });
  });
});
