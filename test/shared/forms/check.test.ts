/** The check of a whole application: a complete one passes, and each single fault is named with its clause. */
import { describe, expect, it } from 'vitest';
import { checkApplication, locateFinding } from '#shared/forms/check';
import { publicItems } from '#shared/forms/public-items';
import type { Finding } from '#shared/forms/schema';
import { completeApplication } from './complete-application';

type Change = Parameters<typeof completeApplication>[0];

const check = (change: Change = {}): readonly Finding[] => checkApplication(completeApplication(change));
const brief = (findings: readonly Finding[]) =>
  findings.map(({ field, level, code }) => `${level} ${code} ${field}`);

describe('checkApplication', () => {
  it('finds nothing in a complete application', () => {
    expect(check()).toEqual([]);
  });

  const item = { itemType: 'C', itemDesc: '说明' };
  const row = (name: string) => ({ name, field: '08', note: '说明文字若干' });
  const faults: readonly (readonly [string, Change, readonly string[]])[] = [
    [
      'a wrong check digit',
      { subject: { uscc: '91350100M000100Y44' } },
      ['error USCC_CHECK_DIGIT subject.uscc'],
    ],
    ['an empty required field', { subject: { legalRep: '  ' } }, ['error REQUIRED subject.legalRep']],
    [
      'a failed real name (XJR-18-1)',
      { subject: { realNameStatus: 'failed' } },
      ['error REAL_NAME_FAILED subject.realNameStatus'],
    ],
    [
      'an open real name (XJR-18-1)',
      { subject: { realNameStatus: 'unverified' } },
      ['warning REAL_NAME_NOT_VERIFIED subject.realNameStatus'],
    ],
    [
      'a name that is not Uyghur script',
      { subject: { institutionNameUg: 'Kashgar' } },
      ['error UYGHUR_SCRIPT subject.institutionNameUg'],
    ],
    ['no licence', { attachments: (files) => files.slice(1) }, ['error REQUIRED subject.licenceFile']],
    ['no deposit (XJR-9-2)', { application: { deposited: false } }, ['error DEPOSIT_MISSING deposited']],
    [
      'no deposit proof (XJR-9-2)',
      { attachments: (files) => files.filter((f) => f.field !== 'depositFile') },
      ['error DEPOSIT_MISSING depositFile'],
    ],
    [
      'a deposit after the application (XJR-9-2)',
      { application: { depositAt: '2026-03-11' } },
      ['error DEPOSIT_AFTER_APPLICATION depositAt'],
    ],
    [
      'a deposit by others without their name',
      { application: { depositMethods: ['05', '03'] } },
      ['error REQUIRED depositOrg'],
    ],
    ['a digest left out', { application: { hashValue: undefined } }, ['error REQUIRED hashValue']],
    ['core data', { application: { securityLevel: 'CORE' } }, ['error CORE_DATA securityLevel']],
    [
      'important data without their file',
      { application: { securityLevel: 'IMPORTANT' } },
      ['error REQUIRED importantDataFile', 'warning IMPORTANT_DATA securityLevel'],
    ],
    [
      'secrets not excluded (XJR-16-4)',
      { application: { noSecretDeclared: false } },
      ['error SECRET_NOT_EXCLUDED noSecretDeclared'],
    ],
    [
      'no risk assessment',
      { application: { riskAssessed: undefined } },
      ['error RISK_NOT_ASSESSED riskAssessed'],
    ],
    ['high risk', { application: { riskConclusion: 'high' } }, ['error RISK_HIGH riskConclusion']],
    ['an old risk assessment', { application: { riskDate: '2025-03-09' } }, ['warning RISK_STALE riskDate']],
    ['storage abroad', { application: { storageRegion: '999999' } }, ['error STORAGE_ABROAD storageRegion']],
    [
      'no declaration of truth (XJR-9-4)',
      { application: { truthDeclared: false } },
      ['error MUST_BE_TRUE truthDeclared'],
    ],
    [
      'the notice not seen (XJR-16-3)',
      { application: { publicPreviewConfirmed: undefined } },
      ['error MUST_BE_TRUE publicPreviewConfirmed'],
    ],
    ['a date after today', { application: { applyDate: '2026-03-11' } }, ['error DATE_FUTURE applyDate']],
    [
      'an application before the internal review',
      { application: { internalReviewAt: '2026-03-10', applyDate: '2026-03-09' } },
      ['error DATE_ORDER applyDate'],
    ],
    [
      'an end before the start',
      { application: { dataCoverageTimeEnd: '2019-12-31' } },
      ['error DATE_ORDER dataCoverageTimeEnd'],
    ],
    [
      'the nation beside another place',
      { application: { coverAreaCodes: ['000000', '653101'] } },
      ['error COVER_NATION_EXCLUSIVE coverAreaCodes'],
    ],
    [
      'a place beside the one it lies in',
      { application: { coverAreaCodes: ['653101', '653100'] } },
      ['error COVER_PARENT_CHILD coverAreaCodes'],
    ],
    [
      'a format of another class',
      { application: { formatDetail: ['PDF'] } },
      ['error LIST_MEMBER formatDetail'],
    ],
    ['a code no list has', { application: { updateCycle: '77' } }, ['error LIST_MEMBER updateCycle']],
    [
      'six industries',
      { subject: { industryCodes: ['A', 'B', 'C', 'D', 'E', 'F'] } },
      ['error TOO_MANY subject.industryCodes'],
    ],
    [
      'a table without record count',
      { application: { recordCount: undefined } },
      ['error REQUIRED recordCount'],
    ],
    ['a negative count', { application: { recordCount: -1 } }, ['error NUMBER recordCount']],
    ['a size that is no number', { application: { volumeValue: '约一万' } }, ['error NUMBER volumeValue']],
    ['a size without unit', { application: { storageSize: '3.5' } }, ['error UNIT_MISSING storageSize']],
    ['a unit without size', { application: { storageUnit: 'GB' } }, ['error NUMBER storageSize']],
    [
      'a count other than the rows',
      { application: { fieldCount: 3 } },
      ['warning FIELD_COUNT_MISMATCH fieldCount'],
    ],
    [
      'a name that is only a year',
      { application: { dataRegistName: '2025年度数据' } },
      ['warning NAME_YEAR_ONLY dataRegistName'],
    ],
    [
      'a name that is only a system',
      { application: { dataRegistName: '智慧公交管理系统' } },
      ['warning NAME_SYSTEM_ONLY dataRegistName'],
    ],
    [
      'a short introduction',
      { application: { dataContentIntroduction: '公交数据。' } },
      ['error TOO_SHORT dataContentIntroduction'],
    ],
    [
      'a mobile number in the introduction (XJR-16-4)',
      { application: { dataContentIntroduction: `${'公交线路和站点数据。'.repeat(6)}电话13899123456` } },
      ['error PUBLIC_TEXT_MOBILE dataContentIntroduction'],
    ],
    [
      'an uncatalogued resource without reason (XJR-20-1)',
      { application: { catalogCode: '无' } },
      ['error REQUIRED catalogGapReason'],
    ],
    [
      'personal items beside “不含” (XJR-4-1)',
      {
        application: { dataItems: [{ ...item, itemName: '电话', itemPersonal: true, itemSensitive: false }] },
      },
      ['error PERSONAL_MISMATCH personalInfo'],
    ],
    [
      'a row without its flags',
      { application: { dataItems: [{ ...item, itemName: '线路' }] } },
      ['error REQUIRED dataItems[0].itemPersonal', 'error REQUIRED dataItems[0].itemSensitive'],
    ],
    [
      'the same data item twice',
      {
        application: {
          dataItems: ['线路', '线 路'].map((itemName) => ({
            ...item,
            itemName,
            itemPersonal: false,
            itemSensitive: false,
          })),
        },
      },
      ['warning ITEM_DUPLICATE dataItems[1].itemName'],
    ],
    ['no scenario', { application: { scenarios: [] } }, ['error REQUIRED scenarios']],
    [
      '“暂无” scenario in authorised operation',
      { application: { inAuthorizedScope: true, scenarios: [row('暂无')] } },
      ['error SCENARIO_NONE scenarios[0].name'],
    ],
    [
      'conditional sharing without condition and basis (XJD-19-6, XJD-19-7)',
      { application: { shareType: '2' } },
      ['error REQUIRED shareCondition', 'error REQUIRED shareBasis'],
    ],
    [
      'shared data in operation without consent (XJO-20-4)',
      { application: { sourceTypes: ['03'], sharedFrom: '喀什地区交通运输局', inAuthorizedScope: true } },
      ['error REQUIRED sharedConsentFile'],
    ],
    [
      'a sample not declared de-identified (XJO-20-5)',
      {
        attachments: (files) => [...files, { type: '13', field: 'sampleFile', name: '样例.csv', bytes: 900 }],
      },
      ['error SAMPLE_NOT_DEIDENTIFIED sampleDeidentified'],
    ],
    [
      'a paper of another kind',
      {
        attachments: (files) =>
          files.map((f) => (f.field === 'depositFile' ? { ...f, name: '证明.exe' } : f)),
      },
      ['error FILE_TYPE depositFile'],
    ],
    [
      'an empty paper',
      { attachments: (files) => files.map((f) => (f.field === 'depositFile' ? { ...f, bytes: 0 } : f)) },
      ['error FILE_SIZE depositFile'],
    ],
    [
      'joint applicants without names and agreement (XJR-9-3)',
      { application: { applicantMode: 'joint' } },
      ['error REQUIRED coApplicants', 'error REQUIRED jointAgreementFile'],
    ],
  ];

  it.each(faults)('names %s', (_title, change, expected) => {
    expect(brief(check(change))).toEqual(expected);
  });

  it('wants the whole mandate of an agent, covering today (XJR-10-1)', () => {
    const agent = {
      hasAgent: true,
      agentName: '新疆天山数据服务有限公司',
      agentUscc: '91350100M000100Y43',
      agentContact: '孙悦',
      agentPhone: '0991-2345678',
      agentFrom: '2026-01-01',
      agentTo: '2026-03-09',
    };
    expect(brief(check({ application: agent }))).toEqual([
      'error REQUIRED agentMandateFile',
      'error AGENT_TERM agentTo',
    ]);
    expect(brief(check({ application: { hasAgent: true } }))).toHaveLength(7);
  });

  it('does not judge fields that are not shown', () => {
    expect(check({ application: { agentUscc: 'wrong' } })).toEqual([]);
  });

  it('an empty application is all required fields, every one an error with words', () => {
    const findings = checkApplication({
      ...completeApplication(),
      subject: {},
      application: {},
      attachments: [],
    });
    expect(findings.length).toBeGreaterThan(50);
    expect(findings.every((finding) => finding.level === 'error' && finding.message.length > 4)).toBe(true);
  });

  it('every finding can be led back to its page', () => {
    const findings = checkApplication({
      ...completeApplication(),
      subject: {},
      application: {},
      attachments: [],
    });
    expect(findings.filter((finding) => locateFinding(finding) === undefined)).toEqual([]);
    expect(locateFinding({ ...findings[0], field: 'dataItems[3].itemName' } as Finding)).toEqual({
      formId: 'F02',
      pageKey: 'data',
      fieldKey: 'dataItems',
    });
    expect(locateFinding({ ...findings[0], field: 'subject.industryCodes' } as Finding)?.formId).toBe('F01');
  });
});

describe('publicItems (XJR-16-3)', () => {
  it('are exactly the four items of the clause, whatever else the forms hold', () => {
    const { subject, application } = completeApplication();
    expect(publicItems(subject, application)).toEqual([
      { key: 'institutionName', label: '登记主体名称', value: '喀什市昆仑公共交通有限责任公司' },
      { key: 'dataRegistType', label: '登记类型', value: '首次登记·公共数据资源' },
      { key: 'dataRegistName', label: '登记数据名称', value: '喀什市公交线路和站点数据' },
      { key: 'dataContentIntroduction', label: '数据内容简介', value: application.dataContentIntroduction },
    ]);
  });
});
