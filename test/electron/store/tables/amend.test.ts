import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Tables } from '#electron/store/tables/tables';
import { TablesDamaged } from '#electron/store/tables/tables-damaged';
import { type Note, openTables, type Papers, save, temporaryFolder } from './tables-kit';

const longer =
  (more: string) =>
  (known: Note | undefined): Note => ({ text: `${known?.text ?? ''}${more}` });

const textOf = (tables: Tables<Papers>, key: string): string | undefined => tables.get('notes', key)?.text;

describe('a document that is amended', () => {
  it('is made of what is there, and of nothing when nothing is', () => {
    const tables = openTables(temporaryFolder());
    tables.put('notes', 'A', { text: 'a' });
    tables.amend('notes', 'A', longer('b'));
    tables.amend('notes', 'B', longer('b'));
    expect([textOf(tables, 'A'), textOf(tables, 'B')]).toEqual(['ab', 'b']);
    expect(tables.changed).toBe(2);
  });

  it('is the same over snapshots, amendments meanwhile and reopening', async () => {
    const dir = temporaryFolder();
    let tables = openTables(dir);
    for (const more of ['1', '2']) tables.amend('notes', 'A', longer(more));
    await save(tables);
    tables.amend('notes', 'A', longer('3'));
    const snapshot = tables.snapshot();
    tables.amend('notes', 'A', longer('4'));
    const prepared = await snapshot;
    if (!prepared.ok) throw new Error('no snapshot');
    tables.amend('notes', 'A', longer('5'));
    prepared.value.commit();
    tables.amend('notes', 'A', longer('6'));
    expect(textOf(tables, 'A')).toBe('123456');
    const directory = await save(tables);
    tables.close();
    tables = openTables(dir, directory);
    tables.amend('notes', 'A', longer('7'));
    tables.put('notes', 'A', { text: `${textOf(tables, 'A')}8` });
    const last = await save(tables);
    tables.close();
    expect(textOf(openTables(dir, last), 'A')).toBe('12345678');
  });

  it('is made however often it was amended before anybody looked', () => {
    const tables = openTables(temporaryFolder());
    for (let n = 0; n < 50_000; n += 1) tables.amend('notes', 'A', longer('x'));
    expect(textOf(tables, 'A')).toBe('x'.repeat(50_000));
  });

  it('needs no piece to open before somebody looks, and whoever looks is told', async () => {
    const dir = temporaryFolder();
    let tables = openTables(dir);
    tables.put('notes', 'A', { text: 'a' });
    const directory = await save(tables);
    tables.close();
    const pack = join(dir, 'tables', readdirSync(join(dir, 'tables'))[0] ?? '');
    writeFileSync(
      pack,
      readFileSync(pack).map((byte, at) => (at < 64 ? byte : byte ^ 1)),
    );
    tables = openTables(dir, directory);
    tables.amend('notes', 'A', longer('b'));
    await expect(tables.snapshot()).rejects.toThrow(TablesDamaged);
    expect(() => textOf(tables, 'A')).toThrow(TablesDamaged);
  });
});
