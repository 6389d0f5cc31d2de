/** Which contradictions one choice may decide: fields of drafts by one import and two stations, each named by its office (sync.md 2.10). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConflictRow } from '#shared/contract/agreement';
import { ExchangeOffice, type OfficeDesk } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { DAY, type Offices, offices, pass } from './exchange-kit';

let all: Offices;
let beside: ExchangeOffice;
/** Two drafts that both stations know. */
let drafts: readonly string[];

beforeAll(async () => {
  all = await offices();
  const { region, prefecture, dir } = all;
  beside = new ExchangeOffice(dir, 'beside', prefecture.parts);
  await beside.setUp('2026-03-02');
  await enrolOffice(all.founded, beside, '2026-03-05');
  await pass(all, region, prefecture);
  drafts = await prefecture.work(DAY, async (desk) => [
    await desk.first({ hashValue: '1'.repeat(64) }),
    await desk.first({ hashValue: '2'.repeat(64) }),
  ]);
  await pass(all, prefecture, beside);
}, 240_000);
afterAll(() => all.remove());

const types = (desk: OfficeDesk, caseId: string | undefined, application: Readonly<Record<string, string>>) =>
  desk.step('clerk', caseId ?? '', { type: 'saveDraft', subject: {}, request: {}, application });

async function open(desk: OfficeDesk): Promise<readonly ConflictRow[]> {
  const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
  return items;
}

async function detail(desk: OfficeDesk, row: ConflictRow | undefined) {
  const asked = { caseId: row?.caseId ?? '', id: row?.id ?? '' };
  return (await desk.must('supervisor', 'sync.conflict', asked)).conflict;
}

it('fields are told with both values under the office and station of each, and by which import they met', {
  timeout: 120_000,
}, async () => {
  const { prefecture, region } = all;
  await beside.work(DAY, async (desk) => {
    await types(desk, drafts[0], { dataRegistName: '二号机的名称', sourceSystem: '二号机的系统' });
  });
  await prefecture.work(DAY, async (desk) => {
    await types(desk, drafts[0], { dataRegistName: '一号机的名称', sourceSystem: '一号机的系统' });
  });
  await pass(all, beside, prefecture);
  const rows = await prefecture.work(DAY, open);
  expect(rows.map(({ alike }) => alike?.field).sort()).toEqual(['数据资源名称', '所属系统名称'].sort());
  for (const { alike } of rows) {
    const [own, other] = [...(alike?.sides ?? [])].sort((a, b) => Number(b.own) - Number(a.own));
    expect(own).toMatchObject({ office: '喀什地区登记中心', own: true });
    expect(own?.value).toMatch(/^一号机/);
    expect(other).toMatchObject({ office: '喀什地区登记中心', own: false });
    expect(other?.value).toMatch(/^二号机/);
  }
  expect(new Set(rows.map(({ alike }) => alike?.bundleId)).size).toBe(1);

  // What the next import brings is another choice.
  await beside.work(DAY, (desk) => types(desk, drafts[1], { dataRegistName: '二号机的另一名称' }));
  await prefecture.work(DAY, (desk) => types(desk, drafts[1], { dataRegistName: '一号机的另一名称' }));
  await pass(all, beside, prefecture);
  const more = await prefecture.work(DAY, open);
  expect(new Set(more.map(({ alike }) => alike?.bundleId)).size).toBe(2);
  await pass(all, prefecture, region);
});

it('where neither side was done here, each is called by who did it and where, never ours and theirs', {
  timeout: 120_000,
}, async () => {
  const { prefecture, region } = all;
  const stations = await prefecture.work(DAY, async (desk) => {
    const [row] = await open(desk);
    return row?.alike?.sides.map(({ station }) => station) ?? [];
  });
  await region.work(DAY, async (desk) => {
    const [row] = await open(desk);
    expect(row).toMatchObject({ class: 'C02', mine: true });
    expect(row?.alike?.sides.map(({ station, own }) => [station, own])).toEqual(
      stations.map((station) => [station, false]),
    );
    const conflict = await detail(desk, row);
    const { ours, theirs, options } = conflict;
    // One person at two stations of one office: the station tells them apart.
    const called = [ours?.called, theirs?.called];
    expect(new Set(called)).toEqual(
      new Set(stations.map((station) => `喀什地区登记中心王敏（工作站 ${station}）`)),
    );
    expect(options.map(({ label }) => label)).toEqual(called.map((name) => `采用${name}办理的`));
  });
  await prefecture.work(DAY, async (desk) => {
    const [row] = await open(desk);
    const conflict = await detail(desk, row);
    expect([conflict.ours?.called, conflict.theirs?.called]).toEqual(['本机', '对方']);
  });
});
