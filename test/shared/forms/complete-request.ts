/** One complete, correct case of every type and object; tests spoil one thing at a time. */
import type { ApplyType, ObjectType } from '#shared/domain/case-type';
import { localDate } from '#shared/domain/local-date';
import type { AttachmentInfo } from '#shared/forms/attachments';
import type { ApplicationInput } from '#shared/forms/check';
import type { FormValues } from '#shared/forms/schema';
import { completeApplication, file, merge, type Spoil } from './complete-application';

/** What turns the complete resource into a complete product of an operator. */
const PRODUCT: Spoil = {
  dataRegistType: '2',
  inAuthorizedScope: true,
  agreementNo: 'KSSQ-2025-002',
  agreementFrom: '2025-12-01',
  agreementTo: '2030-11-30',
  agreementFiledNo: 'KSBA-2025-014',
  authMode: 'DOMAIN',
  firstSupplyDate: '2026-03-02',
  dataRegistName: '喀什市公交到站预测接口服务',
  productType: '02',
  purposeClass: '1',
  usedResources: [
    {
      resourceName: '喀什市公交线路和站点数据',
      registeredCode: '6531012026000001',
      holder: '喀什市交通运输局',
    },
    {
      resourceName: '喀什市公交车辆定位数据',
      holder: '喀什市交通运输局',
      acquiredOn: '2026-01-15',
      unregisteredReason: '持有单位正在办理登记',
    },
  ],
  mixesOtherData: false,
  deliveryModes: ['01'],
  pricingMode: '01',
  complianceResult: 'pass',
  complianceBy: '喀什市数字化发展局、喀什市交通运输局',
  complianceAt: '2026-02-25',
};

/** Fields of F02 that F03 does not have. */
const RESOURCE_ONLY: readonly string[] = [
  'resourceClass',
  'formatClass',
  'formatDetail',
  'updateCycle',
  'dataCoverageTimeStart',
  'volumeValue',
  'volumeUnit',
  'recordCount',
  'dataItems',
  'shareType',
  'shareMode',
  'openType',
  'accessMethod',
];

const PRODUCT_FILES: readonly AttachmentInfo[] = [
  file('08', 'agreementFile'),
  file('18', 'devLogicFile'),
  file('09', 'complianceFile'),
];

/** The complete first registration of a product by an operator, with some values replaced. */
export function completeProduct(change: Parameters<typeof completeApplication>[0] = {}): ApplicationInput {
  const without = Object.fromEntries(RESOURCE_ONLY.map((key) => [key, undefined]));
  return {
    ...completeApplication({
      subject: { subjectRoles: ['operator'], ...change.subject },
      application: { ...without, ...PRODUCT, ...change.application },
      attachments: (files) => (change.attachments ?? ((all) => all))([...files, ...PRODUCT_FILES]),
    }),
    objectType: '2',
  };
}

/** The complete first registration of either object. */
export const completeContent = (objectType: ObjectType): ApplicationInput =>
  objectType === '2' ? completeProduct() : completeApplication();

const FILING: FormValues = {
  hasAgent: false,
  intakeChannel: 'window',
  internalReview: '经公司信息中心审核，情况属实，同意申请。',
  internalReviewAt: '2026-09-05',
  truthDeclared: true,
  applyDate: '2026-09-08',
  filler: '古丽娜尔',
  approver: '阿不都热合曼',
};

const NEW_DEPOSIT: FormValues = {
  depositNo: 'KS-2026-0099',
  depositAt: '2026-09-01',
  hashValue: 'cd'.repeat(32),
};

interface Example {
  readonly request: FormValues;
  /** What the request changes of the registered content. */
  readonly application: FormValues;
  readonly files: readonly AttachmentInfo[];
}

const COMMITMENT = file('03', 'commitmentFile');

const CHANGE: FormValues = {
  changeReasons: ['DEPOSIT'],
  changeNote: '原存证平台停止服务，已在新的平台就同一数据重新存证。',
  changeDate: '2026-09-01',
};

/** An example of each request; one for both objects where the fields are the same. */
const EXAMPLES: { readonly [type in Exclude<ApplyType, 'FIRST'>]: (objectType: ObjectType) => Example } = {
  CHANGE: () => ({
    request: { ...CHANGE, ...FILING },
    application: NEW_DEPOSIT,
    files: [COMMITMENT, file('06', 'depositFile')],
  }),
  CORRECT: () => ({
    request: {
      ...FILING,
      requesterType: 'SUBJECT',
      requesterName: '喀什市昆仑公共交通有限责任公司',
      requesterIdType: '02',
      requesterIdNo: '91350100M000100Y43',
      requesterPhone: '0998-2345678',
      correctFields: [
        { field: 'depositNo', claimed: 'KS-2026-0010', reason: '录入时漏了一位数字', proof: '存证证明原件' },
      ],
      errorCause: '02',
    },
    application: { depositNo: 'KS-2026-0010' },
    files: [COMMITMENT],
  }),
  CANCEL: () => ({
    request: {
      ...FILING,
      cancelGrounds: ['1'],
      happenedOn: '2026-08-30',
      cancelNote: '存储设备损毁，数据无法恢复，也没有可用的备份。',
    },
    application: {},
    files: [COMMITMENT, file('14', 'cancelProofFile')],
  }),
  RENEW: (objectType) => ({
    request: {
      ...FILING,
      objectType,
      renewMonths: 36,
      depositStillValid: true,
      riskStillValid: true,
      infoChanged: false,
      ...(objectType === '2' ? { agreementStillValid: true, agreementTo: '2030-11-30' } : {}),
    },
    application: {},
    files: [COMMITMENT, ...(objectType === '2' ? [file('08', 'agreementFile')] : [])],
  }),
};

/** A complete case of a type; `spoil` replaces values of the request, the content or the papers. */
export function completeRequest(
  type: Exclude<ApplyType, 'FIRST'>,
  objectType: ObjectType = '1',
  spoil: {
    readonly request?: Spoil;
    readonly subject?: Spoil;
    readonly application?: Spoil;
    readonly attachments?: (files: readonly AttachmentInfo[]) => readonly AttachmentInfo[];
  } = {},
): ApplicationInput {
  const registered = completeContent(objectType);
  const { request, application, files } = EXAMPLES[type](objectType);
  return {
    ...registered,
    type,
    request: merge(request, spoil.request ?? {}),
    before: { subject: registered.subject, application: registered.application },
    subject: merge(registered.subject, spoil.subject ?? {}),
    application: merge(registered.application, { ...application, ...spoil.application }),
    attachments: (spoil.attachments ?? ((all) => all))(files),
    today: localDate('2026-09-10'),
  };
}
