/** What an office is taken to own follows from its stations that nobody goes on for, in whatever order they are heard. */
import { expect, it } from 'vitest';
import type { StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { acknowledgedBy } from '#shared/journal/acknowledged';
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
