/** Lengths of the clocks that an outcome would start, from the rule profile: shown before choosing. */
import { clockRule } from '#shared/regulation/profiles/profile';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';

export const ACCEPTANCE_DAYS = clockRule(XJ_2025_PROFILE, 'C1').days;
export const CORRECTION_REMINDER_DAYS = clockRule(XJ_2025_PROFILE, 'C1b').days;
export const REVIEW_DAYS = clockRule(XJ_2025_PROFILE, 'C2').days;
