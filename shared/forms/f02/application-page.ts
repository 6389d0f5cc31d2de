/**
 * Page 1 申请信息 of F02 and F03: what is asked, by whom, through whom, and whether it belongs to
 * authorised operation (XJR-8-1 to XJR-10-1, XJR-12-1).
 */
import { basis } from '#shared/domain/ids';
import { agentFields } from '../blocks/agent-fields';
import { agreementFields, IN_SCOPE } from '../blocks/agreement-fields';
import { reviewFields } from '../blocks/filing-fields';
import { when } from '../conditions';
import type { FieldSpec, FormPage } from '../schema';

const SEVERAL = when('共同申请，或协商一致由单独主体提出', 'applicantMode', 'joint', 'oneForAll');
const JOINT = basis('XJR-9-3', 'NDR-7-3', 'NDR-7-4');

/** One other subject; the order is the order of the notice. */
const CO_APPLICANT: readonly FieldSpec[] = [
  {
    key: 'institutionName',
    label: '主体名称',
    kind: 'text',
    min: 2,
    max: 100,
    required: 'Y',
    isPublic: true,
    basis: JOINT,
  },
  { key: 'uscc', label: '统一社会信用代码', kind: 'uscc', required: 'N', basis: JOINT },
  { key: 'contact', label: '联系人', kind: 'text', min: 2, max: 50, required: 'Y', basis: JOINT },
  { key: 'phone', label: '联系电话', kind: 'phone', required: 'Y', basis: JOINT },
];

/** Words and demands in which the two objects differ. */
export interface ApplicationWords {
  readonly objectHelp: string;
  readonly scopeHelp: string;
  readonly scopeBasis: FieldSpec['basis'];
  readonly isAgreementDemanded: boolean;
}

/** Page 1 for one kind of object. */
export function applicationPage(words: ApplicationWords): FormPage {
  return {
    key: 'application',
    title: '申请信息',
    fields: [
      {
        key: 'applyType',
        label: '申请类型',
        kind: 'enum',
        list: 'CL-APPLY',
        required: 'Y',
        basis: basis('XJR-12-1', 'NDR-9-1'),
      },
      {
        key: 'dataRegistType',
        label: '登记对象类型',
        kind: 'enum',
        list: 'CL-REGTYPE',
        required: 'Y',
        help: words.objectHelp,
        basis: basis('XJR-3-1', 'XJR-16-3'),
      },
      {
        key: 'applicantMode',
        label: '申请方式',
        kind: 'enum',
        list: 'CL-APPLICANTMODE',
        required: 'Y',
        basis: JOINT,
      },
      {
        key: 'coApplicants',
        label: '其他相关主体',
        kind: 'rows',
        columns: CO_APPLICANT,
        minRows: 1,
        maxRows: 20,
        required: SEVERAL,
        visible: SEVERAL,
        help: '登记主体页填写的为主申请单位，此处按顺序填写其他单位。共同申请的，全部单位名称将公示。',
        basis: JOINT,
      },
      {
        key: 'jointAgreementFile',
        label: '协商一致证明',
        kind: 'files',
        attachmentType: '11',
        required: SEVERAL,
        visible: SEVERAL,
        basis: JOINT,
      },
      ...agentFields(),
      {
        key: 'inAuthorizedScope',
        label: '是否纳入授权运营范围',
        kind: 'bool',
        required: 'Y',
        help: words.scopeHelp,
        basis: words.scopeBasis,
      },
      ...agreementFields(words.isAgreementDemanded),
      {
        key: 'firstSupplyDate',
        label: '首次提供/交付日期',
        kind: 'date',
        required: 'N',
        visible: IN_SCOPE,
        help: '已开展授权运营并提供或交付的，自该日起计算申请期限。',
        basis: basis('XJR-12-2', 'NDR-9-9'),
      },
      ...reviewFields(),
    ],
  };
}

export const APPLICATION_PAGE: FormPage = applicationPage({
  objectHelp: '公共数据资源是依法履职或提供公共服务过程中产生的具有利用价值的数据集合。',
  scopeHelp: '纳入的应当登记，未纳入的鼓励登记。',
  scopeBasis: basis('XJR-8-1', 'XJR-8-2', 'XJO-21-1'),
  isAgreementDemanded: false,
});
