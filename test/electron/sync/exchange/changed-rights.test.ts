/** A county is designated, and loses that again: what it does before and after counts alike in whatever program it uses. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice, OfficeDesk } from '../../../helpers/exchange-office';
import { answeredTo, certifyOffice } from '../../../helpers/exchange-region';
import { DAY, type Offices, offices, pass } from './exchange-kit';

/** Whether the program at work asks what its certificate lets it do. */
const program = vi.hoisted(() => ({ isModified: false }));
vi.mock('#shared/journal/entry-standing', async (original) => {
  const real = await original<typeof import('#shared/journal/entry-standing')>();
  const mayWrite: typeof real.mayWrite = (...asked) => program.isModified || real.mayWrite(...asked);
  return { ...real, mayWrite };
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
  await all.county.work(DAY, (desk) =>
    desk.must('supervisor', 'office.recordDesignation', {
      commandId: commandId(),
      documentNumber: '地署数发〔2026〕1号',
      documentDate: '2026-01-05',
      filingReference: '备案〔2026〕3号',
    }),
  );
}, 240_000);
afterAll(() => all.remove());

const receive = (desk: OfficeDesk) =>
  ({ type: 'receive', receivedAt: desk.today, channel: 'window', backdatedBecause: '' }) as const;

/** A case of the county that waits to be received. */
async function approved(desk: OfficeDesk, dataRegistName: string): Promise<string> {
  const caseId = await desk.first({ dataRegistName });
  await desk.advance(caseId, 'INTERNAL_APPROVED');
  return caseId;
}

/** The honest program refuses to receive a case; a modified one does it. */
async function receivedAllTheSame(desk: OfficeDesk, caseId: string): Promise<void> {
  expect(await desk.refused('clerk', caseId, receive(desk))).toBe('AGENCY_POWER_MISSING');
  program.isModified = true;
  try {
    await desk.step('clerk', caseId, receive(desk));
  } finally {
    program.isModified = false;
  }
}

const statusAt = (office: ExchangeOffice, caseId: string): Promise<string> =>
  office.work(DAY, async (desk) => (await desk.look(caseId)).status);

/** Everything goes up to the region, and what the region issued comes down; how a case stands at all three. */
async function everywhere(...cases: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { county, prefecture, region } = all;
  await pass(all, county, prefecture);
  await pass(all, prefecture, region);
  await pass(all, region, prefecture);
  const said: string[][] = [];
  for (const caseId of cases) {
    const statuses: string[] = [];
    for (const office of [county, prefecture, region]) statuses.push(await statusAt(office, caseId));
    said.push(statuses);
  }
  return said;
}

const inAll = (status: string): readonly string[] => [status, status, status];

it('counts from the certificate of the designation on, and until the one that takes it back (XJR-5-4)', {
  timeout: 240_000,
}, async () => {
  const { county, founded } = all;
  const before = await county.work(DAY, async (desk) => {
    const caseId = await approved(desk, '指定前收件的资源');
    await receivedAllTheSame(desk, caseId);
    return caseId;
  });
  expect(await everywhere(before)).toEqual([inAll('INTERNAL_APPROVED')]);
  await certifyOffice(founded, county, DAY, true);
  expect(await everywhere(before)).toEqual([inAll('INTERNAL_APPROVED')]);
  const [under, after] = await county.work(DAY, async (desk) => {
    await desk.advance(before, 'UNDER_REVIEW');
    const notHandedIn = await approved(desk, '指定期间受理的资源');
    await desk.advance(notHandedIn, 'UNDER_REVIEW');
    return [notHandedIn, await approved(desk, '取消指定后收件的资源')];
  });
  await certifyOffice(founded, county, DAY, false);
  await county.work(DAY, (desk) => receivedAllTheSame(desk, after));
  expect(await everywhere(before, under, after)).toEqual([
    inAll('UNDER_REVIEW'),
    inAll('UNDER_REVIEW'),
    inAll('INTERNAL_APPROVED'),
  ]);
});

it('binds a county that never asked for less, and leaves what it had handed in (XJR-5-4)', {
  timeout: 240_000,
}, async () => {
  const { county, founded } = all;
  const asked = await certifyOffice(founded, county, DAY, true);
  const [handedIn, after] = await county.work(DAY, async (desk) => {
    const caseId = await approved(desk, '已报送的资源');
    await desk.advance(caseId, 'UNDER_REVIEW');
    return [caseId, await approved(desk, '取消指定后仍收件的资源')];
  });
  expect(await everywhere(handedIn)).toEqual([inAll('UNDER_REVIEW')]);
  await answeredTo(founded, asked, DAY, false, 'held');
  await county.work(DAY, (desk) => desk.advance(after, 'UNDER_REVIEW'));
  expect(await everywhere(handedIn, after)).toEqual([
    inAll('UNDER_REVIEW'),
    ['UNDER_REVIEW', 'INTERNAL_APPROVED', 'INTERNAL_APPROVED'],
  ]);
  // Its own desk hears of it by the next bundle, and says no more than the others do.
  await pass(all, all.prefecture, county);
  expect(await statusAt(county, after)).toBe('INTERNAL_APPROVED');
});
