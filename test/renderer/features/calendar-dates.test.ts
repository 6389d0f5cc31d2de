/** Dates typed in one field: single days and spans, and nothing that is not a date. */
import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { readDates, writeDates } from '../../../renderer/features/calendar/dates-text';

describe('dates of a day off as they are typed', () => {
  it('spans are taken day by day, also across months', () => {
    expect(readDates('2027-02-27—2027-03-01、2027.5.1')).toEqual([
      '2027-02-27',
      '2027-02-28',
      '2027-03-01',
      '2027-05-01',
    ]);
  });

  it.each(['', '2027-02-30', '2027-02-05—2027-02-01', '2027-02-05—', '明天', '2027-01-01—2027-12-31'])(
    '%j is refused whole',
    (text) => {
      expect(readDates(text)).toBeNull();
    },
  );

  it('neighbours are written as a span that reads back the same', () => {
    const days = ['2027-02-05', '2027-02-06', '2027-02-08'].map(localDate);
    expect(writeDates(days)).toBe('2027-02-05—2027-02-06、2027-02-08');
    expect(readDates(writeDates(days))).toEqual(days);
  });
});
