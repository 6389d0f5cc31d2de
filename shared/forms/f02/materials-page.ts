/** F02 page 7 材料与承诺: papers, declarations and who stands for them (XJR-9-4). */
import { basis } from '#shared/domain/ids';
import type { FormPage } from '../schema';

export const MATERIALS_PAGE: FormPage = {
  key: 'materials',
  title: '材料与承诺',
  fields: [
    {
      key: 'commitmentFile',
      label: '登记承诺书',
      kind: 'files',
      attachmentType: '03',
      required: 'Y',
      help: '承诺材料真实、完整、合法、有效，负责人签字并盖章。',
      basis: basis('XJR-9-4'),
    },
    {
      key: 'descriptionFile',
      label: '数据资源说明文档',
      kind: 'files',
      attachmentType: '04',
      required: 'Y',
      basis: basis('XJR-9-4', 'XJR-12-2'),
    },
    {
      key: 'otherFiles',
      label: '其他材料',
      kind: 'files',
      attachmentType: '99',
      required: 'N',
      basis: basis(),
    },
    {
      key: 'truthDeclared',
      label: '材料真实性声明',
      kind: 'bool',
      mustBe: true,
      required: 'Y',
      help: '对材料内容的真实性、完整性、合法性、有效性负责。',
      basis: basis('XJR-9-4'),
    },
    {
      key: 'publicPreviewConfirmed',
      label: '已确认公示文字',
      kind: 'bool',
      mustBe: true,
      required: 'Y',
      help: '申请单位已看过将公示的四项内容。',
      basis: basis('XJR-16-3'),
    },
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
      required: 'Y',
      basis: basis('XJR-9-4'),
    },
  ],
};
