import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KeyRing } from '#electron/store/key-ring';
import type { TablesDirectory } from '#electron/store/tables/directory';
import { filesOf, Tables } from '#electron/store/tables/tables';
import { TablesDamaged } from '#electron/store/tables/tables-damaged';
import type { Json } from '#shared/lib/canonical-json';
import { openTables, type Papers, paper, ringOf, SPECS, save, temporaryFolder } from './tables-kit';

interface Saved {
  readonly dir: string;
  readonly directory: Json;
}

const TEXTS = ['数据', '目录', '共享'];
/** Short documents are kept without the dictionary. */
const LONG = '。'.repeat(60);

/** Some papers and a note in one pack, or in two when `twice`. Twenty are enough for a dictionary. */
async function saved(twice = false, ring: KeyRing = ringOf(1), papers = 20): Promise<Saved> {
  const dir = temporaryFolder();
  const tables = openTables(dir, null, {}, ring);
  for (let n = 0; n < papers; n++)
    tables.put('papers', `K${n}`, paper({ received: n, name: `${TEXTS[n % 3]}${n}${LONG}` }));
  tables.put('notes', 'N', { text: '备注' });
  let directory = await save(tables);
  if (twice) {
    tables.put('papers', 'K20', paper({ received: 20, status: '登记' }));
    directory = await save(tables);
  }
  tables.close();
  return { dir, directory };
}

const packsOf = ({ dir }: Saved): readonly string[] =>
  readdirSync(join(dir, 'tables'))
    .sort()
    .map((name) => join(dir, 'tables', name));

/** Everything the tables can say. */
function everything({ dir, directory }: Saved, ring = ringOf(1)): unknown {
  const tables = Tables.open<Papers>(dir, ring, SPECS, directory);
  try {
    const keys = Array.from({ length: 22 }, (_, n) => `K${n}`);
    return [
      keys.map((key) => tables.get('papers', key)),
      tables.get('notes', 'N'),
      tables.query({ table: 'papers', limit: 100 }),
      tables.query({ table: 'papers', text: '目录', limit: 100 }),
      tables.keys('papers', ''),
    ];
  } finally {
    tables.close();
  }
}

/** What happens when everything is asked: the damage's file, or null when all is said. */
function damageIn(store: Saved, ring = ringOf(1)): string | null {
  try {
    everything(store, ring);
    return null;
  } catch (error) {
    if (error instanceof TablesDamaged) return error.file;
    throw error;
  }
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('nothing there');
  return item;
}

describe('a damaged pack', () => {
  it.each([
    ['each', 4, 1],
    ['every fifth, with a dictionary', 20, 5],
  ])(
    'is found out whichever byte is altered: %s',
    async (_, papers, step) => {
      const store = await saved(false, ringOf(1), papers);
      const pack = first(packsOf(store));
      const bytes = readFileSync(pack);
      expect(damageIn(store)).toBe(null);
      const unnoticed: number[] = [];
      for (let at = 0; at < bytes.length; at += step) {
        const altered = Buffer.from(bytes);
        altered[at] = (altered[at] ?? 0) ^ 0x40;
        writeFileSync(pack, altered);
        if (damageIn(store) !== 'tables/00000001.pak') unnoticed.push(at);
      }
      expect(unnoticed).toEqual([]);
    },
    60_000,
  );

  it('is found out however short it was cut', async () => {
    const store = await saved();
    const pack = first(packsOf(store));
    const bytes = readFileSync(pack);
    for (let length = 0; length < bytes.length; length += 97) {
      writeFileSync(pack, bytes.subarray(0, length));
      expect(damageIn(store)).toBe('tables/00000001.pak');
    }
  });

  it('names the file and the place of the piece', async () => {
    const store = await saved();
    const pack = first(packsOf(store));
    const bytes = readFileSync(pack);
    const place = first((store.directory as unknown as TablesDirectory).tables.papers?.sections ?? []).place;
    bytes[place[1] + 3] = (bytes[place[1] + 3] ?? 0) ^ 1;
    writeFileSync(pack, bytes);
    const tables = openTables(store.dir, store.directory);
    expect(() => tables.query({ table: 'papers', limit: 1 })).toThrow(
      expect.objectContaining({ file: 'tables/00000001.pak', position: place[1] }),
    );
    expect(tables.get('papers', 'K3')).toEqual(paper({ received: 3, name: `数据3${LONG}` }));
  });

  it('is found out by the snapshot that needs the piece, which leaves everything as it was', async () => {
    const store = await saved();
    const pack = first(packsOf(store));
    const bytes = readFileSync(pack);
    const place = first((store.directory as unknown as TablesDirectory).tables.papers?.sections ?? []).place;
    bytes[place[1]] = (bytes[place[1]] ?? 0) ^ 1;
    writeFileSync(pack, bytes);
    const tables = openTables(store.dir, store.directory);
    tables.put('papers', 'K99', paper());
    await expect(tables.snapshot()).rejects.toThrow(TablesDamaged);
    expect(tables.changed).toBe(1);
    expect(packsOf(store)).toEqual([pack]);
  });

  it('is found out when pieces of the same length have changed places', async () => {
    const store = await saved();
    const pack = first(packsOf(store));
    const bytes = readFileSync(pack);
    const length = 200;
    for (const [a, b] of [
      [64, 64 + length],
      [64, 64 + 3 * length],
    ] as const) {
      const altered = Buffer.from(bytes);
      bytes.copy(altered, a, b, b + length);
      bytes.copy(altered, b, a, a + length);
      writeFileSync(pack, altered);
      expect(damageIn(store)).not.toBe(null);
    }
  });
});

describe('packs that do not belong together', () => {
  it('are found out when one is missing, already at opening', async () => {
    const store = await saved(true);
    rmSync(first(packsOf(store)));
    expect(() => openTables(store.dir, store.directory)).toThrow(TablesDamaged);
  });

  it('are found out when two have changed names', async () => {
    const store = await saved(true);
    const [one = '', two = ''] = packsOf(store);
    renameSync(one, `${one}.x`);
    renameSync(two, one);
    renameSync(`${one}.x`, two);
    expect(damageIn(store)).not.toBe(null);
  });

  it('are found out when one is of another store', async () => {
    const store = await saved();
    const other = await saved(false, ringOf(2));
    copyFileSync(first(packsOf(other)), first(packsOf(store)));
    expect(damageIn(store)).toBe('tables/00000001.pak');
  });

  it('are found out when one is of the same store and number but not the one the directory names', async () => {
    const store = await saved();
    const former = await saved();
    copyFileSync(first(packsOf(former)), first(packsOf(store)));
    expect(damageIn(store)).toBe('tables/00000001.pak');
  });

  it('are found out when the key is not theirs', async () => {
    const store = await saved();
    expect(damageIn(store, ringOf(2))).toBe('tables/00000001.pak');
  });

  it('are not opened by a directory of other definitions', async () => {
    const { dir, directory } = await saved();
    const { papers, notes } = SPECS;
    const other = { notes, papers: { ...papers, search: ['name'] } };
    expect(() => Tables.open<Papers>(dir, ringOf(1), other, directory)).toThrow(TablesDamaged);
    expect(() => openTables(dir, { format: 2 })).toThrow(TablesDamaged);
  });

  it('are all named for a backup, which opens elsewhere', async () => {
    const store = await saved(true);
    const copy = temporaryFolder();
    mkdirSync(join(copy, 'tables'));
    for (const name of filesOf(store.directory)) copyFileSync(join(store.dir, name), join(copy, name));
    expect(everything({ dir: copy, directory: store.directory })).toEqual(everything(store));
    expect(filesOf(store.directory)).toEqual(['tables/00000001.pak', 'tables/00000002.pak']);
    expect(filesOf(null)).toEqual([]);
  });
});
