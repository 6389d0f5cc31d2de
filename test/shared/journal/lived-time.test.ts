/** Time that a journal has lived through cannot be given to it by setting the clock. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/domain/local-date';
import { LivedTime, yearsMs } from '#shared/journal/lived-time';

const DAY = 86_400_000;
const at = (day: number): Instant => new Date(Date.UTC(2020, 0, 1) + day * DAY).toISOString() as Instant;
const lived = (...days: readonly number[]): number => {
  const time = new LivedTime();
  for (const day of days) time.see(at(day));
  return time.counted / DAY;
};

describe('time lived through', () => {
  it('is the time between entries that follow each other closely', () => {
    expect(lived()).toBe(0);
    expect(lived(5)).toBe(0);
    expect(lived(0, 10, 30, 31)).toBe(31);
  });

  it('gains a month at most from a clock set forward, and nothing from one set back and forth', () => {
    expect(lived(0, 4000)).toBe(31);
    expect(lived(0, 4000, 10, 4000, 20, 4000)).toBe(31);
    expect(lived(0, 4000, 8000)).toBe(62);
  });

  it('is never more than the claimed times span, and grows with every entry or stays', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1 }), (days) => {
        const all = lived(...days);
        expect(all).toBeLessThanOrEqual(Math.max(...days) - (days[0] ?? 0) || 0);
        expect(all).toBeGreaterThanOrEqual(lived(...days.slice(0, -1)));
        expect(all).toBeLessThanOrEqual(31 * (days.length - 1));
      }),
    );
  });

  it('counts leap days into years', () => {
    expect(yearsMs(3) / DAY).toBe(1096);
    expect(yearsMs(4) / DAY).toBe(1461);
  });
});
