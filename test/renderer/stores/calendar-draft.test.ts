/** A calendar in the making: what a span put in goes out with it, and nothing is sent while something is open. */
import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { type DraftDay, undecidedSpans, useCalendarDraft } from '../../../renderer/stores/calendar-draft';

const day = (date: string, name: string): DraftDay => ({
  date,
  name,
  kind: 'off',
  scope: 'national',
  source: '',
});
const span = (certain: boolean) => ({
  from: 0,
  to: 2,
  text: '元旦',
  name: '元旦',
  scope: 'national' as const,
  kind: 'off' as const,
  dates: [localDate('2027-01-01')],
  certain,
  doubt: certain ? '' : '几天？',
});
const draft = () => useCalendarDraft.getState();

describe('the draft of a calendar year', () => {
  beforeEach(() => {
    draft().begin(2027, null);
    draft().setReading('元旦元旦', { year: 2027, spans: [span(true), span(false)], passed: [] });
  });

  it('every span waits for a word, the certain ones too', () => {
    expect(undecidedSpans(draft())).toBe(2);
    draft().take(0, [day('2027-01-01', '元旦')]);
    draft().drop(1);
    expect(undecidedSpans(draft())).toBe(0);
  });

  it('a span that is asked about again takes its days along, and leaves those of others', () => {
    draft().putDays([day('2027-05-01', '劳动节')]);
    draft().take(0, [day('2027-01-01', '元旦'), day('2027-01-02', '元旦')]);
    expect(draft().days).toHaveLength(3);
    draft().askAgain(0);
    expect(draft().days.map(({ date }) => date)).toEqual(['2027-05-01']);
    expect(undecidedSpans(draft())).toBe(2);
  });

  it('one day stands once, in order, as it was put in last', () => {
    draft().putDays([day('2027-10-01', '国庆节'), day('2027-05-01', '劳动节')]);
    draft().putDays([day('2027-10-01', '国庆节、中秋节')]);
    expect(draft().days.map(({ date, name }) => `${date} ${name}`)).toEqual([
      '2027-05-01 劳动节',
      '2027-10-01 国庆节、中秋节',
    ]);
  });

  it('another year begins with nothing of the last one', () => {
    draft().take(0, [day('2027-01-01', '元旦')]);
    draft().begin(2028, null);
    expect(draft()).toMatchObject({ year: 2028, days: [], reading: null, decisions: {}, notice: '' });
  });
});
