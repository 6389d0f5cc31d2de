/** Values that contradict are read as the screen has them, under the names of the case's own form (sync.md 2.10). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Content } from '../../../helpers/case-walk-content';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice, OfficeDesk } from '../../../helpers/exchange-office';
import { DAY, type Offices, offices, pass } from './exchange-kit';
import { joined } from './two-stations';

let all: Offices;
let beside: ExchangeOffice;
beforeAll(async () => {
  all = await offices();
  beside = await joined(all, 'prefecture');
}, 240_000);
afterAll(() => all.remove());

const types = (
  desk: OfficeDesk,
  caseId: string,
  { subject, application }: Pick<Content, 'subject' | 'application'>,
) => desk.step('clerk', caseId, { type: 'saveDraft', subject, request: {}, application });

/** Name of a field, and the value of each side. */
type Told = readonly [string, string, string];

/** What is told of each field that contradicts: its name, and both values, those of here first. */
async function toldOf(desk: OfficeDesk): Promise<readonly Told[]> {
  const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
  const told: Told[] = [];
  for (const { caseId, id, alike } of items) {
    const { conflict } = await desk.must('supervisor', 'sync.conflict', { caseId, id });
    const [line] = conflict.differences;
    const row: Told = [line?.name ?? '', line?.ours ?? '', line?.theirs ?? ''];
    if (alike !== null) {
      const [own, other] = [...alike.sides].sort((a, b) => Number(b.own) - Number(a.own));
      expect([alike.field, own?.value, other?.value]).toEqual(row);
    }
    told.push(row);
  }
  return told;
}

it('yes and no, places, lists and rows are told in words, by the form of a product where it is one', {
  timeout: 240_000,
}, async () => {
  const { prefecture } = all;
  const [product, resource, reviewed] = await prefecture.work(DAY, async (desk) => {
    const under = await desk.first({ hashValue: '5'.repeat(64) });
    await desk.advance(under, 'UNDER_REVIEW');
    return [await desk.first({}, 'kashgar-bus-product'), await desk.first(), under];
  });
  await pass(all, prefecture, beside);
  const scenario = { name: '出行查询', field: '05', note: '供出行平台使用' };
  const fill = async (desk: OfficeDesk, here: boolean) => {
    await types(desk, product, {
      subject: { regionCode: here ? '653101' : '653100', isCentralUnit: here },
      application: {
        dataRegistName: here ? '一号机的产品' : '二号机的产品',
        mixesOtherData: here,
        coverAreaCodes: here ? ['653100', '652900'] : ['000000'],
        industryCodes: here ? ['G'] : ['G', 'I'],
        scenarios: here ? [scenario] : [scenario, { ...scenario, name: '站台发布', user: '公交公司' }],
      },
    });
    await types(desk, resource, {
      subject: {},
      application: { keywords: here ? ['公交', '站点'] : ['线路'] },
    });
    const { version } = await desk.look(product);
    const paper = { type: '04', field: 'descriptionFile', title: here ? '说明甲' : '说明乙' };
    const content = Buffer.from(`%PDF-1.4 ${here}`).toString('base64');
    await desk.must('clerk', 'cases.attach', {
      ...{ commandId: commandId(), caseId: product, version },
      ...{ ...paper, fileName: 'a.pdf', content },
    });
    const answer = { item: 'K01', result: here ? 'pass' : 'fail', remark: here ? '' : '证件过期' } as const;
    await desk.step('reviewer', reviewed, { type: 'saveChecklist', answers: [answer] });
  };
  await beside.work(DAY, (desk) => fill(desk, false));
  await prefecture.work(DAY, (desk) => fill(desk, true));
  await pass(all, beside, prefecture);
  const told = await prefecture.work(DAY, toldOf);
  const rows = '出行查询，旅游，供出行平台使用';
  expect(new Map(told.map(([name, ours, theirs]) => [name, [ours, theirs]]))).toEqual(
    new Map([
      ['产品和服务名称', ['一号机的产品', '二号机的产品']],
      ['产品和服务说明文档', ['说明甲', '说明乙']],
      ['行业分类', ['交通运输、仓储和邮政业', '交通运输、仓储和邮政业、信息传输、软件和信息技术服务业']],
      ['数据覆盖范围（地域）', ['喀什地区、阿克苏地区', '全国']],
      ['是否融合非公共数据', ['是', '否']],
      ['应用场景', [`共 1 行：${rows}`, `共 2 行：${rows}；站台发布，旅游，供出行平台使用，公交公司`]],
      ['所在地区', ['喀什地区喀什市', '喀什地区']],
      ['是否中央驻疆单位', ['是', '否']],
      ['关键词', ['公交、站点', '线路']],
      ['形式审核表', ['登记主体适格、已实名：通过', '登记主体适格、已实名：不通过（证件过期）']],
    ]),
  );
});
