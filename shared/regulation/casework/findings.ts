/** What the form check and the public notice say about a case; the bridge from casework to forms. */
import { caseTypeName } from '#shared/domain/case-type';
import type { LocalDate } from '#shared/domain/local-date';
import { checkApplication } from '#shared/forms/check';
import { type PublicItem, publicItems } from '#shared/forms/public-items';
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

/** Exactly the four items that are published (XJR-16-3); the type is that of the case, whatever the form says. */
export function publicItemsOf(
  state: Pick<CaseState, 'subject' | 'application' | 'applyType' | 'objectType'>,
): readonly PublicItem[] {
  const type = caseTypeName(state.applyType, state.objectType);
  return publicItems(state.subject, state.application).map((item) =>
    item.key === 'dataRegistType' ? { ...item, value: type } : item,
  );
}
