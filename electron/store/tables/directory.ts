/**
 * The directory: which packs there are and where every section, partition and dictionary lies. Small plain
 * JSON that the store keeps in its sealed snapshot document; nothing in the packs is found without it.
 */
import type { Json } from '#shared/lib/canonical-json';
import { type PiecePlace, packPlace, TABLES_FOLDER } from './pack-format';
import type { RowLayout } from './row-layout';
import { TablesDamaged } from './tables-damaged';

const DIRECTORY_FORMAT = 1;
/** More packs than this are merged. */
const MOST_PACKS = 64;
/** Packs below this are not worth merging for their dead bytes. */
const SMALL_BYTES = 1 << 20;
/** A dictionary is made again when there are so many times more documents than it was made of. */
const DICTIONARY_OUTGROWN = 8;
/** A dictionary made of so many documents stays. */
const DICTIONARY_SETTLED = 4096;

export type PackRef = {
  readonly pack: number;
  /** 64 hex digits. */
  readonly salt: string;
  readonly bytes: number;
  /** Bytes of pieces the directory still names. */
  readonly live: number;
};

export type SectionRef = {
  readonly cluster: string;
  readonly n: number;
  /** Order text and key of the first row. */
  readonly order: string;
  readonly key: string;
  readonly place: PiecePlace;
};

export type PartitionRef = {
  readonly n: number;
  /** Hash of the first entry. */
  readonly hash: number;
  readonly place: PiecePlace;
};

export type DictionaryRef = {
  readonly place: PiecePlace;
  /** Documents the table had when the dictionary was made. */
  readonly madeOf: number;
};

export type TableDirectory = {
  readonly layout: RowLayout;
  readonly documents: number;
  readonly dictionary: DictionaryRef | null;
  /** Ascending by cluster, then by first row. */
  readonly sections: readonly SectionRef[];
  /** Ascending by first hash. */
  readonly partitions: readonly PartitionRef[];
};

export type TablesDirectory = {
  readonly format: number;
  readonly hashBits: number;
  readonly packs: readonly PackRef[];
  readonly tables: { readonly [table: string]: TableDirectory };
};

/** The directory of tables in which nothing is yet. */
export function emptyDirectory(layouts: ReadonlyMap<string, RowLayout>, hashBits: number): TablesDirectory {
  const tables = [...layouts].map(([name, layout]) => {
    const empty: TableDirectory = { layout, documents: 0, dictionary: null, sections: [], partitions: [] };
    return [name, empty] as const;
  });
  return { format: DIRECTORY_FORMAT, hashBits, packs: [], tables: Object.fromEntries(tables) };
}

/** Takes a directory as it was kept. It comes out of a sealed document, so only its format is asked.
 * @throws TablesDamaged for another format */
export function readDirectory(json: Json): TablesDirectory {
  const directory = json as unknown as TablesDirectory;
  if (directory?.format !== DIRECTORY_FORMAT) throw new TablesDamaged(TABLES_FOLDER, 0);
  return directory;
}

/** Whether a table has so outgrown its dictionary that all its documents are worth compressing again. */
export function dictionaryOutgrown({ dictionary, documents }: TableDirectory): boolean {
  const madeOf = dictionary?.madeOf ?? 0;
  return madeOf > 0 && madeOf < DICTIONARY_SETTLED && documents >= madeOf * DICTIONARY_OUTGROWN;
}

/** Whether the next snapshot should merge packs. */
export function compactionDue({ packs, tables }: TablesDirectory): boolean {
  const bytes = packs.reduce((sum, pack) => sum + pack.bytes, 0);
  const live = packs.reduce((sum, pack) => sum + pack.live, 0);
  if (bytes > SMALL_BYTES && live * 2 < bytes) return true;
  return packs.length > MOST_PACKS || Object.values(tables).some(dictionaryOutgrown);
}

/** The packs a compaction empties: those half dead, and when there are too many also the smallest. */
export function packsToMerge({ packs }: TablesDirectory): ReadonlySet<number> {
  const merged = new Set(packs.filter((pack) => pack.live * 2 < pack.bytes).map((pack) => pack.pack));
  const kept = packs.filter((pack) => !merged.has(pack.pack)).sort((a, b) => a.live - b.live);
  for (const { pack } of kept.slice(0, Math.max(0, kept.length - MOST_PACKS / 2))) merged.add(pack);
  return merged;
}

/** Names inside the store folder of the packs that a directory names: what a backup must copy.
 * @throws TablesDamaged for a directory of another format */
export function filesOf(directory: Json): readonly string[] {
  if (directory === null) return [];
  return readDirectory(directory).packs.map((pack) => packPlace(pack.pack));
}
