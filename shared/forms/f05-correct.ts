/**
 * F05 更正登记: who says what is wrong, and what proves it (NDR-9-14, NDR-9-15). The claimed content itself
 * stands in F01 and F02 or F03. Schema only; whether the correction is proven is judged elsewhere.
 */
import { basis } from '#shared/domain/ids';
import { when } from './conditions';
import { requestMaterialsPage } from './requests/request-materials-page';
import type { FieldSpec, FormSchema } from './schema';

const SUBJECT = when('登记主体申请', 'requesterType', 'SUBJECT');
const INTERESTED = when('利害关系人申请', 'requesterType', 'INTERESTED');
const APPLICANT = when('登记主体或利害关系人申请', 'requesterType', 'SUBJECT', 'INTERESTED');
const BY_OTHERS = when('利害关系人申请或依职权更正', 'requesterType', 'INTERESTED', 'OFFICE');
const BY_UNIT = when('登记主体申请或依职权更正', 'requesterType', 'SUBJECT', 'OFFICE');
const ANSWERED = when('登记主体已答复', 'consent', 'AGREE', 'DISAGREE');
const PROVEN = when('有证据证明登记信息确有错误', 'evidenceProves', true);

const REQUEST = basis('XJR-12-2', 'NDR-9-14');
const PROOF = basis('XJR-12-2', 'NDR-9-15');

/** One field that is said to be wrong. */
const CORRECT_COLUMNS: readonly FieldSpec[] = [
  { key: 'field', label: '有误的项目', kind: 'enum', list: 'CL-FIELD', required: 'Y', basis: REQUEST },
  { key: 'claimed', label: '主张的正确内容', kind: 'text', max: 500, required: 'Y', basis: REQUEST },
  { key: 'reason', label: '错误说明', kind: 'text', min: 4, max: 500, required: 'Y', basis: REQUEST },
  { key: 'proof', label: '证据说明', kind: 'text', max: 500, required: 'N', basis: PROOF },
];

const FIELDS: readonly FieldSpec[] = [
  {
    key: 'requesterType',
    label: '申请人类型',
    kind: 'enum',
    list: 'CL-REQUESTER',
    required: 'Y',
    basis: REQUEST,
  },
  {
    key: 'requesterName',
    label: '申请人姓名或名称',
    kind: 'text',
    min: 2,
    max: 100,
    required: APPLICANT,
    visible: APPLICANT,
    basis: REQUEST,
  },
  {
    key: 'requesterIdType',
    label: '证件类型',
    kind: 'enum',
    list: 'CL-IDTYPE',
    required: APPLICANT,
    visible: APPLICANT,
    basis: REQUEST,
  },
  {
    key: 'requesterIdNo',
    label: '证件号码',
    kind: 'text',
    min: 4,
    max: 50,
    required: APPLICANT,
    visible: APPLICANT,
    basis: REQUEST,
  },
  {
    key: 'requesterPhone',
    label: '联系电话',
    kind: 'phone',
    required: APPLICANT,
    visible: APPLICANT,
    basis: REQUEST,
  },
  {
    key: 'interestNote',
    label: '与登记事项的关系',
    kind: 'longtext',
    min: 10,
    max: 1000,
    required: INTERESTED,
    visible: INTERESTED,
    basis: REQUEST,
  },
  {
    key: 'interestFile',
    label: '利害关系证明',
    kind: 'files',
    attachmentType: '14',
    required: INTERESTED,
    visible: INTERESTED,
    basis: REQUEST,
  },
  {
    key: 'correctFields',
    label: '错误事项',
    kind: 'rows',
    columns: CORRECT_COLUMNS,
    minRows: 1,
    maxRows: 50,
    required: 'Y',
    help: '逐项列出。只有列出的项目可以修改。',
    basis: REQUEST,
  },
  {
    key: 'errorCause',
    label: '错误原因',
    kind: 'enum',
    list: 'CL-ERRCAUSE',
    required: 'Y',
    basis: REQUEST,
  },
  {
    key: 'consent',
    label: '登记主体书面同意',
    kind: 'enum',
    list: 'CL-CONSENT',
    required: 'N',
    visible: BY_OTHERS,
    help: '征求登记主体意见后填写。登记主体自己申请的，申请即为同意。',
    basis: PROOF,
  },
  {
    key: 'consentDate',
    label: '登记主体答复日期',
    kind: 'date',
    notFuture: true,
    required: ANSWERED,
    visible: BY_OTHERS,
    basis: PROOF,
  },
  {
    key: 'consentFile',
    label: '登记主体书面意见',
    kind: 'files',
    attachmentType: '19',
    required: 'N',
    visible: BY_OTHERS,
    basis: PROOF,
  },
  {
    key: 'evidenceProves',
    label: '是否有证据证明登记信息确有错误',
    kind: 'bool',
    required: 'N',
    basis: PROOF,
  },
  {
    key: 'evidenceReason',
    label: '证据能够证明的理由',
    kind: 'longtext',
    min: 10,
    max: 1000,
    required: PROVEN,
    visible: PROVEN,
    basis: PROOF,
  },
  {
    key: 'evidenceFile',
    label: '证据材料',
    kind: 'files',
    attachmentType: '14',
    required: PROVEN,
    visible: PROVEN,
    basis: PROOF,
  },
];

/** The request form of a correction, version 1. */
export const F05_CORRECT: FormSchema = {
  id: 'F05',
  title: '更正登记',
  version: 1,
  effectiveFrom: '2025-10-01',
  pages: [
    { key: 'correct', title: '更正事项', fields: FIELDS },
    requestMaterialsPage({ applicant: APPLICANT, subject: SUBJECT, unit: BY_UNIT }),
  ],
};
