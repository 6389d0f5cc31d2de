/** F04 变更登记: what changed, when and why (NDR-9-11 to NDR-9-13). The new content itself stands in F01 and F02 or F03. */
import { changeFields } from './requests/change-fields';
import { requestMaterialsPage } from './requests/request-materials-page';
import type { FormSchema } from './schema';

/** The request form of a change, version 1. */
export const F04_CHANGE: FormSchema = {
  id: 'F04',
  title: '变更登记',
  version: 1,
  effectiveFrom: '2025-10-01',
  pages: [{ key: 'change', title: '变更事项', fields: changeFields() }, requestMaterialsPage()],
};
