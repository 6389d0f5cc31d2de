/** Fields that the case decides when it is made, and nobody chooses on the form. Data only. */
import type { FormName } from './application-pages';

const FIXED: { readonly [F in FormName]: readonly string[] } = {
  request: ['requesterType', 'objectType'],
  subject: [],
  application: ['applyType', 'dataRegistType'],
};

/** Whether the field is fixed by the case: its type, its object, who asks. */
export const isFixed = (form: FormName, key: string): boolean => FIXED[form].includes(key);
