/** The check of products and of the capacity to register: who may, on what agreement, from which data. */
import { describe, expect, it } from 'vitest';
import { checkApplication } from '#shared/forms/check';
import type { Finding } from '#shared/forms/schema';
import { completeApplication } from './complete-application';
import { completeProduct } from './complete-request';

type Change = Parameters<typeof completeProduct>[0];

const brief = (findings: readonly Finding[]) =>
  findings.map(({ field, level, code }) => `${level} ${code} ${field}`);
const product = (change: Change = {}) => brief(checkApplication(completeProduct(change)));
const resource = (change: Change = {}) => brief(checkApplication(completeApplication(change)));

describe('a product of an operator', () => {
  it('that is complete has no findings', () => expect(product()).toEqual([]));

  it.each<readonly [string, Change, readonly string[]]>([
    [
      'a subject that only holds data (XJR-3-2, XJR-8-3)',
      { subject: { subjectRoles: ['holder'] } },
      ['error SUBJECT_ROLE subject.subjectRoles'],
    ],
    [
      'an operator outside authorised operation (XJR-8-3)',
      { application: { inAuthorizedScope: false } },
      ['error OPERATOR_SCOPE inAuthorizedScope'],
    ],
    [
      'no agreement term (XJR-19-2)',
      { application: { agreementFrom: undefined, agreementTo: undefined } },
      ['error REQUIRED agreementFrom', 'error REQUIRED agreementTo'],
    ],
    [
      'an agreement that is over',
      { application: { agreementTo: '2026-03-09' } },
      ['error AGREEMENT_TERM agreementTo'],
    ],
    [
      'an agreement that has not begun',
      { application: { agreementFrom: '2026-03-11' } },
      ['error AGREEMENT_TERM agreementTo'],
    ],
    [
      'an agreement of more than five years (XJO-17-1)',
      { application: { agreementTo: '2030-12-02' } },
      ['warning AGREEMENT_LONG agreementTo'],
    ],
    [
      'no agreement paper',
      { attachments: (files) => files.filter(({ field }) => field !== 'agreementFile') },
      ['error REQUIRED agreementFile'],
    ],
    [
      'no development logic and no compliance report (XJO-22-1)',
      {
        attachments: (files) =>
          files.filter(({ field }) => field !== 'devLogicFile' && field !== 'complianceFile'),
      },
      ['error REQUIRED devLogicFile', 'error REQUIRED complianceFile'],
    ],
    [
      'a failed compliance review (XJO-22-1)',
      { application: { complianceResult: 'fail' } },
      ['error COMPLIANCE_FAILED complianceResult'],
    ],
    [
      'an open compliance review',
      { application: { complianceResult: 'pending' } },
      ['warning COMPLIANCE_PENDING complianceResult'],
    ],
    ['no sources (NDR-9-3)', { application: { usedResources: undefined } }, ['error REQUIRED usedResources']],
    [
      'an unregistered source without reason (XJO-21-1)',
      { application: { usedResources: [{ resourceName: '公交客流数据', holder: '喀什市交通运输局' }] } },
      ['error REQUIRED usedResources[0].unregisteredReason'],
    ],
    [
      'personal data without consent mechanism (XJO-25-3)',
      {
        application: {
          personalInfo: '1',
          personalBasis: '01',
          deidentify: '去除卡号后按站点和时段汇总客流。',
        },
      },
      ['error REQUIRED subjectConsent'],
    ],
    [
      'a trade secret without consent mechanism (XJO-25-3)',
      { application: { tradeSecret: true, tradeSecretNote: '成本数据只以区间形式输出。' } },
      ['error REQUIRED subjectConsent'],
    ],
    [
      'other data without origin and licence',
      { application: { mixesOtherData: true } },
      ['error REQUIRED mixedDataNote', 'error REQUIRED dataLicenceFile'],
    ],
    [
      'a price without its basis (XJO-23-1)',
      { application: { pricingMode: '02' } },
      ['error REQUIRED priceText', 'error REQUIRED priceBasis'],
    ],
    [
      'a form of the other object',
      { application: { dataRegistType: '1' } },
      ['error OBJECT_TYPE dataRegistType'],
    ],
    [
      'a type other than 首次登记 (XJR-12-1)',
      { application: { applyType: 'CHANGE' } },
      ['error APPLY_TYPE applyType'],
    ],
  ])('names %s', (_title, change, expected) => expect(product(change)).toEqual(expected));

  it('a utility may register its product without an agreement (XJR-8-4)', () => {
    expect(
      product({ subject: { subjectRoles: ['utility'] }, application: { inAuthorizedScope: false } }),
    ).toEqual([]);
  });
});

describe('who may register', () => {
  it.each<readonly [string, Change, readonly string[]]>([
    [
      'a resource of an operator only (XJR-3-2)',
      { subject: { subjectRoles: ['operator', 'developer'] } },
      ['error SUBJECT_ROLE subject.subjectRoles'],
    ],
    ['a resource of a holder', { subject: { subjectRoles: ['holder'] } }, []],
    ['a resource of an 实施机构', { subject: { subjectRoles: ['implementer'] } }, []],
    [
      'an unincorporated body (XJR-3-2)',
      { subject: { subjectNature: '08' } },
      ['error SUBJECT_UNINCORPORATED subject.subjectNature'],
    ],
    [
      'a body without credit code',
      { subject: { uscc: undefined, usccMissing: true, usccMissingReason: '机构新设，代码正在申领' } },
      ['warning USCC_MISSING subject.usccMissing'],
    ],
    [
      'a body without credit code and reason',
      { subject: { uscc: undefined, usccMissing: true } },
      ['error REQUIRED subject.usccMissingReason', 'warning USCC_MISSING subject.usccMissing'],
    ],
    ['a credit code left out', { subject: { uscc: undefined } }, ['error REQUIRED subject.uscc']],
    [
      'a central unit without route (XJR-26-1, NDR-6-5)',
      { subject: { isCentralUnit: true } },
      ['error REQUIRED subject.centralRoute'],
    ],
    [
      'a central unit that registers in the region (XJR-26-1)',
      { subject: { isCentralUnit: true, centralRoute: 'XJ', sectorRule: '无' } },
      [],
    ],
    [
      'a central unit that registers with the nation (NDR-6-5)',
      { subject: { isCentralUnit: true, centralRoute: 'NATION' } },
      ['warning CENTRAL_NATION subject.centralRoute'],
    ],
  ])('%s', (_title, change, expected) => expect(resource(change)).toEqual(expected));

  it('an unincorporated body where the rules of the place admit it', () => {
    const input = completeApplication({ subject: { subjectNature: '08' } });
    expect(checkApplication({ ...input, rules: { ...input.rules, unincorporated: true } })).toEqual([]);
  });
});

describe('co-applicants (XJR-9-3)', () => {
  const other = {
    institutionName: '喀什市客运站有限公司',
    uscc: '91653100MA9BH8KJ7K',
    contact: '阿依古丽',
    phone: '0998-2345699',
  };
  const joint = (...coApplicants: (typeof other)[]): Change => ({
    application: { applicantMode: 'joint', coApplicants },
    attachments: (files) => [
      ...files,
      { type: '11', field: 'jointAgreementFile', name: '协商一致书.pdf', bytes: 9000 },
    ],
  });

  it('are accepted with name, code and contact', () => expect(resource(joint(other))).toEqual([]));
  it('are each another than the lead and the ones before', () => {
    const lead = { ...other, institutionName: '喀什市 昆仑公共交通有限责任公司', uscc: '91350100M000100Y43' };
    expect(resource(joint(lead, other, other))).toEqual([
      'error CO_APPLICANT_DUPLICATE coApplicants[0].institutionName',
      'error CO_APPLICANT_DUPLICATE coApplicants[2].institutionName',
    ]);
  });
  it('have valid codes', () => {
    expect(resource(joint({ ...other, uscc: '91653100MA9BH8KJ70' }))).toEqual([
      'error USCC_CHECK_DIGIT coApplicants[0].uscc',
    ]);
  });
});

describe('a place that asks for deposits within authorised operation only', () => {
  const rules = { depositRequired: 'authorised', unincorporated: false } as const;
  it('excuses a resource outside it', () => {
    const input = completeApplication({ application: { deposited: false } });
    expect(checkApplication({ ...input, rules })).toEqual([]);
  });
  it('does not excuse one within it, nor an unanswered question', () => {
    const within = completeProduct({ application: { deposited: false } });
    expect(brief(checkApplication({ ...within, rules }))).toEqual(['error DEPOSIT_MISSING deposited']);
    const open = completeApplication({ application: { deposited: undefined } });
    expect(brief(checkApplication({ ...open, rules }))).toEqual(['error DEPOSIT_MISSING deposited']);
  });
});
