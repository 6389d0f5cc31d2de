/**
 * Whoever wants neither side of a contradiction over what an application says writes it anew, knowing both (sync.md 2.10):
 * the desk tells where, to whom it is given, and the contradiction is over at every station.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConflictDetail } from '#shared/contract/agreement';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice, OfficeDesk } from '../../../helpers/exchange-office';
import { DAY, type Offices, offices, pass } from './exchange-kit';
import { joined, shown } from './two-stations';

let all: Offices;
let beside: ExchangeOffice;
let draft = '';
let reviewed = '';

beforeAll(async () => {
  all = await offices();
  const { prefecture } = all;
  beside = await joined(all, 'prefecture');
  [draft, reviewed] = await prefecture.work(DAY, async (desk) => {
    const other = await desk.first({ dataRegistName: '正在审核的数据', hashValue: '7'.repeat(64) });
    await desk.advance(other, 'UNDER_REVIEW');
    return [await desk.first(), other];
  });
  await pass(all, prefecture, beside);
  await beside.work(DAY, (desk) => fills(desk, '乙'));
  await prefecture.work(DAY, (desk) => fills(desk, '甲'));
  await pass(all, beside, prefecture);
}, 240_000);
afterAll(() => all.remove());

const names = (desk: OfficeDesk, dataRegistName: string) =>
  desk.step('clerk', draft, {
    ...{ type: 'saveDraft', subject: {}, request: {} },
    application: { dataRegistName },
  });

/** A name, a paper of one slot and an answer of the review, as one station has them. */
async function fills(desk: OfficeDesk, sign: string): Promise<void> {
  await names(desk, `名称${sign}`);
  const { version } = await desk.look(draft);
  await desk.must('clerk', 'cases.attach', {
    ...{ commandId: commandId(), caseId: draft, version, type: '02', field: 'licenceFile' },
    ...{ title: `证件${sign}`, fileName: 'a.pdf' },
    content: Buffer.from(`%PDF-1.4 ${sign}`).toString('base64'),
  });
  const answer = { item: 'K01', result: 'fail', remark: `不符${sign}` } as const;
  await desk.step('reviewer', reviewed, { type: 'saveChecklist', answers: [answer] });
}

/** What is open, by its class and the case it is about, as somebody is told of it. */
async function openTo(desk: OfficeDesk, who: string): Promise<readonly ConflictDetail[]> {
  const { items } = await desk.must(who, 'sync.conflicts', { state: 'open', page: 0 });
  const told: ConflictDetail[] = [];
  for (const { caseId, id } of items)
    told.push((await desk.must(who, 'sync.conflict', { caseId, id })).conflict);
  return told;
}

const placesOf = async (desk: OfficeDesk, who: string) =>
  (await openTo(desk, who)).map(({ class: about, caseId, edit }) => ({ about, caseId, edit }));

it('the place is told by the page and the field, and as their own to whoever may write there', {
  timeout: 120_000,
}, async () => {
  const places = (clerk: boolean, reviewer: boolean) =>
    expect.arrayContaining([
      { about: 'C02', caseId: draft, edit: { tab: 'form', at: 'data/dataRegistName', mine: clerk } },
      { about: 'C04', caseId: draft, edit: { tab: 'form', at: 'subject/subject.licenceFile', mine: clerk } },
      { about: 'C02', caseId: reviewed, edit: { tab: 'review', at: '', mine: reviewer } },
    ]);
  await all.prefecture.work(DAY, async (desk) => {
    expect(await placesOf(desk, 'clerk')).toEqual(places(true, false));
    expect(await placesOf(desk, 'reviewer')).toEqual(places(false, true));
    expect(await placesOf(desk, 'supervisor')).toEqual(places(false, false));
  });
});

it('what is written anew, and a paper that is taken away, end it at both stations', {
  timeout: 120_000,
}, async () => {
  const { prefecture } = all;
  await prefecture.work(DAY, async (desk) => {
    await names(desk, '名称丙');
    const { attachments, version } = await desk.look(draft);
    const { id: attachmentId = 0 } = attachments.find(({ title }) => title === '证件乙') ?? {};
    await desk.must('clerk', 'cases.detach', {
      commandId: commandId(),
      caseId: draft,
      version,
      attachmentId,
    });
    const answer = { item: 'K01', result: 'pass', remark: '' } as const;
    await desk.step('reviewer', reviewed, { type: 'saveChecklist', answers: [answer] });
    expect(await openTo(desk, 'supervisor')).toEqual([]);
  });
  await pass(all, prefecture, beside);
  for (const office of [prefecture, beside])
    await office.work(DAY, async (desk) => {
      expect(await openTo(desk, 'supervisor')).toEqual([]);
      // What each had typed stays readable, and is nobody's work.
      const ended = await shown(desk, [draft], 'C02');
      expect(ended).toMatchObject({ state: 'settled', edit: null, decides: '无需裁决' });
      const [line] = ended.differences;
      expect([line?.ours, line?.theirs].sort()).toEqual(['名称乙', '名称甲']);
      const { application, attachments } = await desk.look(draft);
      expect(application.dataRegistName).toBe('名称丙');
      const papers = attachments.filter(({ field }) => field === 'licenceFile').map(({ title }) => title);
      expect(papers).toContain('证件甲');
      expect(papers).not.toContain('证件乙');
    });
});
