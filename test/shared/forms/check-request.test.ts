/** The check of changes, corrections, cancellations and renewals: a complete one passes, each fault is named. */
import { describe, expect, it } from 'vitest';
import { OBJECT_TYPES } from '#shared/domain/case-type';
import { checkApplication, correctionProven, locateFinding } from '#shared/forms/check';
import { completeRequest } from './complete-request';

type Args = Parameters<typeof completeRequest>;
type Spoil = NonNullable<Args[2]>;

const check = (...args: Args) =>
  checkApplication(completeRequest(...args)).map(({ field, level, code }) => `${level} ${code} ${field}`);
const without = (key: string): Spoil => ({
  attachments: (files) => files.filter(({ field }) => field !== key),
});

describe.each(['CHANGE', 'CORRECT', 'CANCEL', 'RENEW'] as const)('%s', (type) => {
  it.each(OBJECT_TYPES)('complete, object %s, has no findings', (objectType) => {
    expect(check(type, objectType)).toEqual([]);
  });
  it('wants the commitment, the declaration and the signatures (XJR-9-4, NDR-7-2)', () => {
    expect(check(type, '1', without('commitmentFile'))).toEqual(['error REQUIRED request.commitmentFile']);
    expect(
      check(type, '1', { request: { truthDeclared: undefined, filler: undefined, approver: undefined } }),
    ).toEqual([
      'error MUST_BE_TRUE request.truthDeclared',
      'error REQUIRED request.filler',
      'error REQUIRED request.approver',
    ]);
  });
  it('wants the mandate of an agent to cover today (XJR-10-1)', () => {
    const agent = {
      hasAgent: true,
      agentName: '新疆天山数据服务有限公司',
      agentUscc: '91350100M000100Y43',
      agentContact: '孙悦',
      agentPhone: '0991-2345678',
      agentFrom: '2026-01-01',
      agentTo: '2026-09-09',
    };
    expect(check(type, '1', { request: agent })).toEqual([
      'error REQUIRED request.agentMandateFile',
      'error AGENT_TERM request.agentTo',
    ]);
  });
  it('refuses a change of a locked field', () => {
    expect(check(type, '1', { application: { riskAssessor: '别的机构' } })).toEqual([
      'error LOCKED_FIELD riskAssessor',
    ]);
  });
  it('leads every finding of an empty request back to its page', () => {
    const empty = { ...completeRequest(type), request: {}, attachments: [] };
    const of = { type, objectType: empty.objectType };
    const findings = checkApplication(empty).filter(({ code }) => code !== 'LOCKED_FIELD');
    expect(findings.length).toBeGreaterThan(4);
    expect(findings.filter((finding) => locateFinding(finding, of) === undefined)).toEqual([]);
  });
});

describe('CHANGE (NDR-9-11, NDR-9-12)', () => {
  it.each<readonly [string, Spoil, readonly string[]]>([
    [
      'nothing changed',
      { application: { depositNo: 'KS-2026-0001', depositAt: '2026-03-01', hashValue: 'ab'.repeat(32) } },
      ['error CHANGE_NOTHING request.changeReasons', 'warning DEPOSIT_NOT_RENEWED depositNo'],
    ],
    ['no proof of the new deposit (XJR-9-2)', without('depositFile'), ['error DEPOSIT_MISSING depositFile']],
    [
      'a deposit after the request (XJR-9-2)',
      { application: { depositAt: '2026-09-09' } },
      ['error DEPOSIT_AFTER_APPLICATION depositAt'],
    ],
    ['a short note', { request: { changeNote: '重新存证' } }, ['error TOO_SHORT request.changeNote']],
    ['a future date', { request: { changeDate: '2026-09-11' } }, ['error DATE_FUTURE request.changeDate']],
    [
      'a reason without a change',
      { request: { changeReasons: ['DEPOSIT', 'SHARING'] } },
      ['warning CHANGE_REASON_UNUSED request.changeReasons'],
    ],
    [
      'new data beside the old deposit (XJR-9-2)',
      {
        request: { changeReasons: ['RESOURCE'] },
        application: {
          recordCount: 13000,
          depositNo: 'KS-2026-0001',
          depositAt: '2026-03-01',
          hashValue: 'ab'.repeat(32),
        },
      },
      ['warning DEPOSIT_NOT_RENEWED depositNo'],
    ],
    [
      'a new grade without a new report (NDR-9-8)',
      { request: { changeReasons: ['DEPOSIT', 'SECURITY'] }, application: { generalGrade: '3' } },
      ['error REQUIRED riskReportFile'],
    ],
    [
      'a new name of the subject without proof',
      {
        request: { changeReasons: ['DEPOSIT', 'SUBJECT'] },
        subject: { institutionName: '喀什昆仑公交集团有限责任公司' },
      },
      ['error REQUIRED request.changeProofFile'],
    ],
    [
      'core data',
      {
        request: { changeReasons: ['DEPOSIT', 'SECURITY'] },
        application: { securityLevel: 'CORE' },
        attachments: (files) => [
          ...files,
          { type: '07', field: 'riskReportFile', name: '评估报告.pdf', bytes: 1000 },
        ],
      },
      ['error CORE_DATA securityLevel'],
    ],
    [
      'an unlocked field that is wrong',
      { application: { depositNo: undefined } },
      ['error REQUIRED depositNo'],
    ],
  ])('names %s', (_title, spoil, expected) => expect(check('CHANGE', '1', spoil)).toEqual(expected));

  it('a product has no sharing type to change', () => {
    expect(check('CHANGE', '2', { request: { changeReasons: ['DEPOSIT', 'SHARING'] } })).toEqual([
      'error CHANGE_REASON request.changeReasons',
    ]);
  });
  it('a change that makes a locked field wrong asks for its reason too (XJO-25-3)', () => {
    const spoil: Spoil = {
      request: { changeReasons: ['SOURCE'] },
      application: { personalInfo: '1', personalBasis: '01', deidentify: '去除卡号后按站点和时段汇总。' },
    };
    expect(check('CHANGE', '2', spoil)).toEqual(['error LOCKED_FOLLOW_UP subjectConsent']);
    expect(check('CHANGE', '1', spoil)).toEqual([]);
  });
  it('a new agreement term brings the agreement (XJR-19-2)', () => {
    const spoil: Spoil = {
      request: { changeReasons: ['DEPOSIT', 'AGREEMENT'] },
      application: { agreementTo: '2028-11-30' },
    };
    expect(check('CHANGE', '2', spoil)).toEqual(['error REQUIRED agreementFile']);
  });
});

describe('CORRECT (NDR-9-14, NDR-9-15)', () => {
  const interested = {
    requesterType: 'INTERESTED',
    requesterName: '玉素甫',
    requesterIdType: '01',
    requesterIdNo: '11010519491231002X',
    interestNote: '本人是数据项所载线路的承包经营人。',
  };
  const withPapers = (
    ...fields: readonly (readonly [string, string])[]
  ): NonNullable<Spoil['attachments']> => {
    return (files) => [
      ...files,
      ...fields.map(([type, field]) => ({ type, field, name: `${field}.pdf`, bytes: 1000 })),
    ];
  };

  it('an interested person may ask before the subject is heard, with a warning', () => {
    const spoil = { request: interested, attachments: withPapers(['14', 'interestFile']) };
    expect(check('CORRECT', '1', spoil)).toEqual(['warning CONSENT_MISSING request.consent']);
  });
  it('an interested person proves identity and interest', () => {
    const spoil = { request: { ...interested, requesterIdNo: '110105194912310021', interestNote: '' } };
    expect(check('CORRECT', '1', spoil)).toEqual([
      'error REQUIRED request.interestNote',
      'error REQUIRED request.interestFile',
      'error ID_NUMBER request.requesterIdNo',
      'warning CONSENT_MISSING request.consent',
    ]);
  });
  it('is proven by written consent, or by evidence with reason and paper', () => {
    const consent = { requesterType: 'INTERESTED', consent: 'AGREE' };
    const evidence = {
      requesterType: 'OFFICE',
      evidenceProves: true,
      evidenceReason: '存证证明原件所载编号与登记不一致。',
    };
    expect(correctionProven({ requesterType: 'SUBJECT' }, [])).toBe(true);
    expect(correctionProven(consent, [])).toBe(false);
    expect(correctionProven(consent, [{ field: 'consentFile' }])).toBe(true);
    expect(correctionProven({ ...consent, consent: 'NONE' }, [{ field: 'consentFile' }])).toBe(false);
    expect(correctionProven(evidence, [{ field: 'evidenceFile' }])).toBe(true);
    expect(correctionProven(evidence, [])).toBe(false);
    expect(correctionProven({ ...evidence, evidenceReason: ' ' }, [{ field: 'evidenceFile' }])).toBe(false);
    expect(correctionProven({}, [])).toBe(false);
  });
  it('ex officio asks nobody for a commitment or an identity', () => {
    const nobody = Object.fromEntries(
      ['requesterName', 'requesterIdType', 'requesterIdNo', 'requesterPhone', 'internalReview'].map((key) => [
        key,
        undefined,
      ]),
    );
    const request = {
      ...nobody,
      hasAgent: undefined,
      truthDeclared: undefined,
      internalReviewAt: undefined,
      requesterType: 'OFFICE',
      evidenceProves: true,
      evidenceReason: '存证证明原件所载编号与登记不一致。',
    };
    const attachments = () => [{ type: '14', field: 'evidenceFile', name: '证据.pdf', bytes: 1000 }];
    expect(check('CORRECT', '1', { request, attachments })).toEqual([]);
  });

  const row = { claimed: '应为别的内容', reason: '录入有误' };
  it.each<readonly [string, Spoil, readonly string[]]>([
    [
      'nothing corrected',
      { application: { depositNo: 'KS-2026-0001' } },
      ['error CHANGE_NOTHING request.correctFields'],
    ],
    [
      'a listed field left as it was',
      { request: { correctFields: ['depositNo', 'updateCycle'].map((field) => ({ ...row, field })) } },
      ['warning CORRECT_UNTOUCHED request.correctFields'],
    ],
    [
      'the same field twice',
      { request: { correctFields: ['depositNo', 'depositNo'].map((field) => ({ ...row, field })) } },
      ['error DUPLICATE_ITEM request.correctFields[1].field'],
    ],
    [
      'a field of the other object',
      { request: { correctFields: ['depositNo', 'productType'].map((field) => ({ ...row, field })) } },
      ['error CORRECT_FIELD request.correctFields[1].field'],
    ],
    [
      'a correction that makes a field wrong it does not list (XJR-4-1)',
      {
        request: {
          correctFields: [
            { ...row, field: 'depositNo' },
            { ...row, field: 'personalInfo' },
          ],
        },
        application: { personalInfo: '1' },
      },
      ['error LOCKED_FOLLOW_UP personalBasis', 'error LOCKED_FOLLOW_UP deidentify'],
    ],
    [
      'a corrected field that is wrong itself',
      { application: { depositNo: undefined } },
      ['error REQUIRED depositNo'],
    ],
  ])('names %s', (_title, spoil, expected) => expect(check('CORRECT', '1', spoil)).toEqual(expected));
});

describe('CANCEL (NDR-9-16 to NDR-9-21)', () => {
  it.each<readonly [string, Spoil, readonly string[]]>([
    ['no ground', { request: { cancelGrounds: undefined } }, ['error REQUIRED request.cancelGrounds']],
    [
      'the ground of the agency',
      { request: { cancelGrounds: ['5'] } },
      ['error LIST_MEMBER request.cancelGrounds'],
    ],
    ['a future event', { request: { happenedOn: '2026-09-11' } }, ['error DATE_FUTURE request.happenedOn']],
    ['no proof', without('cancelProofFile'), ['error REQUIRED request.cancelProofFile']],
  ])('names %s', (_title, spoil, expected) => expect(check('CANCEL', '1', spoil)).toEqual(expected));
});

describe('RENEW (XJR-19-3, XJR-19-4)', () => {
  it.each([0, 37, 1200])('refuses a term of %i months (XJR-19-4)', (renewMonths) => {
    expect(check('RENEW', '1', { request: { renewMonths } })).toEqual(['error NUMBER request.renewMonths']);
  });
  it.each([1, 36])('takes a term of %i months', (renewMonths) => {
    expect(check('RENEW', '1', { request: { renewMonths } })).toEqual([]);
  });
  it.each<readonly [string, '1' | '2', Spoil, readonly string[]]>([
    [
      'an agreement that no longer holds (XJR-19-2)',
      '2',
      { request: { agreementStillValid: false } },
      ['error RENEW_AGREEMENT request.agreementStillValid'],
    ],
    [
      'an agreement that ends today',
      '2',
      { request: { agreementTo: '2026-09-10' } },
      ['error RENEW_AGREEMENT request.agreementTo'],
    ],
    ['no agreement paper', '2', without('agreementFile'), ['error REQUIRED request.agreementFile']],
    [
      'a deposit that no longer holds (XJR-9-2)',
      '1',
      { request: { depositStillValid: false } },
      ['error RENEW_DEPOSIT request.depositStillValid'],
    ],
    [
      'an assessment that no longer holds (NDR-9-8)',
      '1',
      { request: { riskStillValid: false } },
      ['error RENEW_RISK request.riskStillValid'],
    ],
    ['another object', '1', { request: { objectType: '2' } }, ['error OBJECT_TYPE request.objectType']],
    [
      'changes that are not told',
      '1',
      { request: { infoChanged: true } },
      [
        'error REQUIRED request.changeReasons',
        'error REQUIRED request.changeNote',
        'error REQUIRED request.changeDate',
      ],
    ],
    [
      'changes without a change',
      '1',
      {
        request: {
          infoChanged: true,
          changeReasons: ['SHARING'],
          changeNote: '共享类型由无条件共享调整为有条件共享，条件见附件。',
          changeDate: '2026-09-01',
        },
      },
      ['error CHANGE_NOTHING request.changeReasons'],
    ],
  ])('names %s', (_title, objectType, spoil, expected) =>
    expect(check('RENEW', objectType, spoil)).toEqual(expected),
  );

  it('takes changes of what its reasons unlock', () => {
    const request = {
      infoChanged: true,
      depositStillValid: false,
      changeReasons: ['DEPOSIT'],
      changeNote: '原存证平台停止服务，已在新的平台就同一数据重新存证。',
      changeDate: '2026-09-01',
    };
    const spoil: Spoil = {
      request,
      application: { depositNo: 'KS-2026-0099', depositAt: '2026-09-01' },
      attachments: (files) => [
        ...files,
        { type: '06', field: 'depositFile', name: '存证证明.pdf', bytes: 900 },
      ],
    };
    expect(check('RENEW', '1', spoil)).toEqual([]);
  });
});
