/** A case that holds as much as one may: the own desk adds nothing to it, and how much is taken in from whom. */
import { expect, it } from 'vitest';
import { MOST_ENTRIES, MOST_OWN, roomFor } from '#shared/agreement/case-size';
import type { DivisionCode } from '#shared/domain/ids';
import { actionsOn } from '#shared/regulation/casework/actions';
import { DAY, fiveDesks } from './five-desks';

const [REGION, PREFECTURE, COUNTY] = ['650000', '653100', '653101'] as [
  DivisionCode,
  DivisionCode,
  DivisionCode,
];

it('the desk refuses every step in a case that is full, and says so beside each button', () => {
  const { here } = fiveDesks();
  here.first(DAY);
  const codes = (version: number) => {
    const state = { ...here.case, version };
    return actionsOn(state, here.facts('everybody', DAY, state), null).map(({ refusals }) =>
      refusals.map(({ code }) => code),
    );
  };
  const full = codes(MOST_OWN);
  expect(full.length).toBeGreaterThan(1);
  for (const refusals of full) expect(refusals).toContain('CASE_FULL');
  expect(codes(MOST_OWN - 1).flat()).not.toContain('CASE_FULL');
});

it('what an office took in and adds to is never more than those above and below it take from it', () => {
  const mostSentBy = (own: DivisionCode, below: DivisionCode) =>
    MOST_ENTRIES * roomFor(own, below) + MOST_OWN;
  expect(mostSentBy(PREFECTURE, COUNTY)).toBeLessThan(MOST_ENTRIES * roomFor(REGION, PREFECTURE));
  expect(mostSentBy(REGION, PREFECTURE)).toBeLessThan(MOST_ENTRIES * roomFor(PREFECTURE, REGION));
  expect(mostSentBy(PREFECTURE, COUNTY)).toBeLessThan(MOST_ENTRIES * roomFor(COUNTY, PREFECTURE));
});
