/** One complete, correct application as a starting point for tests of the check; tests spoil one thing at a time. */

import { localDate } from '#shared/domain/local-date';
import type { AttachmentInfo } from '#shared/forms/attachments';
import type { ApplicationInput, FormRules } from '#shared/forms/check';
import { PROGRAM_LISTS } from '#shared/forms/code-lists';
import type { FormValues } from '#shared/forms/schema';

/** The rules of the region as its profile states them. */
export const XINJIANG: FormRules = { depositRequired: 'always', unincorporated: false };

const SUBJECT: FormValues = {
  institutionName: '喀什市昆仑公共交通有限责任公司',
  uscc: '91350100M000100Y43',
  subjectNature: '04',
  subjectRoles: ['utility'],
  adminLevel: '4',
  regionCode: '653101',
  industryCodes: ['G'],
  isCentralUnit: false,
  address: '喀什市人民东路 100 号',
  legalRep: '阿不都热合曼',
  contactName: '古丽娜尔',
  contactPhone: '0998-2345678',
  realNameStatus: 'verified',
  realNameMethod: 'regionSystem',
  realNameAt: '2026-03-02',
  realNameBy: '刘洋',
};

const APPLICATION: FormValues = {
  applyType: 'FIRST',
  dataRegistType: '1',
  applicantMode: 'single',
  hasAgent: false,
  inAuthorizedScope: false,
  intakeChannel: 'window',
  internalReview: '经公司信息中心审核，数据来源清楚，同意申请登记。',
  internalReviewAt: '2026-03-05',
  dataRegistName: '喀什市公交线路和站点数据',
  dataContentIntroduction:
    '记录喀什市城区公交线路名称、站点名称、站序、首末班时间和票价，共六十余条线路、一千余个站点，每月更新，可用于出行查询和线网优化。',
  resourceClass: '3',
  industryCodes: ['G'],
  formatClass: '2',
  formatDetail: ['CSV'],
  updateCycle: '06',
  coverAreaCodes: ['653101'],
  dataCoverageTimeStart: '2020-01-01',
  volumeValue: '1.2',
  volumeUnit: '02',
  recordCount: 12000,
  dataItems: [
    {
      itemName: '线路名称',
      itemType: 'C',
      itemDesc: '公交线路名称',
      itemPersonal: false,
      itemSensitive: false,
    },
    {
      itemName: '站点名称',
      itemType: 'C',
      itemDesc: '公交站点名称',
      itemPersonal: false,
      itemSensitive: false,
    },
  ],
  sourceTypes: ['02'],
  legalBasis: '《城市公共汽车和电车客运管理规定》第二十四条',
  sourceNote: '由公司在公交运营服务过程中产生，调度中心按月汇总整理。',
  personalInfo: '0',
  tradeSecret: false,
  noSecretDeclared: true,
  disputeNote: '无',
  securityLevel: 'GENERAL',
  levelBasis: '依据数据分类分级规则，属于一般数据。',
  riskAssessed: true,
  riskBy: 'self',
  riskAssessor: '公司信息中心',
  riskDate: '2026-02-20',
  riskConclusion: 'low',
  riskMeasures: '主要风险为数据被篡改，已采取访问控制、备份和日志审计措施。',
  storagePlace: '04',
  storageMode: '01',
  storageRegion: '653101',
  deposited: true,
  depositMethods: ['05'],
  depositNo: 'KS-2026-0001',
  depositAt: '2026-03-01',
  depositScope: ['full'],
  hashAlg: 'SHA-256',
  hashValue: 'ab'.repeat(32),
  shareType: '1',
  shareMode: ['03'],
  openType: '1',
  accessMethod: 'open',
  scenarios: [{ name: '公交出行查询', field: '08', note: '向市民提供线路和站点查询', user: '社会公众' }],
  truthDeclared: true,
  publicPreviewConfirmed: true,
  applyDate: '2026-03-10',
  filler: '古丽娜尔',
  approver: '阿不都热合曼',
};

/** A paper of a kind in a field. */
export const file = (type: string, field: string): AttachmentInfo => ({
  type,
  field,
  name: `${field}.pdf`,
  bytes: 20_000,
});

const ATTACHMENTS: readonly AttachmentInfo[] = [
  file('02', 'licenceFile'),
  file('07', 'riskReportFile'),
  file('06', 'depositFile'),
  file('03', 'commitmentFile'),
  file('04', 'descriptionFile'),
];

/** Values to put in the place of others; `undefined` empties a field. */
export type Spoil = { readonly [key: string]: FormValues[string] | undefined };

/** The complete application, with some values replaced; `undefined` empties a field. */
export function completeApplication(
  change: {
    readonly subject?: Spoil;
    readonly application?: Spoil;
    readonly attachments?: (files: readonly AttachmentInfo[]) => readonly AttachmentInfo[];
  } = {},
): ApplicationInput {
  return {
    type: 'FIRST',
    objectType: '1',
    request: {},
    before: null,
    rules: XINJIANG,
    subject: merge(SUBJECT, change.subject ?? {}),
    application: merge(APPLICATION, change.application ?? {}),
    attachments: (change.attachments ?? ((files) => files))(ATTACHMENTS),
    today: localDate('2026-03-10'),
    lists: PROGRAM_LISTS,
    listsOn: localDate('2026-03-10'),
  };
}

/** Values with some replaced. */
export function merge(values: FormValues, change: Spoil): FormValues {
  const merged: { [key: string]: FormValues[string] } = { ...values };
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}
