/** How old something of the exchange is, in words and as a warning. */
import { SYNC as W } from '../text/sync';

export type AgeTone = 'good' | 'old' | 'stale';

/** Amber above this many days since the last bundle, red above the other. */
const OLD_DAYS = 7;
const STALE_DAYS = 30;

/** `今天`, `3 天前`, or that there was none. */
export function ageWords(ageDays: number | null): string {
  if (ageDays === null) return W.never;
  return ageDays === 0 ? W.today : W.ago(ageDays);
}

/** How much an age should worry. A desk that never exchanged anything is no worse than its administrator knows. */
export function ageTone(ageDays: number | null): AgeTone {
  if (ageDays === null || ageDays <= OLD_DAYS) return 'good';
  return ageDays > STALE_DAYS ? 'stale' : 'old';
}
