/** Letters of acceptance, review and withdrawal: each says what the rules want of it, or is refused with words. */
import { describe, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { checklistOf } from '#shared/regulation/casework/checklist';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import * as sample from './sample-case';
import { ended, issuedContext, reviewed } from './sample-documents';
import { caseOn } from './sample-register';

const { built, context, refusalOf, words } = sample;
const by = 'acceptor' as AccountId;

describe('D04 受理通知书', () => {
  it('of a cancellation bears the term of 10 working days (NDR-9-17)', () => {
    const state = caseOn('CANCEL', { status: 'UNDER_REVIEW', clocks: [sample.run('C2x', '2026-03-05')] });
    const text = words(built(context('D04', state)));
    expect(text).toContain('办理期限');
    expect(text).toContain('10个工作日，至2026年3月19日');
    expect(text).toContain('注销登记');
    expect(text).toContain('暂行办法）第九条');
  });

  it('answers the interested party that asked for a correction, not the subject (NDR-9-14)', () => {
    const request = { requesterType: 'INTERESTED', requesterName: '赵伟', requesterIdType: '01' };
    const model = built(context('D04', caseOn('CORRECT', { status: 'UNDER_REVIEW', request })));
    expect(model.addressee).toBe('赵伟');
    expect(words(model)).toContain('你提交的“喀什市公交线路和站点数据”更正登记申请');
    expect(words(model)).not.toContain('你单位');
  });

  it('says that a correction made ex officio was not asked for by the subject (NDR-9-14)', () => {
    const request = { requesterType: 'OFFICE' };
    const model = built(context('D04', caseOn('CORRECT', { status: 'UNDER_REVIEW', request })));
    expect(model.addressee).toBe(sample.SUBJECT.institutionName);
    expect(words(model)).toContain('我单位依职权提出的');
  });
});

describe('D06 不予受理通知书', () => {
  it('names every ground with its clause, the reasons and whom to ask (XJR-14-4)', () => {
    const text = words(built(issuedContext('D06')));
    for (const part of [
      '不属登记范围',
      '重复申请',
      '细则第十四条、第十一条',
      '所申请数据属于企业自有数据。',
      sample.OFFICE.address,
      sample.OFFICE.phone,
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/复议|诉讼/);
  });

  it('shows in a preview what is proposed, and is refused without grounds (XJR-14-4)', () => {
    const proposal = { kind: 'refusal', grounds: ['05'], reasons: '与已登记条目重复', by } as const;
    const preview = built(context('D06', sample.sampleCase({ proposal })));
    expect([preview.banners, words(preview).includes('与已登记条目重复。')]).toEqual([['预览'], true]);
    expect(refusalOf(context('D06', sample.sampleCase()))).toContain('拟不予受理');
  });
});

describe('D07 移送函', () => {
  it('goes to the agency named, with reason and list, and a copy to the applicant (XJR-5-6)', () => {
    const model = built(issuedContext('D07'));
    expect(model.addressee).toBe('自治区数据资源和政务服务中心');
    for (const file of sample.files()) expect(words(model)).toContain(file.title);
    for (const part of ['跨层级', '数据覆盖全区。', '共6件', '细则）第五条', '抄送：喀什市交通运输局'])
      expect(words(model)).toContain(part);
  });

  it('is refused before a transfer is proposed (XJR-5-6)', () => {
    expect(refusalOf(context('D07', sample.sampleCase()))).toContain('拟移送');
  });
});

describe('D10 形式审核表', () => {
  it('has every item of the type with its result, the reviewer and the opinion (XJR-15-1)', () => {
    const text = words(built(issuedContext('D10')));
    for (const item of checklistOf(reviewed(), XJ_2025_PROFILE)) expect(text).toContain(item.label);
    for (const part of ['不通过', '存证证明摘要与样例不一致', '李建国', '建议不予通过。', '2026年4月24日'])
      expect(text).toContain(part);
  });

  it('is refused before acceptance (XJR-15-1)', () => {
    expect(refusalOf(context('D10', sample.sampleCase()))).toContain('受理');
  });
});

describe('D11 审核未完成说明', () => {
  it('says why, until when the term ran and when the end is expected (XJR-15-3)', () => {
    const text = words(built(issuedContext('D11')));
    for (const part of ['需核对存证证明。', '至2026年4月3日', '2026年4月20日']) expect(text).toContain(part);
  });

  it('stands on its own note when a second one was given later (XJR-15-3)', () => {
    const later = { reasons: '等待专家意见', expected: localDate('2026-06-01'), on: localDate('2026-05-06') };
    const first = issuedContext('D11');
    const state = { ...first.state, delayNotes: [...first.state.delayNotes, later] };
    expect(words(built({ ...first, state }))).not.toContain('等待专家意见');
    const second = { ...first, state, issued: sample.issue('D11', '2026-05-06', 1, 9) };
    expect(words(built(second))).toContain('等待专家意见');
  });

  it('shows the proposal in a preview and is refused without one (XJR-15-3)', () => {
    const expected = localDate('2026-04-30');
    const proposal = { kind: 'delay', reasons: '材料较多', expected, by } as const;
    expect(words(built(context('D11', sample.acceptedCase({ proposal }))))).toContain('2026年4月30日');
    expect(refusalOf(context('D11', sample.acceptedCase()))).toContain('审核未完成');
  });
});

describe('D12 审核不通过通知书', () => {
  it('names grounds, the items that did not pass, and reasons (XJR-15-3)', () => {
    const text = words(built(issuedContext('D12')));
    for (const part of ['存证无效', '存证在先，证明有效', '存证证明摘要与样例不一致', '存证证明无效。'])
      expect(text).toContain(part);
    expect(text).not.toContain('登记主体适格');
  });

  it('is refused while nobody has decided so (XJR-15-3)', () => {
    expect(refusalOf(context('D12', reviewed()))).toContain('审核不通过');
  });
});

describe('D22 撤回处理通知', () => {
  it('consents with the reasons of the subject', () => {
    const text = words(built(issuedContext('D22')));
    expect(text).toContain('撤回的理由：数据需要重新整理。');
    expect(text).toContain('同意撤回');
    expect(text).not.toContain('不同意');
  });

  it('refuses with the reason of the office, and the procedure goes on', () => {
    const state = sample.acceptedCase({ returnReason: '公示已经发布' });
    const text = words(built(issuedContext('D22', { state })));
    for (const part of ['不同意撤回', '公示已经发布。', '继续进行']) expect(text).toContain(part);
  });

  it('is refused while nothing was asked or decided', () => {
    expect(refusalOf(context('D22', sample.acceptedCase()))).toContain('撤回');
  });
});

describe('D03 撤回申请书', () => {
  it('bears the reasons of the subject while they are pending, and is a blank sample before', () => {
    const proposal = { kind: 'withdrawal', reasons: '数据口径有误', attachment: 1, by } as const;
    expect(words(built(context('D03', sample.acceptedCase({ proposal }))))).toContain('数据口径有误。');
    const blank = built(context('D03', sample.acceptedCase()));
    expect(words(blank)).not.toContain('数据口径有误');
    expect(blank.signature.office).toBe('喀什市交通运输局（盖章）');
  });

  it('is refused where nothing can be withdrawn: in a draft and after the code', () => {
    const draft = sample.sampleCase({ status: 'DRAFT', round: 0, receipts: [] });
    expect(refusalOf(context('D03', draft))).toContain('收件以后、赋码以前');
    expect(refusalOf(context('D03', sample.codedCase()))).toContain('收件以后、赋码以前');
    const off = {
      ...XJ_2025_PROFILE,
      settings: {
        ...XJ_2025_PROFILE.settings,
        'withdrawal.enabled': { ...XJ_2025_PROFILE.settings['withdrawal.enabled'], value: false },
      },
    };
    expect(refusalOf(context('D03', sample.acceptedCase(), { profile: off }))).toContain('不能申请撤回');
  });
});

describe('a decision that was taken', () => {
  it('is not told before it is taken', () => {
    for (const document of ['D06', 'D07', 'D12', 'D19'] as const)
      expect(refusalOf(context(document, sample.acceptedCase(ended('UNDER_REVIEW', [], ''))))).not.toBe('');
  });
});
