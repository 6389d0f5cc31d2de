/** How an application was reviewed inside, filed and signed (XJR-9-4, NDR-7-1, NDR-7-2); the same in every form. */
import { basis } from '#shared/domain/ids';
import type { Condition, FieldSpec } from '../schema';

/** Shown and required as given; always when nothing is given. */
const shownWhen = (condition?: Condition) =>
  condition ? { required: condition, visible: condition } : { required: 'Y' as const };

/** Channel of intake and the internal review of the subject. */
export function reviewFields(review?: Condition): readonly FieldSpec[] {
  return [
    {
      key: 'intakeChannel',
      label: '收件渠道',
      kind: 'enum',
      list: 'CL-CHANNEL',
      required: 'Y',
      basis: basis(),
    },
    {
      key: 'internalReview',
      label: '内部业务审核意见',
      kind: 'longtext',
      min: 10,
      max: 500,
      help: '写明本单位哪个机构审核、审核了什么、结论如何。',
      ...shownWhen(review),
      basis: basis('XJR-12-2', 'NDR-7-1'),
    },
    {
      key: 'internalReviewAt',
      label: '内部业务审核日期',
      kind: 'date',
      notFuture: true,
      ...shownWhen(review),
      basis: basis('XJR-12-2', 'NDR-7-1'),
    },
  ];
}

/** The written commitment of the applicant. */
export function commitmentFile(applicant?: Condition): FieldSpec {
  return {
    key: 'commitmentFile',
    label: '登记承诺书',
    kind: 'files',
    attachmentType: '03',
    help: '承诺材料真实、完整、合法、有效，负责人签字并盖章。',
    ...shownWhen(applicant),
    basis: basis('XJR-9-4', 'NDR-7-2'),
  };
}

/** The declaration that the materials are true. */
export function truthField(applicant?: Condition): FieldSpec {
  return {
    key: 'truthDeclared',
    label: '材料真实性声明',
    kind: 'bool',
    mustBe: true,
    help: '对材料内容的真实性、完整性、合法性、有效性负责。',
    ...shownWhen(applicant),
    basis: basis('XJR-9-4', 'NDR-7-2'),
  };
}

/** Other papers nobody asked for. */
export const OTHER_FILES: FieldSpec = {
  key: 'otherFiles',
  label: '其他材料',
  kind: 'files',
  attachmentType: '99',
  required: 'N',
  basis: basis(),
};

/** Date and persons of the application; `unit` hides the head of the unit where a person applies. */
export function signatureFields(unit?: Condition): readonly FieldSpec[] {
  return [
    {
      key: 'applyDate',
      label: '申请日期',
      kind: 'date',
      notFuture: true,
      notBefore: 'internalReviewAt',
      required: 'Y',
      basis: basis('XJR-14-1'),
    },
    { key: 'filler', label: '填报人', kind: 'text', min: 2, max: 50, required: 'Y', basis: basis('XJR-9-4') },
    {
      key: 'approver',
      label: '单位负责人',
      kind: 'text',
      min: 2,
      max: 50,
      ...shownWhen(unit),
      basis: basis('XJR-9-4'),
    },
  ];
}
