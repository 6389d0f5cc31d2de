/** The comparison with the register: one line per field, in words, and whether the public sees it. */

import { describe, expect, it } from 'vitest';
import type { Content } from '#shared/forms/application-input';
import { PROGRAM_LISTS } from '#shared/forms/code-lists';
import { affectsPublic, changedKeys, differences } from '#shared/forms/differences';
import { publicItems } from '#shared/forms/public-items';
import { merge, type Spoil } from './complete-application';
import { completeContent } from './complete-request';

const before: Content = completeContent('1');
const changedTo = (application: Spoil, subject: Spoil = {}): Content => ({
  subject: merge(before.subject, subject),
  application: merge(before.application, application),
});
const lines = (changed: Content) =>
  differences(before, changed, '1', PROGRAM_LISTS).map(
    ({ page, label, before: old, after: now }) => `${page}·${label}：${old}→${now}`,
  );

describe('differences', () => {
  it('has no line for the same content, whatever the order of keys and empty values', () => {
    const reversed = Object.fromEntries(Object.entries(before.application).reverse());
    const same = { subject: before.subject, application: { ...reversed, keywords: [], qualityNote: '' } };
    expect(differences(before, same, '1', PROGRAM_LISTS)).toEqual([]);
    expect(changedKeys(before, same)).toEqual([]);
  });

  it('tells fields in the order of the forms, in the words of the lists', () => {
    const changed = changedTo(
      {
        securityLevel: 'IMPORTANT',
        updateCycle: '03',
        coverAreaCodes: ['653101', '653121'],
        tradeSecret: true,
      },
      { address: '喀什市解放北路 1 号', industryRegulator: '喀什市交通运输局' },
    );
    expect(lines(changed)).toEqual([
      '登记主体·行业主管部门：（空）→喀什市交通运输局',
      '登记主体·注册/办公地址：喀什市人民东路 100 号→喀什市解放北路 1 号',
      '数据基本信息·更新频率：每月→每日',
      '数据基本信息·数据覆盖范围（地域）：喀什地区喀什市→喀什地区喀什市、喀什地区疏附县',
      '数据合法合规性来源·是否含商业秘密：否→是',
      '数据安全·数据级别：一般数据→重要数据',
    ]);
    expect(changedKeys(before, changed)).toContain('subject.address');
  });

  it('compares rows by content, one line per field', () => {
    const [first, second] = before.application.dataItems as readonly { readonly [key: string]: string }[];
    const fresh = { ...second, itemName: '站点编号' };
    expect(lines(changedTo({ dataItems: [first ?? {}, fresh] }))).toEqual([
      '数据基本信息·数据项清单：共 2 行，不同的行：站点名称，字符型，公交站点名称，是否个人信息：否，是否敏感个人信息：否→共 2 行，不同的行：站点编号，字符型，公交站点名称，是否个人信息：否，是否敏感个人信息：否',
    ]);
    expect(lines(changedTo({ dataItems: [second ?? {}, first ?? {}] }))).toEqual([
      '数据基本信息·数据项清单：共 2 行→共 2 行，次序有调整',
    ]);
    expect(lines(changedTo({ dataItems: undefined }))[0]).toMatch(/→（空）$/);
  });

  it('counts rows beyond the first ten', () => {
    const items = Array.from({ length: 25 }, (_, index) => ({ itemName: `新增项${index}`, itemType: 'C' }));
    const [line] = differences(before, changedTo({ dataItems: items }), '1', PROGRAM_LISTS);
    expect(line?.after).toMatch(/^共 25 行，不同的行：新增项0，字符型；.*新增项9，字符型；等 25 行$/);
  });

  it('reads the words of a product from its own form', () => {
    const product = completeContent('2');
    const changed = { ...product, application: merge(product.application, { pricingMode: '03' }) };
    expect(differences(product, changed, '2', PROGRAM_LISTS)).toEqual([
      {
        key: 'pricingMode',
        label: '计价方式',
        page: '产品和服务信息',
        before: '免费（公共治理、公益）',
        after: '包月/包年',
      },
    ]);
  });
});

describe('affectsPublic (XJR-16-3)', () => {
  it.each<readonly [string, Content, boolean]>([
    ['the name of the data', changedTo({ dataRegistName: '喀什市公交线路站点数据' }), true],
    ['the introduction', changedTo({ dataContentIntroduction: '另一段简介' }), true],
    ['the name of the subject', changedTo({}, { institutionName: '喀什昆仑公交集团' }), true],
    ['the security level', changedTo({ securityLevel: 'IMPORTANT' }), false],
    ['the address', changedTo({}, { address: '别处' }), false],
  ])('%s', (_title, changed, expected) => expect(affectsPublic(before, changed)).toBe(expected));
});

describe('publicItems of several subjects (XJR-9-3, XJR-16-3)', () => {
  const coApplicants = ['喀什市客运站有限公司', '喀什市出租汽车公司'].map((institutionName) => ({
    institutionName,
  }));
  const names = (applicantMode: string) => {
    const { subject, application } = changedTo({ applicantMode, coApplicants });
    const items = publicItems(subject, application);
    expect(items).toHaveLength(4);
    return items[0]?.value;
  };
  it('lists all of a joint application in their order, the lead first', () => {
    expect(names('joint')).toBe('喀什市昆仑公共交通有限责任公司、喀什市客运站有限公司、喀什市出租汽车公司');
  });
  it('lists the one that applies for the others alone', () => {
    expect(names('oneForAll')).toBe('喀什市昆仑公共交通有限责任公司');
  });
});
