/**
 * Parts that every letter shares: who writes to whom about which application, banners, number, dates.
 * It must never add a fact of the case that the letter's own builder did not ask for.
 */
import { basis } from '#shared/domain/ids';
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import type { FormValues } from '#shared/forms/schema';
import { err, ok, type Result } from '#shared/lib/result';
import type { ClockRun } from '#shared/regulation/casework/clock-run';
import type { StepRecord } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { citations } from '#shared/regulation/clauses/clause';
import type { DocumentContext, DocumentNotReady } from './document-context';
import type { DocumentBanner, DocumentModel } from './model';

/** The rules in full, as the first citation of a letter writes them; later ones say 细则. */
const RULES_TITLE = '《新疆维吾尔自治区公共数据资源登记实施细则（试行）》（以下简称细则）';

export type Built = Result<DocumentModel, DocumentNotReady>;

/** `……实施细则（试行）》（以下简称细则）第十四条`: the first citation of a letter. */
export const fullCitation = (id: string): string =>
  `${RULES_TITLE}${citations(basis(id)).replace(/^细则/, '')}`;

/** What a letter says apart from the common parts. */
export type LetterText = Pick<DocumentModel, 'title' | 'addressee' | 'blocks' | 'footer'> &
  Partial<Pick<DocumentModel, 'qr'>>;

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
  confirmedStep: StepRecord['step'] | null,
): Built {
  return ok({
    id: context.document,
    number: context.issued?.number ?? null,
    banners: banners(context, confirmedStep),
    qr: null,
    signature: { office: context.office.name, date: formatLong(letterDate(context)) },
    ...text,
  });
}

/** Words across the page; 待自治区确认 stands until the region's answer to the step is recorded. */
export function banners(
  context: DocumentContext,
  confirmedStep: StepRecord['step'] | null,
): DocumentBanner[] {
  const words: DocumentBanner[] = [];
  if (context.practice) words.push('练习');
  if (confirmedStep !== null) {
    const done = context.state.steps.find((step) => step.step === confirmedStep);
    if ((done?.confirmedAt ?? null) === null) words.push('待自治区确认');
  }
  if (context.issued === null) words.push('预览');
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
export const registrationType = (state: CaseState): string =>
  `${labelOf('CL-APPLY', state.caseType)}·${labelOf('CL-REGTYPE', state.objectType)}`;

/** `“……”首次登记申请` */
export const applicationWords = (state: CaseState): string =>
  `“${dataName(state)}”${labelOf('CL-APPLY', state.caseType)}申请`;

/** Small lines at the foot of letters to the subject. */
export const letterFooter = ({ state, office }: DocumentContext): string[] => [
  `申请编号：${state.number}　联系电话：${office.phone}`,
  `联系地址：${office.address}`,
];
