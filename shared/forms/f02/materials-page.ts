/** Page 7 材料与承诺 of F02 and F03: papers, declarations and who stands for them (XJR-9-4). */
import { basis } from '#shared/domain/ids';
import { commitmentFile, OTHER_FILES, signatureFields, truthField } from '../blocks/filing-fields';
import type { FormPage } from '../schema';

/** Last page for one kind of object. */
export function materialsPage(descriptionLabel: string): FormPage {
  return {
    key: 'materials',
    title: '材料与承诺',
    fields: [
      commitmentFile(),
      {
        key: 'descriptionFile',
        label: descriptionLabel,
        kind: 'files',
        attachmentType: '04',
        required: 'Y',
        basis: basis('XJR-9-4', 'XJR-12-2'),
      },
      OTHER_FILES,
      truthField(),
      {
        key: 'publicPreviewConfirmed',
        label: '已确认公示文字',
        kind: 'bool',
        mustBe: true,
        required: 'Y',
        help: '申请单位已看过将公示的四项内容。',
        basis: basis('XJR-16-3'),
      },
      ...signatureFields(),
    ],
  };
}

export const MATERIALS_PAGE: FormPage = materialsPage('数据资源说明文档');
