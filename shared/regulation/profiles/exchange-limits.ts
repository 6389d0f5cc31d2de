/**
 * From which size on an import is a matter for two supervisors, how old the list of revocations may be, and how much
 * one bundle holds.
 */
import type { ExchangeSettingId, Profile } from './profile';
import { XJ_SETTINGS } from './xj-2025/settings';

/** The settings of the exchange as the rules in force have them (design 2.2, 2.8). */
export interface ExchangeLimits {
  /** Percent of the open cases. */
  readonly massShare: number;
  readonly massFloor: number;
  readonly massCases: number;
  readonly massConflicts: number;
  /** Age of the list, in days. */
  readonly listWarning: number;
  readonly listSecond: number;
  readonly bundleRecords: number;
}

export const EXCHANGE_SETTINGS: readonly ExchangeSettingId[] = [
  'exchange.massShare',
  'exchange.massFloor',
  'exchange.massCases',
  'exchange.massConflicts',
  'exchange.listWarning',
  'exchange.listSecond',
  'exchange.bundleRecords',
];

/** The limits of a profile; the usual ones where it is from before there were any. */
export function exchangeLimits({ settings }: Pick<Profile, 'settings'>): ExchangeLimits {
  const all = { ...XJ_SETTINGS, ...settings };
  return {
    massShare: all['exchange.massShare'].value,
    massFloor: all['exchange.massFloor'].value,
    massCases: all['exchange.massCases'].value,
    massConflicts: all['exchange.massConflicts'].value,
    listWarning: all['exchange.listWarning'].value,
    listSecond: all['exchange.listSecond'].value,
    bundleRecords: all['exchange.bundleRecords'].value,
  };
}
