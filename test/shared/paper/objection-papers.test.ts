/** Papers on objections: what each side must read (XJR-16-5 to XJR-16-11), and what neither may. */
import { describe, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { buildDocument } from '#shared/paper/build-document';
import { DOCUMENT_IDS } from '#shared/paper/document-id';
import type { Objection } from '#shared/regulation/casework/objection';
import type { IssuedDocument } from '#shared/regulation/casework/records';
import * as sample from './sample-case';
import { issuedContext } from './sample-documents';
import { ANSWER, decided, FINDING, OBJECTOR, objectedCase, objection } from './sample-objection';

const { built, context, refusalOf, words } = sample;

const d18 = (about: Objection, party: IssuedDocument['party']) =>
  built(
    context('D18', objectedCase(about), {
      issued: sample.issue('D18', '2026-04-24', 1, 5, { party, objection: 1 }),
    }),
  );

describe('D14 公示情况记录', () => {
  it('has period, channel, receipt, earlier notices and every objection with its outcome (XJR-16-1)', () => {
    const { publicity } = sample.publishedCase();
    if (!publicity) throw new Error('no notice');
    const broken = { ...publicity, receipt: 'GS-2026-0001', brokenOffBecause: '公示名称有误' };
    const late = objection({ number: 2, inPeriod: false, status: 'INVALID', ground: '06' });
    const state = objectedCase(decided(false), {
      objections: [decided(false), late],
      earlierPublicity: [broken],
    });
    const text = words(built(context('D14', state)));
    for (const part of [
      '自2026年4月7日起至2026年4月21日止',
      '自治区公共数据资源登记系统',
      'GS-2026-0047',
      'GS-2026-0001',
      '公示名称有误',
      '异议不成立（2026年4月20日）',
      '不符合受理条件',
      '公示期内收到异议1件，其中异议成立0件、尚未办结0件',
    ])
      expect(text).toContain(part);
  });

  it('is refused before the notice (XJR-16-1)', () => {
    expect(refusalOf(context('D14', sample.acceptedCase()))).toContain('记录公示');
  });
});

describe('D15 异议登记表', () => {
  it('records everything about objection and objector, in full (XJR-16-5)', () => {
    const text = words(built(issuedContext('D15')));
    for (const part of [
      OBJECTOR.name,
      OBJECTOR.idNumber,
      OBJECTOR.phone,
      OBJECTOR.address,
      OBJECTOR.relation,
      '居民身份证',
      '权属争议',
      '公示的线路数据由我公司采集',
      '停止登记',
      '2026年4月10日',
      '公共数据资源存证证明',
    ])
      expect(text).toContain(part);
  });

  it('says so when the objection is anonymous, late, or its evidence is to follow (XJR-16-5)', () => {
    const about = objection({
      objector: { kind: 'anonymous', description: '来信未署名' },
      inPeriod: false,
      evidence: [],
      evidenceFollows: true,
    });
    const text = words(built(context('D15', objectedCase(about))));
    for (const part of ['未实名', '来信未署名', '不作为异议', '待补']) expect(text).toContain(part);
  });
});

describe('D16 异议转送函', () => {
  const text = words(built(issuedContext('D16')));

  it('tells objection, evidence and the 5 working days from delivery, and encloses D17 (XJR-16-7, XJR-16-8)', () => {
    for (const part of [
      OBJECTOR.name,
      OBJECTOR.relation,
      '公示的线路数据由我公司采集',
      '公共数据资源存证证明',
      '自收到本函之日起5个工作日内',
      '附件：异议不成立声明',
      '暂缓登记',
    ])
      expect(text).toContain(part);
  });

  it('masks the number of the objector and leaves the contact out, also in what the objector wrote', () => {
    for (const part of [OBJECTOR.idNumber, OBJECTOR.phone, OBJECTOR.address])
      expect(text).not.toContain(part);
    expect(text).toContain('653**************6');
  });

  it('is refused while no objection was accepted (XJR-16-7)', () => {
    expect(refusalOf(context('D16', objectedCase(objection())))).toContain('受理异议');
  });
});

describe('D17 异议不成立声明', () => {
  it('is a form with room to write while the subject has it (XJR-16-8)', () => {
    const model = built(issuedContext('D17'));
    expect(model.addressee).toBe(sample.OFFICE.name);
    expect(model.signature.office).toBe('喀什市交通运输局（盖章）');
    expect(words(model)).toContain('证明材料清单');
  });

  it('is filled once the subject has answered (XJR-16-8)', () => {
    const about = objection({ status: 'ANSWERED', answer: ANSWER });
    const text = words(built(context('D17', objectedCase(about))));
    expect(text).toContain('线路数据由我局采集并发布。');
    expect(text).toContain('数据安全风险评估报告');
    expect(text).toContain('2026年4月17日');
  });

  it('is about the objection of the issue it is asked with', () => {
    const first = objection({ status: 'FORWARDED', content: '甲异议' });
    const second = objection({ number: 2, status: 'FORWARDED', content: '乙异议' });
    const issued = sample.issue('D16', '2026-04-13', 1, 5, { objection: 1 });
    const state = objectedCase(first, { objections: [first, second] });
    expect(words(built(context('D17', state, { issued })))).toContain('甲异议');
    expect(words(built(context('D17', state)))).toContain('乙异议');
  });

  it('is refused when the subject admits the objection, and before anything was forwarded (XJR-16-8)', () => {
    const admits = objection({ status: 'ANSWERED', answer: { ...ANSWER, admits: true } });
    expect(refusalOf(context('D17', objectedCase(admits)))).toContain('认可');
    expect(refusalOf(context('D17', objectedCase(objection())))).toContain('转送');
  });
});

describe('D18 异议处理结果告知书', () => {
  it.each(['subject', 'objector'] as const)(
    'gives the %s facts, reasons, basis and result (XJR-16-10)',
    (party) => {
      const model = d18(decided(false), party);
      expect(model.addressee).toBe(party === 'subject' ? sample.SUBJECT.institutionName : OBJECTOR.name);
      for (const part of [
        `${FINDING.facts}。`,
        `${FINDING.reasons}。`,
        '异议不成立',
        '细则）第十六条',
        '继续进行',
      ])
        expect(words(model)).toContain(part);
    },
  );

  it('says that an upheld objection ends the registration (XJR-16-11)', () => {
    for (const party of ['subject', 'objector'] as const)
      expect(words(d18(decided(true), party))).toContain('异议成立。根据细则第十六条，终止登记');
  });

  it('says that other objections still hold the registration (XJR-16-6)', () => {
    const other = objection({ number: 2, status: 'ACCEPTED' });
    const issued = sample.issue('D18', '2026-04-24', 1, 5, { objection: 1 });
    const state = objectedCase(decided(false), { objections: [decided(false), other] });
    expect(words(built(context('D18', state, { issued })))).toContain('另有异议尚未办结');
  });

  it('answers an objector whose objection is not taken up (XJR-16-5)', () => {
    const declined = { ground: '04', reply: '所述事项与公示信息无关' };
    const model = d18(objection({ status: 'INVALID', declined }), 'objector');
    expect(model.addressee).toBe(OBJECTOR.name);
    for (const part of ['与公示信息无关。', '所述事项与公示信息无关。', '不作为异议受理'])
      expect(words(model)).toContain(part);
  });

  it('tells the subject that an objection was withdrawn (XJR-16-6)', () => {
    const about = objection({
      status: 'WITHDRAWN_BY_OBJECTOR',
      withdrawnBecause: '已与登记主体协商一致',
      closedOn: localDate('2026-04-15'),
    });
    const model = d18(about, 'subject');
    expect(model.addressee).toBe(sample.SUBJECT.institutionName);
    for (const part of ['于2026年4月15日撤回', '已与登记主体协商一致。', '继续进行'])
      expect(words(model)).toContain(part);
  });

  it('never tells a proposal as a result (XJR-16-9)', () => {
    const proposal = { ...FINDING, by: 'reviewer' as AccountId };
    const state = objectedCase(objection({ status: 'DECIDING', proposal }));
    expect(built(context('D18', state)).banners).toContain('预览');
    const issued = sample.issue('D18', '2026-04-24', 1, 5, { objection: 1 });
    expect(refusalOf(context('D18', state, { issued }))).toContain('尚未形成处理结果');
  });
});

describe('D19 终止登记通知书', () => {
  it('says why and what follows: no code is given (XJR-16-11)', () => {
    const text = words(built(issuedContext('D19')));
    for (const part of ['权属争议', '异议成立。', '终止登记', '不发放登记结果查询码'])
      expect(text).toContain(part);
  });

  it('is refused while no objection is upheld (XJR-16-11)', () => {
    expect(refusalOf(context('D19', objectedCase(decided(false))))).toContain('没有成立的异议');
  });
});

describe('number and contact of the objector', () => {
  it.each(DOCUMENT_IDS.filter((document) => document !== 'D15'))(
    'stand in full on no %s (XJR-16-5)',
    (document) => {
      for (const about of [
        decided(true),
        objection({ status: 'FORWARDING' }),
        objection({ status: 'FORWARDED' }),
      ])
        for (const party of ['subject', 'objector'] as const) {
          const issued = sample.issue(document, '2026-04-24', 1, 5, { party, objection: 1 });
          for (const use of [issued, null]) {
            const result = buildDocument(context(document, objectedCase(about), { issued: use }));
            for (const part of [OBJECTOR.idNumber, OBJECTOR.phone, OBJECTOR.address])
              expect(JSON.stringify(result)).not.toContain(part);
          }
        }
    },
  );
});
