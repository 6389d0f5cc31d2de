/** What the tests of core data ask an office: whether it has a case, how it is called there, what waits to go out. */
import type { ExchangeOffice, OfficeDesk } from '../../../helpers/exchange-office';
import { DAY, PREFECTURE } from './exchange-kit';

export const MONTH = '2026-03';

export const levelled = (desk: OfficeDesk, caseId: string, securityLevel: 'GENERAL' | 'CORE') =>
  desk.step('clerk', caseId, { type: 'saveDraft', subject: {}, application: { securityLevel }, request: {} });

export const hasCase = (office: ExchangeOffice, caseId: string): Promise<boolean> =>
  office.work(DAY, async (desk) => {
    const answer = await desk.call('supervisor', 'cases.get', { caseId });
    return answer.ok;
  });

export const nameAt = (office: ExchangeOffice, caseId: string): Promise<string> =>
  office.work(DAY, async (desk) => (await desk.look(caseId)).name);

export const waitingAt = (office: ExchangeOffice, to: string = PREFECTURE) =>
  office.work(DAY, async (desk) => {
    const { items } = await desk.must('supervisor', 'sync.waiting', { to, page: 0 });
    const check = await desk.must('supervisor', 'sync.checkOut', { to });
    return { items, check };
  });
