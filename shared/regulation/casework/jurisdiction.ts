/**
 * Which agency an application belongs to (XJR-5, XJR-7-2): level and territory. The region's own bodies and
 * the cities directly under it belong to the regional agency, and so does what cannot be determined.
 */
import { isInside, prefectureOf, REGION_CODE } from '#shared/domain/divisions';
import type { Office } from '#shared/domain/office';
import type { FormValues } from '#shared/forms/schema';

export type Jurisdiction = 'self' | 'toRegion' | 'toOther';

/** CL-LEVEL codes of bodies whose data the regional agency registers. */
const REGION_LEVELS: readonly string[] = ['1', '2', '6'];

/** Where an application of this subject belongs, seen from `office`. */
export function jurisdictionOf(subject: FormValues, office: Office): Jurisdiction {
  const atRegion = office.level === 'region';
  if (belongsToRegion(subject)) return atRegion ? 'self' : 'toRegion';
  if (atRegion) return 'toOther';
  return isInside(String(subject.regionCode), office.division) ? 'self' : 'toOther';
}

function belongsToRegion({ adminLevel, regionCode }: FormValues): boolean {
  if (typeof adminLevel !== 'string' || typeof regionCode !== 'string') return true;
  if (REGION_LEVELS.includes(adminLevel)) return true;
  const prefecture = prefectureOf(regionCode);
  return prefecture === undefined || prefecture === REGION_CODE;
}
