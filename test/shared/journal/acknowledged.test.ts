/**
 * What an office is taken to own follows from its stations that are not revoked and that nobody goes on for, in whatever
 * order they are heard; and bundles to it start where each of them that answers can take them in. What one said of a
 * hand-over stays said.
 */
import { expect, it } from 'vitest';
import type { StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { acknowledgedBy, everSaid, ownedByAll, ownedByLast, type Saying } from '#shared/journal/acknowledged';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { SeenHead } from '#shared/journal/entry';
import type { ExchangeEvent } from '#shared/journal/exchange-events';
import { noteExchange } from '#shared/journal/exchange-fold';

const AGENCY = '653101';
const [FORMER, NEW, WRITER] = ['f', 'n', 'w'].map((one) => one.repeat(16)) as [
  StationId,
  StationId,
  StationId,
];

const head = (seq: number): SeenHead => ({ station: WRITER, seq, hash: `${seq}`.padStart(64, '0') }) as never;
const bundle = (station: StationId, seq: number): ExchangeEvent =>
  ({ type: 'bundleImported', agency: AGENCY, station, have: [head(seq)], pairSeq: null }) as never;
const receipt = (station: StationId, seq: number): ExchangeEvent =>
  ({
    type: 'receiptTaken',
    receipt: { agency: AGENCY, station, bundleId: 'b', level: 'applied' },
    acknowledged: [head(seq)],
  }) as never;

/** What counts after these, heard before and after the news that one station goes on for the other. */
function owned(before: readonly ExchangeEvent[], after: readonly ExchangeEvent[]): readonly SeenHead[] {
  const views = DESK_FOLD.create();
  const noted = { at: '2026-03-09T02:00:00.000Z' as Instant, by: 'a' as never };
  for (const event of before) noteExchange(views.exchange, views.trust, event, noted);
  views.lineage.continues.set(NEW, FORMER);
  for (const event of after) noteExchange(views.exchange, views.trust, event, noted);
  return acknowledgedBy(views, AGENCY);
}

it('bundles and receipts of a station that another goes on for say nothing any more, early or late', () => {
  for (const said of [bundle, receipt]) {
    expect(owned([said(FORMER, 30)], [said(NEW, 10)])).toEqual([head(10)]);
    expect(owned([], [said(NEW, 10), said(FORMER, 30)])).toEqual([head(10)]);
    // The new one may be heard of first through another office, and speak only then: nothing is taken for owned.
    expect(owned([said(FORMER, 30)], [])).toEqual([]);
    expect(owned([said(FORMER, 30), said(NEW, 10)], [said(NEW, 12), said(NEW, 11)])).toEqual([head(12)]);
  }
});

/** A desk after these acts. */
function after(...events: readonly ExchangeEvent[]) {
  const views = DESK_FOLD.create();
  const noted = { at: '2026-03-09T02:00:00.000Z' as Instant, by: 'a' as never };
  for (const event of events) noteExchange(views.exchange, views.trust, event, noted);
  return views;
}

const made = (pairSeq: number): ExchangeEvent =>
  ({
    type: 'bundleMade',
    bundle: { bundleId: `b${pairSeq}`, to: [{ agency: AGENCY, pairSeq }], wholeHash: `h${pairSeq}` },
  }) as never;

/** Bundles up to a number, each answered by one station. */
const answeredUpTo = (last: number, by: StationId): readonly ExchangeEvent[] =>
  Array.from({ length: last }, (_, at) => [made(at + 1), receipt(by, 100 + at)]).flat();

it('what a revoked station said counts no more, whenever the list arrives', () => {
  const views = after(bundle(FORMER, 30), bundle(NEW, 10));
  expect(acknowledgedBy(views, AGENCY)).toEqual([head(30)]);
  views.trust = { ...views.trust, revocations: { revoked: [{ subject: FORMER }] } as never };
  for (const owned of [acknowledgedBy, ownedByAll, ownedByLast])
    expect(owned(views, AGENCY)).toEqual([head(10)]);
});

it('a bundle starts where all stations that answer can take it in, and for one that owns nothing at the beginning', () => {
  expect(ownedByAll(after(bundle(FORMER, 30), bundle(NEW, 10)), AGENCY)).toEqual([head(10)]);
  expect(ownedByAll(after(bundle(NEW, 10), bundle(FORMER, 30)), AGENCY)).toEqual([head(10)]);
  const fresh = { ...bundle(NEW, 1), have: [] } as ExchangeEvent;
  const views = after(bundle(FORMER, 30), fresh);
  expect(ownedByAll(views, AGENCY)).toEqual([]);
  expect(ownedByLast(views, AGENCY)).toEqual([]);
  expect(acknowledgedBy(views, AGENCY)).toEqual([head(30)]);
  expect(ownedByAll(after(), AGENCY)).toEqual([]);
});

it('a station that stays silent while another answers holds bundles back no longer, until it speaks again', () => {
  const silent = bundle(FORMER, 5);
  expect(ownedByAll(after(silent, ...answeredUpTo(8, NEW)), AGENCY)).toEqual([head(5)]);
  const longer = [silent, ...answeredUpTo(9, NEW)];
  expect(ownedByAll(after(...longer), AGENCY)).toEqual([head(108)]);
  expect(ownedByAll(after(...longer, bundle(FORMER, 6)), AGENCY)).toEqual([head(6)]);
  // Nobody answered: everybody is waited for.
  expect(ownedByAll(after(silent, bundle(NEW, 7), ...[1, 2, 20].map(made)), AGENCY)).toEqual([head(5)]);
});

it('what a station said stays said when another goes on for it, or nobody sends to it any more', () => {
  const views = after(bundle(FORMER, 30), bundle(NEW, 10));
  views.lineage.continues.set(NEW, FORMER);
  expect(acknowledgedBy(views, AGENCY)).toEqual([head(10)]);
  expect(everSaid(views, AGENCY, [])).toEqual([[head(30)], [head(10)]]);
});

it('a revoked station is heard by the receipts it gave up to the last entry that is believed, alone', () => {
  const given = (at: number): Saying => ({
    station: FORMER,
    have: [{ ...head(at), station: FORMER }, head(30)],
  });
  const silentOnItself: Saying = { station: FORMER, have: [head(30)] };
  const all = [given(7), given(8), silentOnItself];
  const told = (line: {
    readonly subject: string;
    readonly lastTrusted: { readonly seq: number } | null;
  }) => {
    const views = after(bundle(FORMER, 30));
    views.trust = { ...views.trust, revocations: { revoked: [line] } as never };
    return everSaid(views, AGENCY, all);
  };
  expect(told({ subject: FORMER, lastTrusted: { seq: 7 } })).toEqual([given(7).have]);
  expect(told({ subject: FORMER, lastTrusted: null })).toEqual([]);
  // The whole office is revoked, and nothing is said of this station.
  expect(told({ subject: AGENCY, lastTrusted: null })).toEqual([]);
});
