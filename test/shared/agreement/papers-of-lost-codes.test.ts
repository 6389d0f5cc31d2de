/** Two codes met on one item (C10): papers of later cases that state the one which gave way are void and to be taken back. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import { isToRecall } from '#shared/regulation/casework/records';
import { code } from '../../helpers/case-commands';
import { choose, DAY, fiveDesks, meet, only, recordOf, sharedDraft } from './five-desks';
import type { Peer } from './peer';
import { says } from './region-says';

const CODED = localDate('2026-06-01');
const GIVEN_WAY = '查询码以自治区记录为准';

let here: Peer;
let there: Peer;
let region: Peer;
let maker: CaseId;
/** A change that one desk finished under the code that it had typed. */
let change: CaseId;
let told: LocalDate;

/** Another code at each desk, typed and checked before they heard of each other. */
beforeEach(() => {
  ({ here, there, region } = fiveDesks());
  maker = sharedDraft(here, there, region);
  here.advance('CODING_PENDING', DAY);
  meet(here, there, region);
  for (const [desk, typed] of [
    [here, 'LX653100000001'],
    [there, 'LX653100000002'],
  ] as const) {
    desk.look(maker);
    desk.do('supervisor', CODED, code({ code: typed, codeAgain: typed, codedAt: CODED }));
    desk.do('reviewer', CODED, { type: 'confirmCode', code: typed });
  }
  here.on('CHANGE', addDays(CODED, 10), { target: here.item.id });
  change = here.case.id;
  told = here.advance('DONE', addDays(CODED, 10));
  meet(here, there, region);
});

/** The region says whose code stands. */
function chosen(desk: Peer): void {
  const conflict = only(region, maker, 'C10');
  const entered = region
    .entriesOfCase(maker)
    .find(({ id, entry }) => conflict.openedBy.includes(id) && entry.station === desk.station);
  if (entered === undefined) throw new Error('no code of this desk');
  choose(region, maker, conflict, entered.id, 'chief');
  meet(here, there, region);
}

/** The notices of the change, the same at every desk and in a store made anew. */
function notices(): readonly (readonly [string | undefined, string | null])[] {
  const all = [here, there, region].map((desk) => {
    expect(desk.rebuilt().get('cases', change)).toEqual(recordOf(desk, change));
    return recordOf(desk, change)
      .state.documents.filter(({ document }) => document === 'D20')
      .map(({ item, voided }) => [item?.code, voided?.reason ?? null] as const);
  });
  for (const one of all) expect(one).toEqual(all[0]);
  return all[0] ?? [];
}

describe('the notice of a change under one of two codes that met (XJR-17-1)', () => {
  it('counts while nothing is decided, and when its code was chosen', () => {
    expect(notices()).toEqual([['LX653100000001', null]]);
    chosen(here);
    expect(notices()).toEqual([['LX653100000001', null]]);
  });

  it('falls when the other was chosen, waits to be taken back, and is issued anew with what stands', () => {
    chosen(there);
    expect(notices()).toEqual([['LX653100000001', GIVEN_WAY]]);
    for (const desk of [here, there, region])
      expect(recordOf(desk, change).state.documents.filter(isToRecall)).toHaveLength(1);
    here.look(change);
    here.do('clerk', told, { type: 'printResult' });
    meet(here, there, region);
    expect(notices()).toEqual([
      ['LX653100000001', GIVEN_WAY],
      ['LX653100000002', null],
    ]);
  });

  it('that was taken back stays so, whoever’s code is chosen then; one that was not counts again', () => {
    chosen(there);
    chosen(here);
    expect(notices()).toEqual([['LX653100000001', null]]);
    chosen(there);
    here.look(change);
    const [paper] = here.case.documents.filter(isToRecall);
    const recall = { number: paper?.number ?? '', reason: '已由登记主体交回', reissue: false };
    here.do('supervisor', told, { type: 'voidDocument', ...recall });
    chosen(here);
    expect(notices()).toEqual([['LX653100000001', '已由登记主体交回']]);
  });

  it('counts again when the region’s record has the code that had given way', () => {
    chosen(there);
    says(region, maker, { on: told, code: 'LX653100000001' });
    meet(here, there, region);
    expect(notices()).toEqual([['LX653100000001', null]]);
  });
});
