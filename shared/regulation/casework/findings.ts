/** What the form check and the public notice say about a case; the bridge from casework to forms. */
import { caseTypeName, isApplication } from '#shared/domain/case-type';
import type { LocalDate } from '#shared/domain/local-date';
import type { FormRules } from '#shared/forms/application-input';
import { checkApplication } from '#shared/forms/check';
import { CLOSED_ADVICE } from '#shared/forms/check-field';
import type { CodeLists } from '#shared/forms/code-lists';
import { affectsPublic, type Difference, differences } from '#shared/forms/differences';
import { formsOf, PART_PREFIX } from '#shared/forms/form-of';
import { lockedChanges } from '#shared/forms/locks';
import { type PublicItem, publicItems } from '#shared/forms/public-items';
import type { Finding } from '#shared/forms/schema';
import { type Profile, setting } from '../profiles/profile';
import type { Facts } from './facts';
import type { CaseState } from './state';
import { BEFORE_RECEIPT } from './status';

/** Where the rules of a profile bear on the forms. */
export const formRules = (profile: Profile): FormRules => ({
  depositRequired: setting(profile, 'deposit.required'),
  unincorporated: setting(profile, 'subject.unincorporated'),
});

/**
 * The day whose code lists a form is held to: that on which the agency received it, and while the subject's side has it
 * the present one, on which it would be submitted. A value that is closed later stays with what was received.
 */
export const listsDay = (
  { status, receipts }: Pick<CaseState, 'status' | 'receipts'>,
  today: LocalDate,
): LocalDate => (BEFORE_RECEIPT.includes(status) ? today : (receipts.at(-1)?.receivedAt ?? today));

/** A value that was closed before its office heard of it was handed in in good faith: it is told, and chosen anew when the
 * form is handed in again (C19). */
const asReceived = (finding: Finding): Finding =>
  finding.code === 'LIST_CLOSED'
    ? {
        ...finding,
        level: 'warning',
        message: finding.message.replace(CLOSED_ADVICE, '，本次照收到的办理，再次提交时须改选'),
      }
    : finding;

/** Findings of the whole form of a case, judged as if it were submitted today; none for the agency's cases. */
export function caseFindings(
  state: CaseState,
  facts: Pick<Facts, 'today' | 'profile' | 'codeLists'>,
): readonly Finding[] {
  if (!isApplication(state.caseType)) return [];
  const findings = checkApplication({
    type: state.caseType,
    objectType: state.objectType,
    subject: state.subject,
    application: state.application,
    request: state.request,
    before: state.before,
    attachments: state.attachments.map(({ type, field, fileName, bytes }) => ({
      type,
      field,
      name: fileName,
      bytes,
    })),
    today: facts.today,
    lists: facts.codeLists,
    listsOn: listsDay(state, facts.today),
    rules: formRules(facts.profile),
  });
  return BEFORE_RECEIPT.includes(state.status) ? findings : findings.map(asReceived);
}

/** Exactly the four items that are published (XJR-16-3); the type is that of the case, whatever the form says. */
export function publicItemsOf(
  state: Pick<CaseState, 'subject' | 'application' | 'caseType' | 'objectType'>,
): readonly PublicItem[] {
  const type = caseTypeName(state.caseType, state.objectType);
  return publicItems(state.subject, state.application).map((item) =>
    item.key === 'dataRegistType' ? { ...item, value: type } : item,
  );
}

/** Whether what is published would read differently after this case. */
export const publicItemsDiffer = (state: CaseState): boolean =>
  state.before === null || affectsPublic(state.before, state);

/** What differs between the register and the case, in words; empty for a first registration. */
export const changesOf = (state: CaseState, lists: CodeLists): readonly Difference[] =>
  state.before === null ? [] : differences(state.before, state, state.objectType, lists);

/** Fields that differ from the register without being declared, with their labels (XJR-11-2). */
export function lockedDifferences(
  state: CaseState,
): readonly { readonly field: string; readonly label: string }[] {
  if (state.before === null || !isApplication(state.caseType)) return [];
  return lockedChanges(state.caseType, state.objectType, state.request, state.before, state).map((field) => ({
    field,
    label: labelOfField(state, field),
  }));
}

function labelOfField(state: CaseState, field: string): string {
  if (!isApplication(state.caseType)) return field;
  for (const { part, schema } of formsOf(state.caseType, state.objectType)) {
    const spec = schema.pages
      .flatMap((page) => page.fields)
      .find((candidate) => PART_PREFIX[part] + candidate.key === field);
    if (spec) return spec.label;
  }
  return field;
}
