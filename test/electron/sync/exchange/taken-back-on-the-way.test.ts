/** What a county did under its designation and handed in above stays when that is taken back (XJR-5-4), wherever it is by then. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { answeredTo, certifyOffice, notAnswered } from '../../../helpers/exchange-region';
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

it('also when it has not come to the region yet: a former request is not answered with other rights, a new one is', {
  timeout: 240_000,
}, async () => {
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
  // The county does not ask for less, and the region holds nothing of it: there is no place to take it back from.
  expect(await notAnswered(founded, asked, DAY, { designated: false })).toMatch(
    /^B32_POLICY_GAP .*早于该站现行证书（B32）。未作任何改动。请该站重新申请/,
  );
  expect(await notAnswered(founded, asked, DAY, { designated: false, place: 'held' })).toMatch(
    /^B32_POLICY_GAP 自治区没有收到该站的记录.*请先导入该站的数据包/,
  );
  await pass(all, region, prefecture);
  expect(await status()).toBe('UNDER_REVIEW');
  // The same rights once more change nothing: an answer that was lost is made again.
  await answeredTo(founded, asked, DAY, true);
  await certifyOffice(founded, county, DAY, false);
  await pass(all, region, prefecture);
  expect(await status()).toBe('UNDER_REVIEW');
  await pass(all, county, prefecture);
  await pass(all, prefecture, region);
  expect(await region.work(DAY, async (desk) => (await desk.look(caseId)).status)).toBe('UNDER_REVIEW');
});

it('is seen before the region signs: how many entries the station says it has, how many are held, and its rights', {
  timeout: 240_000,
}, async () => {
  const { county, region, founded } = all;
  const asked = await certifyOffice(founded, county, DAY, true);
  const held = await region.work(DAY, async (desk) => {
    const { items } = await desk.must('supervisor', 'stations.list', { page: 0 });
    return items.find(({ agency }) => agency === '653101');
  });
  expect(held?.lastEntry).toBeGreaterThan(0);
  await region.work(DAY, async (desk) => {
    desk.files.files = [asked.file];
    const looked = await desk.must('admin', 'region.toEnrol', { digits: asked.digits, scanned: null });
    expect(looked).toMatchObject({
      ...{ station: held?.station, agency: '653101', name: '喀什市数据局', levelName: '县（市、区）' },
      ...{ lastEntry: held?.lastEntry, certificate: held?.certificate, designated: true },
    });
    expect(looked.head).toBeGreaterThan(held?.lastEntry ?? 0);
    // What was looked at is what is certified, without choosing the file again.
    expect(readFileSync(asked.file, 'utf8')).toContain(looked.request);
    const wrong = { digits: '0000 0000 0000 0000 0000 0000', scanned: looked.request };
    expect(await desk.refusal('admin', 'region.toEnrol', wrong)).toBe('B15_SIGNATURE');
    const again = await desk.must('admin', 'region.toEnrol', {
      digits: asked.digits,
      scanned: looked.request,
    });
    expect(again).toEqual(looked);
  });
});
