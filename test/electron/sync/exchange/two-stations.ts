/** What more than one station of an agency comes to: one joins, and what contradicts is shown. */
import type { CallOutput } from '#shared/contract/contract';
import { ExchangeOffice, type OfficeDesk } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { type Offices, pass } from './exchange-kit';

/** Another station of an agency, enrolled; the prefecture has heard of it. */
export async function joined(all: Offices, of: 'region' | 'prefecture' | 'county'): Promise<ExchangeOffice> {
  const station = new ExchangeOffice(all.dir, `${of}-two`, all[of].parts);
  await station.setUp('2026-03-02');
  await enrolOffice(all.founded, station, '2026-03-05');
  await pass(all, all.region, all.prefecture);
  return station;
}

/** The contradiction of a class that one of some cases tells. */
export async function shown(
  desk: OfficeDesk,
  cases: readonly string[],
  about: string,
): Promise<CallOutput<'sync.conflict'>['conflict']> {
  const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'all', page: 0 });
  const row = items.find((one) => one.class === about && cases.includes(one.caseId));
  if (row === undefined) throw new Error(`no ${about} in ${JSON.stringify(items)}`);
  return (await desk.must('supervisor', 'sync.conflict', { caseId: row.caseId, id: row.id })).conflict;
}
