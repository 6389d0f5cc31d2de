/** What keeps a bundle out before anything of it is folded, or while it is. */
import { describe, expect, it } from 'vitest';
import type { DeskStore } from '#electron/services/desk/desk-store';
import { refolded } from '#electron/services/sync/dry-run';
import type { NewEntry, NewRecord } from '#electron/services/sync/new-record';
import type { News } from '#electron/services/sync/news';
import { caseSizeStop, lastTrustedStop, stubStop } from '#electron/services/sync/plan-stops';
import { MOST_ENTRIES } from '#shared/agreement/case-size';
import { bundleWords } from '#shared/bundle/codes';
import type { Relation } from '#shared/bundle/sight';
import type { CaseId, DivisionCode, EntryId, StationId } from '#shared/domain/ids';
import { NO_TRUST, type TrustState } from '#shared/identity/trust';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { DESK_TABLES, type DeskTables } from '#shared/journal/desk-tables';
import { MemoryTables } from '../../../helpers/memory-tables';

const LOST = '0000000000000001' as StationId;
const OTHER = '0000000000000002' as StationId;
const OWN = '0000000000000003' as StationId;
const CASE = '1'.repeat(32) as CaseId;
const id = (at: number): EntryId => at.toString(16).padStart(64, '0') as EntryId;

const record = (seq: number, more: Partial<NewEntry> = {}): NewEntry => ({
  ...{ stub: null, station: LOST, seq, id: id(seq), case: CASE, blobs: [], bytes: new Uint8Array(1) },
  ...more,
});

const standingFor = (seq: number): NewRecord => ({
  ...{ station: LOST, seq, id: id(seq) },
  stub: { station: LOST, seq, id: id(seq), prev: null, lamport: seq, signature: '' },
});

const trust = {
  ...NO_TRUST,
  revocations: { revoked: [{ subject: LOST, reason: 'stolen', lastTrusted: { seq: 3, hash: id(3) } }] },
} as unknown as TrustState;

describe('a chain of a revoked station', () => {
  const holding = (seq: number, hash: EntryId | null): Pick<DeskStore, 'lookUp'> => ({
    lookUp: (station, at) =>
      station === LOST && at === seq && hash !== null ? { id: hash, lamport: at, isStub: false } : null,
  });
  const stop = (sender: StationId, records: readonly NewRecord[], store = holding(3, null)) =>
    lastTrustedStop(store, sender, { records }, trust)?.detail ?? null;

  it('B14: is refused whoever brings it, where the entry it is believed up to is another one', () => {
    const false3 = record(3, { id: id(99) });
    expect(stop(OTHER, [record(1), record(2), false3])).toBe('not-last-trusted');
    expect(stop(LOST, [record(1), record(2), false3])).toBe('not-last-trusted');
    expect(stop(OTHER, [record(4)], holding(3, id(99)))).toBe('not-last-trusted');
  });

  it('B14: is not taken from the station itself before it gets to that entry', () => {
    expect(stop(LOST, [record(1), record(2)])).toBe('short-of-last-trusted');
  });

  it('is taken up to that entry, and from others in pieces', () => {
    expect(stop(LOST, [record(1), record(2), record(3)])).toBeNull();
    expect(stop(OTHER, [record(1), record(2)])).toBeNull();
    expect(stop(OTHER, [record(4)], holding(3, id(3)))).toBeNull();
    expect(stop(OTHER, [record(1, { station: OTHER })])).toBeNull();
  });
});

describe('what stands for an entry of another station', () => {
  const withStub = { records: [record(1), standingFor(2)] };
  const under = (agency: string): TrustState =>
    ({ certificates: { [LOST]: [{ kind: 'station', agency }] } }) as unknown as TrustState;
  const stopped = (relation: Relation, from: string, trust: TrustState, news = withStub, own = [OWN]) =>
    stubStop(relation, from as DivisionCode, news, {
      trust,
      lineage: { root: OWN, own: new Set(own), continues: new Map() },
    });

  it('is taken from an office above and from the own one', () => {
    for (const relation of ['above', 'same'] as const)
      expect(stopped(relation, '650000', under('653200'))).toBeNull();
  });

  it('is taken from an office below of its own stations and of those under it', () => {
    for (const agency of ['653100', '653101']) expect(stopped('below', '653100', under(agency))).toBeNull();
  });

  it('B26: waits for the office above when anybody else tells of it', () => {
    for (const relation of ['below', 'beside'] as const) {
      for (const trust of [under('653200'), under('650000'), NO_TRUST])
        expect(stopped(relation, '653100', trust)).toEqual({ code: 'B26_WAITING' });
      expect(stopped(relation, '653100', NO_TRUST, { records: [record(1)] })).toBeNull();
    }
  });

  it('is taken from anybody by a store that goes on from a copy: it may have told the place itself', () => {
    for (const relation of ['below', 'beside'] as const)
      expect(stopped(relation, '653100', NO_TRUST, withStub, [OTHER, OWN])).toBeNull();
  });

  it('waits for nobody after what is last trusted of a revoked station, and up to that it does', () => {
    const standsFor = (seq: number) => ({ records: [standingFor(seq)] });
    for (const relation of ['below', 'beside'] as const) {
      expect(stopped(relation, '653100', trust, standsFor(4))).toBeNull();
      expect(stopped(relation, '653100', trust, standsFor(3))).toEqual({ code: 'B26_WAITING' });
    }
  });
});

it('B38: a case of more entries than years of work make is not folded at all, and the one who filled it is named', () => {
  const bytes = (seq: number): Uint8Array =>
    Buffer.from(
      JSON.stringify({
        station: LOST,
        seq,
        lamport: seq,
        case: CASE,
        casePrev: seq === 1 ? [] : [id(seq - 1)],
        events: [],
        attachments: [],
      }),
    );
  const records = Array.from({ length: MOST_ENTRIES + 1 }, (_, at) =>
    record(at + 1, { bytes: bytes(at + 1) }),
  );
  const news = { records, byCase: new Map([[CASE, records]]) } as unknown as News;
  const store = {
    tables: new MemoryTables<DeskTables>(DESK_TABLES),
    entriesOf: () => [],
  } as unknown as DeskStore;
  const folds = refolded(store, DESK_FOLD.create(), news);
  let step = folds.next();
  while (!step.done) step = folds.next();
  const tooLarge = { tooLarge: CASE, by: LOST };
  expect(step.value).toEqual(tooLarge);
  const said = bundleWords(caseSizeStop(store, news, trust, tooLarge));
  expect(said).toContain('一件案件的办理记录过多');
  expect(said).toContain(LOST);
  expect(said).not.toContain('{about}');
});
