/**
 * Records of other stations that are new here. A bundle may bring hundreds of thousands of them, and whatever lives as
 * an object makes each collection of garbage longer, for which the window waits: of an entry only what it belongs to is
 * held, the rest is read where it lies.
 */
import type { ReceivedRecord } from '#electron/store/exchange-types';
import type { PackedContents } from '#electron/sync/bundle/contents-pack';
import type { TravellingStub } from '#shared/bundle/entry-record';
import type { BlobHash, CaseId, EntryId, StationId } from '#shared/domain/ids';
import type { Entry, StoredEntry } from '#shared/journal/entry';

interface Placed {
  readonly station: StationId;
  readonly seq: number;
  readonly id: EntryId;
}

/** An entry that came whole. */
export interface NewEntry extends Placed {
  readonly stub: null;
  readonly case: CaseId | null;
  /** Attachments that it brings. */
  readonly blobs: readonly BlobHash[];
  readonly bytes: Uint8Array;
}

/** What stands for an entry. */
export interface NewStub extends Placed {
  readonly stub: TravellingStub;
}

export type NewRecord = NewEntry | NewStub;

/** An entry where it lies in the contents of its bundle. */
class PackedEntry implements NewEntry {
  readonly stub = null;
  readonly case: CaseId | null;

  constructor(
    private readonly contents: PackedContents,
    private readonly place: number,
    readonly station: StationId,
    readonly seq: number,
    of: CaseId | null,
    readonly blobs: readonly BlobHash[],
  ) {
    this.case = of;
  }

  get id(): EntryId {
    return this.contents.idAt(this.place);
  }

  get bytes(): Uint8Array {
    return this.contents.bytesAt(this.place);
  }
}

const NO_BLOBS: readonly BlobHash[] = [];

/** Holds the entries of one bundle; stations and cases, which many of them name, it holds once. */
export class EntryHolder {
  readonly #names = new Map<string, string>();

  constructor(private readonly contents: PackedContents) {}

  hold(place: number, { station, seq, case: of, attachments }: Entry): NewEntry {
    const blobs = attachments.length === 0 ? NO_BLOBS : attachments.map(({ hash }) => hash);
    const named = of === null ? null : this.#once(of);
    return new PackedEntry(this.contents, place, this.#once(station), seq, named, blobs);
  }

  #once<N extends string>(name: N): N {
    const known = this.#names.get(name);
    if (known !== undefined) return known as N;
    this.#names.set(name, name);
    return name;
  }
}

/** The entry of these bytes, which were found to be one. */
export const entryIn = (bytes: Uint8Array): Entry =>
  JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as Entry;

/** New entries as the fold takes them. */
export const storedIn = (records: readonly NewEntry[]): readonly StoredEntry[] =>
  records.map(({ id, bytes }) => ({ id, entry: entryIn(bytes) }));

/** New records as the store takes them. */
export function* receivedRecords(records: readonly NewRecord[]): Generator<ReceivedRecord> {
  for (const record of records)
    yield record.stub === null ? { kind: 'entry', bytes: record.bytes } : { kind: 'stub', stub: record.stub };
}
