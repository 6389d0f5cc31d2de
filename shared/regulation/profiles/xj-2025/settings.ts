/** Settings of profile XJ-2025 with the defaults of workflow section 11. Data only. */
import { basis } from '#shared/domain/ids';
import type { ExchangeSettings, Settings } from '../profile';

export const XJ_SETTINGS: Settings & ExchangeSettings = {
  // 暂缓登记 holds the registration; that the notice runs on is our reading (11.3).
  'objection.publicityClock': { value: 'continue', tag: 'INTERP', basis: basis('XJR-16-6', 'XJR-16-2') },
  'objection.decisionStart': { value: 'material', tag: 'INTERP', basis: basis('XJR-16-9') },
  // NDR-12-5 demands evidence; XJR-16-5 only implies it, so it may follow when that is noted (J03).
  'objection.evidence': { value: 'mayFollow', tag: 'INTERP', basis: basis('XJR-16-5', 'NDR-12-5') },
  // No text of the region knows withdrawal; nothing forbids it (11.12).
  'withdrawal.enabled': { value: true, tag: 'DESIGN', basis: [] },
  'correction.lapseCloses': { value: false, tag: 'DESIGN', basis: basis('XJR-14-2') },
  'duties.acceptEqualsReview': { value: true, tag: 'DESIGN', basis: [] },
  'duties.twoPersons': { value: false, tag: 'DESIGN', basis: [] },
  'deposit.required': { value: 'always', tag: 'LAW', basis: basis('XJR-9-2', 'NDR-7-5') },
  'subject.unincorporated': { value: false, tag: 'LAW', basis: basis('XJR-3-2') },
  'cancellation.announce': { value: false, tag: 'DESIGN', basis: [] },
  // The region names no period; thirty years is the length of the only text that names one.
  'retention.years': { value: 30, tag: 'DESIGN', basis: basis('XJR-7-5') },
  // When two supervisors take a bundle in, and how old the list of revocations may be.
  'exchange.massShare': { value: 20, tag: 'DESIGN', basis: [] },
  'exchange.massFloor': { value: 10, tag: 'DESIGN', basis: [] },
  'exchange.massCases': { value: 300, tag: 'DESIGN', basis: [] },
  'exchange.massConflicts': { value: 20, tag: 'DESIGN', basis: [] },
  'exchange.listWarning': { value: 35, tag: 'DESIGN', basis: [] },
  'exchange.listSecond': { value: 95, tag: 'DESIGN', basis: [] },
  'exchange.bundleRecords': { value: 200_000, tag: 'DESIGN', basis: [] },
};
