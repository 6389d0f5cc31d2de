/**
 * Parts that every letter shares: who writes to whom about which application, banners, number, dates.
 * It must never add a fact of the case that the letter's own builder did not ask for.
 */
import { CASE_TYPE_NAMES, caseTypeName } from '#shared/domain/case-type';
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import type { FormValues } from '#shared/forms/schema';
import { err, ok, type Result } from '#shared/lib/result';
import type { ClockRun } from '#shared/regulation/casework/clock-run';
import type { StepRecord } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import type { DocumentContext, DocumentNotReady } from './document-context';
import { UNNUMBERED } from './document-id';
import type { DocumentBanner, DocumentModel } from './model';

export type Built = Result<DocumentModel, DocumentNotReady>;

/** What a letter says apart from the common parts. */
export type LetterText = Pick<DocumentModel, 'title' | 'addressee' | 'blocks' | 'footer'> &
  Partial<Pick<DocumentModel, 'qr' | 'signature'>>;

/** The refusal to make a document now. */
export const notReady = (
  context: DocumentContext,
  message: string,
  wayOut: string,
): { readonly ok: false; readonly error: DocumentNotReady } =>
  err({ document: context.document, message, wayOut });

/** The day the letter bears: the day of issue, or today in a preview. */
export const letterDate = (context: DocumentContext): LocalDate => context.issued?.date ?? context.today;

/** Completes a letter. `confirmedStep`: the legal step that only the region's answer makes final. */
export function letter(
  context: DocumentContext,
  text: LetterText,
  confirmedStep: StepRecord['step'] | null = null,
): Built {
  return ok({
    id: context.document,
    number: isNumbered(context) ? (context.issued?.number ?? null) : null,
    banners: banners(context, confirmedStep),
    qr: null,
    signature: { office: context.office.name, date: formatLong(letterDate(context)) },
    ...text,
  });
}

const isNumbered = ({ document }: DocumentContext): boolean => !UNNUMBERED.includes(document);

/**
 * Words across the page; a voided number keeps its paper and says 作废 (XJR-7-1), one of two that contradict each
 * other says 待裁决, 待自治区确认 stands until the
 * region's answer to the step is recorded. A paper that bears no number is never issued and so is no preview.
 */
export function banners(
  context: DocumentContext,
  confirmedStep: StepRecord['step'] | null,
): DocumentBanner[] {
  const words: DocumentBanner[] = [];
  if (context.practice) words.push('练习');
  if (isNumbered(context) && (context.issued?.voided ?? null) !== null) return [...words, '作废'];
  if (isNumbered(context) && context.issued?.disputed === true) words.push('待裁决');
  if (confirmedStep !== null) {
    const done = context.state.steps.find((step) => step.step === confirmedStep);
    if ((done?.confirmedAt ?? null) === null) words.push('待自治区确认');
  }
  if (isNumbered(context) && context.issued === null) words.push('预览');
  return words;
}

/**
 * A due date as letters print it. A date counted without a loaded calendar may be looked at (待核) but
 * never issued: the subject would rely on it.
 */
export function dueOnLetter(context: DocumentContext, run: ClockRun): Result<string, DocumentNotReady> {
  if (!run.provisional) return ok(formatLong(run.due));
  if (context.issued === null) return ok(`${formatLong(run.due)}（待核）`);
  return notReady(
    context,
    `${run.name}涉及的${run.missingYears.join('、')}年工作日历未载入，到期日待核，不能印在文书上。`,
    '请载入该年度工作日历并核定到期日后再出具；文书号保留。',
  );
}

/** Values at the last receipt; what the subject types afterwards is not yet before the office. */
export const submittedValues = (state: CaseState): { subject: FormValues; application: FormValues } =>
  state.submitted ?? { subject: state.subject, application: state.application };

/** A typed text of a form, empty when absent. */
export function textOf(values: FormValues, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
}

export const subjectName = (state: CaseState): string =>
  textOf(submittedValues(state).subject, 'institutionName');

export const dataName = (state: CaseState): string =>
  textOf(submittedValues(state).application, 'dataRegistName');

/** `首次登记·公共数据资源` */
export const registrationType = (state: CaseState): string => caseTypeName(state.caseType, state.objectType);

/** `“……”首次登记申请` */
export const applicationWords = (state: CaseState): string =>
  `“${dataName(state)}”${CASE_TYPE_NAMES[state.caseType]}申请`;

/** Small lines at the foot of letters. */
export const letterFooter = ({ state, office }: DocumentContext): string[] => [
  `申请编号：${state.number}　联系电话：${office.phone}`,
  `联系地址：${office.address}`,
];

/** Last lines of a paper that somebody else than the office signs. */
export const signedBy = (name: string): DocumentModel['signature'] => ({
  office: `${name}（盖章）`,
  date: DATE_TO_WRITE,
});

/** Room for a date written by hand. */
export const DATE_TO_WRITE = '　　　　年　　月　　日';
