/** What the form check and the public notice say about a case; the bridge from casework to forms. */
import type { LocalDate } from '#shared/domain/local-date';
import { checkApplication } from '#shared/forms/check';
import { publicItems } from '#shared/forms/public-items';
import type { Finding } from '#shared/forms/schema';
import type { CaseState } from './state';

/** Findings of the whole form of a case, judged as if it were submitted on `today`. */
export function caseFindings(
  state: Pick<CaseState, 'subject' | 'application' | 'attachments'>,
  today: LocalDate,
): readonly Finding[] {
  return checkApplication({
    subject: state.subject,
    application: state.application,
    attachments: state.attachments.map(({ type, field, fileName, bytes }) => ({
      type,
      field,
      name: fileName,
      bytes,
    })),
    today,
  });
}

/** Exactly the four items that are published (XJR-16-3). */
export function publicItemsOf(state: Pick<CaseState, 'subject' | 'application'>) {
  return publicItems(state.subject, state.application);
}
