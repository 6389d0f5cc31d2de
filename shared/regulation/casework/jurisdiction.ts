/**
 * Which agency an application belongs to (XJR-5): the own division at prefecture level; anything of the
 * region's own bodies, across divisions or undetermined belongs to the regional agency.
 */
import { isInside } from '#shared/domain/divisions';
import type { DivisionCode } from '#shared/domain/ids';
import type { Office } from '#shared/domain/office';
import type { FormValues } from '#shared/forms/schema';

export type Jurisdiction = 'self' | 'toRegion' | 'toOther';

/** CL-LEVEL codes of bodies whose data the regional agency registers. */
const REGION_LEVELS: readonly string[] = ['1', '2', '6'];

/** Where an application of this subject belongs, seen from `office`. */
export function jurisdictionOf(subject: FormValues, office: Office): Jurisdiction {
  if (office.level === 'region') return 'self';
  const level = subject.adminLevel;
  const division = subject.regionCode;
  if (typeof level !== 'string' || typeof division !== 'string') return 'toRegion';
  if (REGION_LEVELS.includes(level)) return 'toRegion';
  return isInside(division as DivisionCode, office.division) ? 'self' : 'toOther';
}
