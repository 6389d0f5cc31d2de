/** Papers on items of the register: results, cancellation, renewal, expiry, revocation (workflow section 6). */
import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { DOCUMENT_IDS } from '#shared/paper/document-id';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import * as sample from './sample-case';
import { CHANGED, changedApplication, FITTING, issuedContext } from './sample-documents';
import * as register from './sample-register';

const { built, context, refusalOf, words } = sample;
const CODE = '6531 00A2 0260 4210 0012 3';
const FOUR = ['登记主体名称', '登记类型', '登记数据名称', '数据内容简介'];

describe('D20 登记结果告知', () => {
  it('of a first registration gives code, validity and the four items (XJR-17-1, XJR-19-1)', () => {
    const text = words(built(issuedContext('D20')));
    for (const part of [...FOUR, CODE, '2026年4月24日至2029年4月23日', '3年，自赋码之日起计算', '第十七条'])
      expect(text).toContain(part);
  });

  it('says no length where an agreement cut the period short (XJR-19-2)', () => {
    const { code } = sample.codedCase();
    if (!code) throw new Error('no code');
    const state = sample.codedCase({ code: { ...code, validTo: localDate('2027-12-31') } });
    expect(words(built(context('D20', state)))).not.toContain('3年');
  });

  it('is never made from a code the second person has not confirmed (XJR-17-1)', () => {
    const { code } = sample.codedCase();
    if (!code) throw new Error('no code');
    const state = sample.codedCase({ code: { ...code, confirmedBy: null, validFrom: null, validTo: null } });
    expect(refusalOf(context('D20', state))).toContain('第二人');
  });

  it('of a change shows every item before and after (XJR-11-2, NDR-9-11)', () => {
    const { state, entry = null } = CHANGED;
    const text = words(built(context('D20', state, { entry })));
    for (const part of [sample.APPLICATION.dataRegistName, changedApplication.dataRegistName, CODE, '变更前'])
      expect(text).toContain(part);
  });

  it('of a correction goes to the requester when it is issued to that party (NDR-9-14)', () => {
    const request = { requesterType: 'INTERESTED', requesterName: '赵伟', requesterIdType: '01' };
    const state = register.caseOn('CORRECT', { request, application: changedApplication });
    const issued = (party: 'subject' | 'requester') => sample.issue('D20', '2026-06-20', 1, 5, { party });
    const of = (party: 'subject' | 'requester') =>
      built(context('D20', state, { entry: register.ENTRY, issued: issued(party) }));
    expect(of('requester').addressee).toBe('赵伟');
    expect(of('subject').addressee).toBe(sample.SUBJECT.institutionName);
    expect(words(of('subject'))).toContain('利害关系人提交的');
    expect(words(of('subject'))).not.toContain('赵伟');
  });

  it('of a shorter validity shows old and new last day, reasons and reference (XJR-19-2)', () => {
    const matter = {
      kind: 'SHORTEN',
      validTo: localDate('2028-06-30'),
      reasons: '授权运营协议提前终止',
      reference: '喀数函〔2028〕3号',
    } as const;
    const state = register.caseOn('SHORTEN', { matter });
    const shorter = { kind: 'shortened', validTo: matter.validTo } as const;
    const entry = register.entryAfter(state, shorter, '2028-06-20');
    for (const at of [entry, register.ENTRY]) {
      const text = words(built(context('D20', state, { entry: at })));
      for (const part of [
        '2026年4月24日至2029年4月23日',
        '2026年4月24日至2028年6月30日',
        '授权运营协议提前终止。',
        '喀数函〔2028〕3号',
      ])
        expect(text).toContain(part);
    }
  });

  it('of a restoration names the decision of the superior', () => {
    const matter = { kind: 'RESTORE', reasons: '原认定有误', reference: '新数函〔2027〕9号' } as const;
    const state = register.caseOn('RESTORE', { matter });
    const text = words(built(context('D20', state, { entry: register.ENTRY })));
    for (const part of ['根据新数函〔2027〕9号', '恢复登记', '原认定有误。', CODE])
      expect(text).toContain(part);
  });

  it('of an agency case that was turned down is refused', () => {
    const matter = { kind: 'RESTORE', reasons: '', reference: '' } as const;
    const state = register.caseOn('RESTORE', { matter, status: 'DISMISSED' });
    expect(refusalOf(context('D20', state, { entry: register.ENTRY }))).toContain('没有批准');
  });
});

describe('D21 登记结果告知单 of an item that changed since', () => {
  it('shows what the register holds on its day: name, period, standing (XJR-11-1)', () => {
    const entry = register.entryAfter(
      register.caseOn('RENEW'),
      {
        kind: 'renewed',
        validFrom: localDate('2029-04-24'),
        validTo: localDate('2031-04-23'),
        subject: sample.SUBJECT,
        application: changedApplication,
      },
      '2029-03-20',
    );
    const revoked = { ...entry, status: 'REVOKED' as const };
    const text = words(built(context('D21', sample.codedCase(), { entry: revoked })));
    for (const part of [changedApplication.dataRegistName, '2029年4月24日至2031年4月23日', '已撤销'])
      expect(text).toContain(part);
  });
});

describe('D23 注销通知书', () => {
  it('names ground, day and effect (NDR-9-16)', () => {
    const text = words(built(issuedContext('D23')));
    for (const part of ['公共数据资源不可复原或灭失', '2026年5月20日', '2026年6月10日', '不再有效', CODE])
      expect(text).toContain(part);
  });

  it('is refused before the review (NDR-9-16)', () => {
    const state = register.caseOn('CANCEL', { status: 'UNDER_REVIEW' });
    expect(refusalOf(context('D23', state, { entry: register.ENTRY }))).toContain('形式审核');
  });
});

describe('D24 续展提醒', () => {
  it('names the last day, both days of the window and the materials (XJR-19-3, XJR-19-5)', () => {
    const text = words(built(issuedContext('D24', {}, '2029-02-01')));
    for (const part of ['2029年4月23日', '2029年2月22日至2029年4月23日', '登记承诺书', '予以注销'])
      expect(text).toContain(part);
  });

  it('can be looked at only when the window is near (XJR-19-3)', () => {
    const on = (today: string) =>
      context('D24', sample.codedCase(), { entry: register.ENTRY, today: localDate(today) });
    expect(refusalOf(on('2028-12-01'))).toContain('不需要续展提醒');
    expect(built(on('2029-03-01')).banners).toContain('预览');
    expect(refusalOf(on('2029-05-01'))).toContain('不需要续展提醒');
  });
});

describe('D25 续展结果通知', () => {
  it('shows the old and the new period (XJR-19-4)', () => {
    const text = words(built(issuedContext('D25')));
    for (const part of ['2026年4月24日至2029年4月23日', '2029年4月24日至2031年4月23日'])
      expect(text).toContain(part);
  });

  it('counts the new period in a preview as the register will (XJR-19-4)', () => {
    const state = register.caseOn('RENEW', { status: 'REVIEW_PROPOSED', request: { renewMonths: 24 } });
    const preview = built(context('D25', state, { entry: register.ENTRY }));
    expect(words(preview)).toContain('2029年4月24日至2031年4月23日');
  });

  it('is refused without a term, and before the review (XJR-19-4)', () => {
    const noTerm = register.caseOn('RENEW', { request: {} });
    expect(refusalOf(context('D25', noTerm, { entry: register.ENTRY }))).toContain('续展期限');
    const early = register.caseOn('RENEW', { status: 'UNDER_REVIEW', request: { renewMonths: 24 } });
    expect(refusalOf(context('D25', early, { entry: register.ENTRY }))).toContain('形式审核');
  });
});

describe('D26 期满注销通知 and D27 注销公告', () => {
  it('D26 names the expiry and the act (XJR-19-5)', () => {
    const text = words(built(issuedContext('D26')));
    for (const part of ['2029年4月23日届满', '未按规定续展', '2029年5月8日', CODE])
      expect(text).toContain(part);
  });

  it('D27 has the four items and the day, and nothing of the file', () => {
    const model = built(issuedContext('D27'));
    const [table] = model.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(table?.rows.map(([label]) => label)).toEqual([...FOUR, '注销日期']);
    expect(words(model)).not.toContain('期满未提出续展');
  });
});

describe('revocation', () => {
  it('D28 has facts, evidence, the statement heard, and the grounds with their article (XJR-23-2, NDR-20-1)', () => {
    const text = words(built(issuedContext('D28')));
    for (const part of [
      '登记主体提交的存证证明编号不存在。',
      '统一社会信用代码证书',
      '对事实没有异议。',
      '隐瞒事实、弄虚作假或提供虚假登记材料',
      '暂行办法第二十条',
      '审计发现存证编号无法查询',
    ])
      expect(text).toContain(part);
  });

  it('D28 says that the subject was told and said nothing', () => {
    const state = register.revocationCase({ revocation: { ...register.REVOCATION, statement: '' } });
    expect(words(built(context('D28', state, { entry: register.ENTRY })))).toContain('未提出陈述意见');
  });

  it('D29 decides with ground, article and effect (XJR-23-2)', () => {
    const text = words(built(issuedContext('D29')));
    for (const part of ['决定撤销登记', '第二十三条', '隐瞒事实、弄虚作假', '不再有效', CODE])
      expect(text).toContain(part);
  });

  it('D30 has subject, data, code and ground, and nothing of the file (XJR-23-2)', () => {
    const model = built(issuedContext('D30'));
    const [table] = model.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(table?.rows.map(([label]) => label)).toEqual([
      '登记主体名称',
      '登记数据名称',
      '登记结果查询码',
      '撤销情形',
    ]);
    expect(words(model)).not.toContain('审计');
  });

  it('is announced only when decided, and decided only when found (XJR-23-2)', () => {
    const at = { entry: register.ENTRY };
    expect(refusalOf(context('D30', register.revocationCase(), at))).toContain('尚未决定撤销');
    const proposed = register.revocationCase({ status: 'FINDING_PROPOSED' });
    expect(refusalOf(context('D29', proposed, at))).toContain('尚未批准');
    const unproven = { ...register.REVOCATION, finding: { ...register.FINDING, proven: false } };
    const dismissed = register.revocationCase({ revocation: unproven, status: 'DISMISSED' });
    for (const document of ['D28', 'D29', 'D30'] as const)
      expect(refusalOf(context(document, dismissed, at))).not.toBe('');
  });
});

describe('a paper on a register item', () => {
  it.each(['D23', 'D24', 'D25', 'D26', 'D28', 'D29', 'D30'] as const)(
    '%s is refused without the item',
    (document) => {
      expect(refusalOf(context(document, FITTING[document].state))).toContain('登记簿条目');
    },
  );
});

describe('the text a letter stands on', () => {
  it.each(DOCUMENT_IDS)('%s under the Tianjin draft names that text and no text of Xinjiang', (document) => {
    const text = words(built(issuedContext(document, { profile: TJ_DRAFT_PROFILE })));
    expect(text).not.toMatch(/新疆维吾尔自治区公共数据资源登记实施细则|查询码|天津征求意见稿/);
  });

  it.each(DOCUMENT_IDS)('%s under Xinjiang’s rules cites no draft and no expired text', (document) => {
    const text = words(built(issuedContext(document, { profile: XJ_2025_PROFILE })));
    expect(text).not.toMatch(/天津|公共数据管理办法|凭证编号/);
  });

  it.each(DOCUMENT_IDS)('%s names its text in full once and by its short name afterwards', (document) => {
    const text = words(built(issuedContext(document)));
    const full = text.split('以下简称细则').length - 1;
    expect(full).toBeLessThanOrEqual(1);
    const [before = ''] = text.split('以下简称细则');
    expect(before).not.toMatch(/[^》）]细则第/);
  });

  it('says what the draft calls the result: 登记凭证', () => {
    const tj = { profile: TJ_DRAFT_PROFILE };
    expect(words(built(issuedContext('D20', tj)))).toContain('发放登记凭证编号');
    expect(built(issuedContext('D21', tj)).title).toBe('公共数据资源登记凭证告知单');
    expect(words(built(issuedContext('D13', tj)))).toContain('通过登记平台');
  });

  it('does not put words of Xinjiang into the mouth of the draft: it knows no 暂缓登记 (XJR-16-6)', () => {
    const tj = { profile: TJ_DRAFT_PROFILE };
    for (const document of ['D13', 'D16', 'D18'] as const)
      expect(words(built(issuedContext(document, tj)))).not.toContain('暂缓');
  });
});
