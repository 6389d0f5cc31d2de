/** What stands against a register item out of the notices of its cases: an objection learnt after the result, open or upheld. */
import type { LocalNumber } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { RegisterEntry } from '../register/entry';
import { isLearntLate } from './conditions';
import type { CaseState } from './state';
import { endsWithout, isEnded } from './status';

export interface ItemDispute {
  /** The case in whose notice it was raised. */
  readonly number: LocalNumber;
  readonly objection: number;
  /** The office found it to be right; otherwise it is being heard. */
  readonly upheld: boolean;
}

/**
 * The first dispute about an item; null when there is none. One that was upheld is over when the item was corrected or
 * revoked since (XJR-16-11, XJR-23-2). `cases`: those that count on the item, oldest first.
 */
export function itemDispute(
  item: Pick<RegisterEntry, 'versions'>,
  cases: readonly CaseState[],
): ItemDispute | null {
  const mended: readonly LocalDate[] = [
    ...item.versions.filter(({ type }) => type === 'CORRECT').map(({ on }) => on),
    ...cases.flatMap(({ revocation }) => revocation?.decidedAt ?? []),
  ];
  for (const state of cases) {
    if (!isEnded(state.status) || endsWithout(state.status)) continue;
    for (const objection of state.objections) {
      const { decision, number, status } = objection;
      const upheld = status === 'UPHELD' && decision !== null && !mended.some((on) => on >= decision.on);
      if (upheld || isLearntLate(state, objection))
        return { number: state.number, objection: number, upheld };
    }
  }
  return null;
}
