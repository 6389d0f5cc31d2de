/**
 * Writes the changed documents of one table and merges their places into its directory partitions. When
 * packs are being emptied, the documents in them move along; when a dictionary is made anew, all do.
 */
import type { BuildContext } from './build-context';
import type { ChangedDocument } from './change-list';
import { type DictionaryRef, dictionaryOutgrown, type PartitionRef, type TableDirectory } from './directory';
import { packDocument, trainDictionary, unpackDocument } from './document-codec';
import { type PiecePlace, packPlace } from './pack-format';
import { cutEntries, encodePartition, PARTITION_ENTRIES, Partition, type PartitionEntry } from './partition';
import { TablesDamaged } from './tables-damaged';

/** Fewer documents do not show what is common to them. */
const ENOUGH_FOR_DICTIONARY = 16;

interface Dictionary {
  readonly ref: DictionaryRef | null;
  readonly bytes: Uint8Array | null;
  /** The dictionary of documents that have to be compressed again; null when none have to. */
  readonly former: Uint8Array | null;
}

const samePlace = (a: PiecePlace, b: PiecePlace): boolean => a[0] === b[0] && a[1] === b[1];

function textOf(context: BuildContext, place: PiecePlace, dictionary: Uint8Array | null): Uint8Array {
  const text = unpackDocument(context.read('document', place), () => dictionary);
  if (text === null) throw new TablesDamaged(packPlace(place[0]), place[1]);
  return text;
}

function train(
  context: BuildContext,
  table: TableDirectory,
  changes: readonly ChangedDocument[],
  present: Uint8Array | null,
): Uint8Array {
  const places = table.partitions.flatMap((ref) =>
    new Partition(context.read('partition', ref.place)).entries().map((entry) => entry.place),
  );
  return trainDictionary(places.length + changes.length, (i) => {
    const place = places[i];
    return place ? textOf(context, place, present) : (changes[i - places.length]?.text ?? new Uint8Array());
  });
}

/** The dictionary to compress with: the present one, a first one, or one made anew. */
function chooseDictionary(
  context: BuildContext,
  table: TableDirectory,
  changes: readonly ChangedDocument[],
  documents: number,
  compact: boolean,
): Dictionary {
  const { dictionary } = table;
  const present = dictionary ? context.read('dictionary', dictionary.place) : null;
  const anew = compact && dictionaryOutgrown(table);
  if (dictionary && !anew) {
    const place = context.keep('dictionary', dictionary.place);
    return { ref: { ...dictionary, place }, bytes: present, former: null };
  }
  if (documents < ENOUGH_FOR_DICTIONARY) return { ref: null, bytes: null, former: null };
  const bytes = train(context, table, changes, present);
  if (dictionary) context.release(dictionary.place);
  const ref = { place: context.append('dictionary', bytes), madeOf: documents };
  return { ref, bytes, former: present };
}

/** A document that does not change, where it lies from now on. */
function keepDocument(context: BuildContext, place: PiecePlace, dictionary: Dictionary): PiecePlace {
  if (dictionary.former === null) return context.keep('document', place);
  const text = textOf(context, place, dictionary.former);
  context.release(place);
  return context.append('document', packDocument(text, dictionary.bytes));
}

/** Which partition the hash belongs to. */
function partitionFor(refs: readonly PartitionRef[], hash: number): number {
  let low = 0;
  let high = refs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((refs[middle]?.hash ?? 0) <= hash) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Added extends PartitionEntry {
  readonly old: PiecePlace | null;
}

function mergedEntries(
  context: BuildContext,
  ref: PartitionRef | undefined,
  added: readonly Added[],
  dictionary: Dictionary,
): { readonly entries: PartitionEntry[]; readonly changed: boolean } {
  const replaced = new Map<number, PiecePlace[]>();
  for (const { hash, old } of added) if (old) replaced.set(hash, [...(replaced.get(hash) ?? []), old]);
  let missing = added.reduce((sum, { old }) => (old ? sum + 1 : sum), 0);
  let changed = added.length > 0;
  const kept: PartitionEntry[] = [];
  const present = ref ? new Partition(context.read('partition', ref.place)).entries() : [];
  for (const entry of present) {
    if (replaced.get(entry.hash)?.some((old) => samePlace(old, entry.place))) {
      missing--;
      context.release(entry.place);
      continue;
    }
    const place = keepDocument(context, entry.place, dictionary);
    changed ||= !samePlace(place, entry.place);
    kept.push(place === entry.place ? entry : { hash: entry.hash, place });
  }
  if (ref && missing !== 0) throw new TablesDamaged(packPlace(ref.place[0]), ref.place[1]);
  const entries = [...kept, ...added.map(({ hash, place }) => ({ hash, place }))];
  return { entries: entries.sort((a, b) => a.hash - b.hash), changed };
}

function buildPartitions(
  context: BuildContext,
  refs: readonly PartitionRef[],
  added: readonly Added[],
  dictionary: Dictionary,
  everything: boolean,
): readonly PartitionRef[] {
  const byPartition = refs.map((): Added[] => []);
  for (const entry of added) byPartition[partitionFor(refs, entry.hash)]?.push(entry);
  const write = (entries: readonly PartitionEntry[]): PartitionRef[] =>
    cutEntries(entries, PARTITION_ENTRIES).map((part) => ({
      n: part.length,
      hash: part[0]?.hash ?? 0,
      place: context.append('partition', encodePartition(part)),
    }));
  if (refs.length === 0) return write(mergedEntries(context, undefined, added, dictionary).entries);
  return refs.flatMap((ref, i) => {
    const own = byPartition[i] ?? [];
    if (own.length === 0 && !everything) return [ref];
    const { entries, changed } = mergedEntries(context, ref, own, dictionary);
    if (!changed) return [{ ...ref, place: context.keep('partition', ref.place) }];
    context.release(ref.place);
    return write(entries);
  });
}

/** Documents, partitions and dictionary of a table after its changes.
 * @throws TablesDamaged when a document that is replaced is not where it must be */
export function buildDocuments(
  context: BuildContext,
  table: TableDirectory,
  changes: readonly ChangedDocument[],
  compact: boolean,
): Pick<TableDirectory, 'documents' | 'dictionary' | 'partitions'> {
  const documents = table.documents + changes.filter((change) => change.old === null).length;
  const dictionary = chooseDictionary(context, table, changes, documents, compact);
  const added = changes.map(
    ({ hash, old, text }): Added => ({
      hash,
      old,
      place: context.append('document', packDocument(text, dictionary.bytes)),
    }),
  );
  return {
    documents,
    dictionary: dictionary.ref,
    partitions: buildPartitions(context, table.partitions, added, dictionary, compact),
  };
}
