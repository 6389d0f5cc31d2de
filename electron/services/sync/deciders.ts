/** Who may end a contradiction, by its class and by who has the case; a superior of whoever may, may too. */
import { CONFLICT_CLASS, type ConflictClass, DECIDER_NAMES } from '#shared/agreement/conflict-class';
import { isInside, REGION_CODE } from '#shared/domain/divisions';
import type { DivisionCode } from '#shared/domain/ids';
import type { Office } from '#shared/domain/office';

/** What deciding looks at. */
export interface DecidedCase {
  readonly holder: DivisionCode;
  /** Divisions of all the applications concerned. */
  readonly territories: readonly DivisionCode[];
}

/** Whether this office may decide. */
export function mayDecide(
  { level, division }: Pick<Office, 'level' | 'division'>,
  of: ConflictClass,
  { holder, territories }: DecidedCase,
): boolean {
  const isAbove = division !== holder && isInside(holder, division);
  switch (CONFLICT_CLASS[of].decider) {
    case 'none':
    case 'administrator':
      return false;
    case 'handler':
    case 'supervisor':
      return division === holder || isAbove;
    case 'superior':
      return isAbove || (division === REGION_CODE && holder === REGION_CODE);
    case 'prefecture':
      return (
        level === 'region' ||
        (level === 'prefecture' && territories.every((territory) => isInside(territory, division)))
      );
    case 'region':
      return level === 'region';
  }
}

/** In words. */
export const deciderName = (of: ConflictClass): string => DECIDER_NAMES[CONFLICT_CLASS[of].decider];
