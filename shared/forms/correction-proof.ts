/** Whether a correction may be made: written consent of the subject, or evidence of the error (NDR-9-15). */
import type { AttachmentInfo } from './attachments';
import { isEmpty } from './conditions';
import type { FormValues } from './schema';

/**
 * True when the subject itself applies, has consented in writing with the paper attached, or evidence proves
 * the error with reason and paper attached. Asked for when the review is decided, not when the draft is sent.
 */
export function correctionProven(
  request: FormValues,
  attachments: readonly Pick<AttachmentInfo, 'field'>[],
): boolean {
  if (request.requesterType === 'SUBJECT') return true;
  const has = (field: string) => attachments.some((file) => file.field === field);
  if (request.consent === 'AGREE' && has('consentFile')) return true;
  return request.evidenceProves === true && !isEmpty(request.evidenceReason) && has('evidenceFile');
}
