/**
 * A directory partition: for a range of key hashes, where the documents lie. Entries ascend by hash; equal
 * hashes stand together and never in two partitions.
 */
import { ByteReader, ByteWriter } from './bytes';
import { NumberBlock, writeNumbers } from './number-block';
import type { PiecePlace } from './pack-format';

/** Most entries of a partition, unless equal hashes cannot be parted. */
export const PARTITION_ENTRIES = 4096;

export interface PartitionEntry {
  readonly hash: number;
  readonly place: PiecePlace;
}

const writer = new ByteWriter();

export function encodePartition(entries: readonly PartitionEntry[]): Uint8Array {
  writeNumbers(
    writer,
    entries.map((entry) => entry.hash),
  );
  for (const part of [0, 1, 2] as const)
    writeNumbers(
      writer,
      entries.map((entry) => entry.place[part]),
    );
  return writer.finish();
}

/** An opened partition. */
export class Partition {
  readonly #hashes: Float64Array;
  readonly #packs: NumberBlock;
  readonly #offsets: NumberBlock;
  readonly #lengths: NumberBlock;

  constructor(bytes: Uint8Array) {
    const from = new ByteReader(bytes);
    this.#hashes = new NumberBlock(from).toFloat64();
    this.#packs = new NumberBlock(from);
    this.#offsets = new NumberBlock(from);
    this.#lengths = new NumberBlock(from);
  }

  get n(): number {
    return this.#hashes.length;
  }

  /** Places of all documents whose key has this hash: hardly ever more than one. */
  find(hash: number): readonly PiecePlace[] {
    let low = 0;
    let high = this.n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#hashes[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    const places: PiecePlace[] = [];
    for (let i = low; this.#hashes[i] === hash; i++) places.push(this.#place(i));
    return places;
  }

  entries(): PartitionEntry[] {
    return Array.from(this.#hashes, (hash, i) => ({ hash, place: this.#place(i) }));
  }

  #place(i: number): PiecePlace {
    return [this.#packs.at(i), this.#offsets.at(i), this.#lengths.at(i)];
  }
}

/** Cuts ordered entries into partitions, never between equal hashes. */
export function cutEntries(entries: readonly PartitionEntry[], limit: number): PartitionEntry[][] {
  const parts: PartitionEntry[][] = [];
  const wanted = Math.ceil(entries.length / Math.max(1, Math.ceil(entries.length / limit)));
  let part: PartitionEntry[] = [];
  for (const entry of entries) {
    if (part.length >= wanted && part.at(-1)?.hash !== entry.hash) {
      parts.push(part);
      part = [];
    }
    part.push(entry);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
