/**
 * What is known of every entry of every station while a whole journal is read: 41 bytes for each, so that a check of
 * very many stays small.
 */
import type { EntryId, StationId } from '#shared/domain/ids';
import type { KnownEntry } from '../exchange-types';

const ID_BYTES = 32;
const FIRST_ROOM = 256;

interface Column {
  /** Number of the first entry that is known. */
  readonly first: number;
  ids: Buffer;
  lamports: Float64Array;
  stubs: Uint8Array;
  count: number;
}

function grown(column: Column, count: number): void {
  let room = column.stubs.length;
  while (room < count) room *= 2;
  if (room > column.stubs.length) {
    const { ids, lamports, stubs } = column;
    column.ids = Buffer.alloc(room * ID_BYTES);
    column.lamports = new Float64Array(room);
    column.stubs = new Uint8Array(room);
    column.ids.set(ids);
    column.lamports.set(lamports);
    column.stubs.set(stubs);
  }
  column.count = Math.max(column.count, count);
}

export class EntryLedger {
  readonly #columns = new Map<StationId, Column>();

  /** Notes what stands at a place: the next one of its station, or one that is known as a stub. */
  note(station: StationId, seq: number, { id, lamport, isStub }: KnownEntry): void {
    const column = this.#columns.get(station) ?? {
      first: seq,
      ids: Buffer.alloc(FIRST_ROOM * ID_BYTES),
      lamports: new Float64Array(FIRST_ROOM),
      stubs: new Uint8Array(FIRST_ROOM),
      count: 0,
    };
    this.#columns.set(station, column);
    const at = seq - column.first;
    grown(column, at + 1);
    column.ids.write(id, at * ID_BYTES, 'hex');
    column.lamports[at] = lamport;
    column.stubs[at] = isStub ? 1 : 0;
  }

  /** What stands at a place; null when nothing is known of it. */
  at(station: StationId, seq: number): KnownEntry | null {
    const column = this.#columns.get(station);
    const at = seq - (column?.first ?? 0);
    if (column === undefined || at < 0 || at >= column.count) return null;
    return {
      id: column.ids.toString('hex', at * ID_BYTES, (at + 1) * ID_BYTES) as EntryId,
      lamport: column.lamports[at] ?? 0,
      isStub: column.stubs[at] === 1,
    };
  }
}
