/** Last page 材料与承诺 of every request form F04 to F07 (XJR-9-4, XJR-10-1, NDR-7-1, NDR-7-2). */
import { agentFields } from '../blocks/agent-fields';
import {
  commitmentFile,
  OTHER_FILES,
  reviewFields,
  signatureFields,
  truthField,
} from '../blocks/filing-fields';
import type { Condition, FormPage } from '../schema';

/** Who stands for the request, where that is not always the subject. */
export interface RequestSides {
  /** Somebody applies: commitment, declaration and agent are asked for. */
  readonly applicant?: Condition;
  /** The subject applies: its internal review is asked for. */
  readonly subject?: Condition;
  /** A unit acts, not a person: its head signs. */
  readonly unit?: Condition;
}

/** The page for one request form. */
export function requestMaterialsPage({ applicant, subject, unit }: RequestSides = {}): FormPage {
  return {
    key: 'requestMaterials',
    title: '材料与承诺',
    fields: [
      ...agentFields(applicant),
      ...reviewFields(subject),
      commitmentFile(applicant),
      OTHER_FILES,
      truthField(applicant),
      ...signatureFields(unit),
    ],
  };
}
