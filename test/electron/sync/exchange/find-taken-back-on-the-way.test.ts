/** What a county did under its designation and handed in above stays when that is taken back (XJR-5-4), wherever it is by then. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { answeredTo, certifyOffice } from '../../../helpers/exchange-region';
import { DAY, type Offices, offices, pass } from './exchange-kit';

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

it('also when it has not come to the region yet', { timeout: 240_000 }, async () => {
  const { county, prefecture, region, founded } = all;
  const asked = await certifyOffice(founded, county, DAY, true);
  await pass(all, region, prefecture);
  const caseId = await county.work(DAY, async (desk) => {
    const id = await desk.first({ dataRegistName: '已报送地区的资源' });
    await desk.advance(id, 'UNDER_REVIEW');
    return id;
  });
  await pass(all, county, prefecture);
  const status = () => prefecture.work(DAY, async (desk) => (await desk.look(caseId)).status);
  expect(await status()).toBe('UNDER_REVIEW');
  // The county does not ask for less; the region answers its last request once more (README).
  await answeredTo(founded, asked, DAY, false);
  await pass(all, region, prefecture);
  expect(await status()).toBe('UNDER_REVIEW');
});
