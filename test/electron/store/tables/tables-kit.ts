/**
 * What the tests of the tables share: two small tables, a naive model of them that answers every question by
 * looking at everything, and stores in temporary folders.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { KeyRing } from '#electron/store/key-ring';
import { type TableSpecs, Tables, type TablesOptions } from '#electron/store/tables/tables';
import type { FoundRow, FoundRows, RowOrder, SectionView } from '#electron/store/tables/tables-types';
import type { Row } from '#shared/journal/fold';
import type { Json } from '#shared/lib/canonical-json';

/** A document with a row unless it is hidden. */
export interface Paper {
  readonly status: string;
  readonly agency: string;
  readonly received: number;
  readonly name: string;
  readonly holder: string;
  readonly hidden: boolean;
}

export interface Note {
  readonly text: string;
}

export type Papers = { readonly papers: Paper; readonly notes: Note };

export const SPECS: TableSpecs<Papers> = {
  papers: {
    columns: { status: 'code', agency: 'code', received: 'int', name: 'text', holder: 'text', size: 'int' },
    search: ['name', 'holder'],
    row: ({ hidden, status, agency, received, name, holder }) =>
      hidden ? null : { status, agency, received, name, holder, size: name.length },
    cluster: ({ status, agency }) => `${status}/${agency}`,
    order: ({ received }) => String(9e15 - Number(received)).padStart(17, '0'),
  },
  notes: { columns: {}, search: [], row: () => null, cluster: () => '', order: () => '' },
};

export const paper = (change: Partial<Paper> = {}): Paper => ({
  status: '受理',
  agency: '650100',
  received: 20_260_305,
  name: '城市道路养护数据',
  holder: '乌鲁木齐市数据局',
  hidden: false,
  ...change,
});

const folders: string[] = [];
const opened: { close(): void }[] = [];
afterEach(() => {
  for (const tables of opened.splice(0)) tables.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tables-'));
  folders.push(folder);
  return folder;
}

/** A key ring that always is the same for the same number. */
export const ringOf = (store: number): KeyRing =>
  new KeyRing(new Uint8Array(32).fill(store + 1), new Uint8Array(16).fill(store), new Uint8Array(32));

/** Opens tables that are closed after the test. */
export function openTables(
  dir: string,
  directory: Json = null,
  options: TablesOptions = {},
  ring: KeyRing = ringOf(1),
): Tables<Papers> {
  const tables = Tables.open<Papers>(dir, ring, SPECS, directory, options);
  opened.push(tables);
  return tables;
}

/** Saves what changed and answers the directory. */
export async function save(tables: Tables<Papers>): Promise<Json> {
  const snapshot = await tables.snapshot();
  if (!snapshot.ok) throw new Error(`not saved: ${JSON.stringify(snapshot.error)}`);
  snapshot.value.commit();
  return snapshot.value.directory;
}

/** Bytes that do not compress, as text. */
export const noise = (bytes: number): string => randomBytes(bytes).toString('base64');

/** A filter as a test says it; each part is left out when absent. */
export interface Asked {
  readonly clusterPrefix?: string | undefined;
  readonly status?: string | undefined;
  readonly receivedFrom?: number | undefined;
  readonly nameEnds?: string | undefined;
  readonly text?: string | undefined;
  readonly order: RowOrder;
  readonly offset: number;
  readonly limit: number;
}

/** The filter as columns answer it. */
export function whereOf({ status, receivedFrom, nameEnds }: Asked) {
  return (section: SectionView): ((i: number) => boolean) | null => {
    const code = status === undefined ? 0 : section.codeOf('status', status);
    if (code < 0) return null;
    const codes = section.codes('status');
    const received = section.ints('received');
    return (i) =>
      (status === undefined || codes[i] === code) &&
      (receivedFrom === undefined || (received[i] ?? 0) >= receivedFrom) &&
      (nameEnds === undefined || section.text('name', i).endsWith(nameEnds));
  };
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Two maps, and every answer by looking at all of them. */
export class Model {
  readonly papers = new Map<string, Paper>();
  readonly notes = new Map<string, Note>();

  rows(clusterPrefix = ''): readonly (FoundRow & { readonly place: readonly [string, string] })[] {
    const spec = SPECS.papers;
    return [...this.papers].flatMap(([key, doc]) => {
      const row = spec.row(doc);
      if (!row || !spec.cluster(row).startsWith(clusterPrefix)) return [];
      return [{ key, row, place: [spec.cluster(row), spec.order(row)] as const }];
    });
  }

  query(asked: Asked): FoundRows {
    const { order, offset, limit } = asked;
    const matches = (row: Row): boolean =>
      (asked.status === undefined || row.status === asked.status) &&
      (asked.receivedFrom === undefined || Number(row.received) >= asked.receivedFrom) &&
      (asked.nameEnds === undefined || String(row.name).endsWith(asked.nameEnds)) &&
      [row.name, row.holder].some((text) => String(text).includes(asked.text ?? ''));
    const found = this.rows(asked.clusterPrefix).filter(({ row }) => matches(row));
    const sign = order !== 'section' && order.descending ? -1 : 1;
    found.sort((a, b) => {
      const by =
        order === 'section'
          ? compare(a.place[1], b.place[1])
          : sign * compare(a.row[order.column] ?? '', b.row[order.column] ?? '');
      return by || compare(a.key, b.key);
    });
    const rows = found.slice(offset, offset + limit).map(({ key, row }) => ({ key, row }));
    return { total: found.length, rows };
  }

  keys(clusterPrefix: string): readonly string[] {
    return this.rows(clusterPrefix)
      .map(({ key }) => key)
      .sort();
  }
}

/** Asks the tables what `asked` says. */
export function ask(tables: Tables<Papers>, asked: Asked): FoundRows {
  const { clusterPrefix, text, order, offset, limit } = asked;
  const filtered = [asked.status, asked.receivedFrom, asked.nameEnds].some((part) => part !== undefined);
  return tables.query({
    table: 'papers',
    ...(clusterPrefix === undefined
      ? {}
      : { clusters: (cluster: string) => cluster.startsWith(clusterPrefix) }),
    ...(filtered ? { where: whereOf(asked) } : {}),
    ...(text === undefined ? {} : { text }),
    order,
    offset,
    limit,
  });
}
