/** Settings of the Tianjin draft: what its text decides is LAW here, the rest are the usual defaults. Data only. */
import { basis } from '#shared/domain/ids';
import type { Settings } from '../profile';

export const TJ_SETTINGS: Settings = {
  // The draft knows no 暂缓登记; an upheld objection ends the registration.
  'objection.publicityClock': { value: 'continue', tag: 'INTERP', basis: basis('TJR-20-3') },
  'objection.decisionStart': { value: 'material', tag: 'DESIGN', basis: basis('TJR-20-3') },
  'objection.evidence': { value: 'required', tag: 'LAW', basis: basis('TJR-20-3') },
  'withdrawal.enabled': { value: true, tag: 'LAW', basis: basis('TJR-21-1') },
  'correction.lapseCloses': { value: false, tag: 'DESIGN', basis: basis('TJR-18-3') },
  'duties.acceptEqualsReview': { value: true, tag: 'DESIGN', basis: [] },
  'duties.twoPersons': { value: false, tag: 'DESIGN', basis: [] },
  'deposit.required': { value: 'authorised', tag: 'LAW', basis: basis('TJR-15-1') },
  'subject.unincorporated': { value: true, tag: 'LAW', basis: basis('TJR-3-2') },
  'cancellation.announce': { value: false, tag: 'DESIGN', basis: [] },
  'retention.years': { value: 30, tag: 'LAW', basis: basis('TJR-14-3') },
  // When two supervisors take a bundle in, and how old the list of revocations may be.
  'exchange.massShare': { value: 20, tag: 'DESIGN', basis: [] },
  'exchange.massFloor': { value: 10, tag: 'DESIGN', basis: [] },
  'exchange.massCases': { value: 300, tag: 'DESIGN', basis: [] },
  'exchange.massConflicts': { value: 20, tag: 'DESIGN', basis: [] },
  'exchange.listWarning': { value: 35, tag: 'DESIGN', basis: [] },
  'exchange.listSecond': { value: 95, tag: 'DESIGN', basis: [] },
  'exchange.bundleRecords': { value: 200_000, tag: 'DESIGN', basis: [] },
};
