/**
 * What a bundle changes in the words of an application, old and new, and what of it becomes final by the region's
 * confirmation: the lines that a supervisor reads before it counts.
 */
import type { PlanRow } from '#shared/contract/sync-views';
import { isApplication } from '#shared/domain/case-type';
import type { CodeLists } from '#shared/forms/code-lists';
import { changedKeys, differencesIn } from '#shared/forms/differences';
import { formsOf } from '#shared/forms/form-of';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { DOCUMENT_TITLES } from '#shared/paper/document-id';
import { publicationIdOf } from '#shared/regulation/casework/publication-id';
import { type CodeEntry, isToRecall, OFFICIAL_DATE_NAMES } from '#shared/regulation/casework/records';
import { STAGE_TITLES } from '#shared/regulation/casework/regional-steps';
import type { CaseState } from '#shared/regulation/casework/state';

type ChangedField = PlanRow['fields'][number];

/** Fields of one case that are told one by one; the rest is counted. */
const MOST_FIELDS = 20;
/** Signs of a value that are shown of it. */
const MOST_SIGNS = 300;

const shown = (text: string): string =>
  text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS)}……（共 ${text.length} 字）` : text;

/** The changed fields of an application, in the order of its forms, and how many more there are. */
export function changedFields(
  before: CaseState,
  after: CaseState,
  lists: CodeLists,
): { readonly fields: readonly ChangedField[]; readonly moreFields: number } {
  const { caseType, objectType } = after;
  const forms = formsOf(isApplication(caseType) ? caseType : 'FIRST', objectType);
  const named = differencesIn(forms, before, after, lists);
  const keys = new Set(named.map(({ key }) => key));
  // Papers are told by their names. Fields that no form has are counted: nothing of what changes is passed over.
  const nameless = changedKeys(before, after).filter((key) => !keys.has(key)).length;
  const papers = papersChanged(before, after);
  const all = [...named, ...papers].map((one) => ({
    label: one.label,
    before: shown(one.before),
    after: shown(one.after),
  }));
  return {
    fields: all.slice(0, MOST_FIELDS),
    moreFields: Math.max(0, all.length - MOST_FIELDS) + nameless,
  };
}

/** Papers that were put to the case or taken from it, where any were. */
function papersChanged(before: CaseState, after: CaseState): readonly ChangedField[] {
  const without = (some: CaseState, other: CaseState): readonly string[] => {
    const known = new Set(other.attachments.map(({ hash, field, title }) => `${hash} ${field} ${title}`));
    return some.attachments
      .filter(({ hash, field, title }) => !known.has(`${hash} ${field} ${title}`))
      .map(({ title, fileName }) => `${title}（${fileName}）`);
  };
  const [gone, fresh] = [without(before, after), without(after, before)];
  if (gone.length === 0 && fresh.length === 0) return [];
  const told = (some: readonly string[], count: number): string =>
    some.length === 0 ? `共 ${count} 件` : `共 ${count} 件，不同的：${some.join('；')}`;
  return [
    {
      label: '材料',
      before: told(gone, before.attachments.length),
      after: told(fresh, after.attachments.length),
    },
  ];
}

/** What the region confirms, or says otherwise, of a case: a line for each reply. */
export function confirmedWords(before: CaseState | null, after: CaseState): readonly string[] {
  const known = new Set(
    before?.steps.map(({ step, doneAt, confirmedAt }) => `${step} ${doneAt} ${confirmedAt}`),
  );
  const byReply = new Map<string, string[]>();
  for (const { step, doneAt, confirmedAt, confirmRef } of after.steps) {
    if (confirmedAt === null || known.has(`${step} ${doneAt} ${confirmedAt}`)) continue;
    const reply = `（${confirmRef ?? ''}，${confirmedAt}）`;
    byReply.set(reply, [...(byReply.get(reply) ?? []), STAGE_TITLES[step]]);
  }
  const dates = after.regionDates
    .slice(before?.regionDates.length ?? 0)
    .map(({ name, former, value }) => `自治区记录的${OFFICIAL_DATE_NAMES[name]}：${former} → ${value}`);
  return [...[...byReply].map(([reply, steps]) => `自治区已确认：${steps.join('、')}${reply}`), ...dates];
}

/** A query code; where another stood, that one before it. One that its second person has not checked is replaced unseen. */
export function codeWords(before: CaseRecord | null, { code }: CodeEntry): string {
  const former = before?.state.code ?? null;
  if (former === null || former.confirmedBy === null || former.code === code) return code;
  return `${former.code} → ${code}`;
}

/** The day of a notice and its proof, old and new where the day was another; null where it is the same. */
export function noticeWords(before: CaseState | null, { publicity }: CaseState): string | null {
  const former = before?.publicity?.publishedAt;
  if (publicity === null || publicity.publishedAt === former) return null;
  const day = former === undefined ? publicity.publishedAt : `${former} → ${publicity.publishedAt}`;
  return `${day} ${publicity.receipt}`.trim();
}

/** The id of the notice that counts, old and new, with the reply that says it; null where it is the same. */
export function publicationWords(before: CaseState | null, { publicity }: CaseState): string | null {
  const said = publicity?.publicityInfoId;
  if (said === undefined || said.value === publicationIdOf(before?.publicity ?? null)) return null;
  const former = said.former.at(-1);
  const words = former === undefined ? said.value : `${former} → ${said.value}`;
  return `${words}（${said.ref}，${said.on}）`;
}

/** Papers that fall and are to be taken back, by what another case says of them, or the region of this one. */
export const fallenWords = (before: CaseState, after: CaseState): readonly string[] =>
  after.documents
    .filter(isToRecall)
    .filter(({ number, document }) =>
      before.documents.some(
        (known) => known.number === number && known.document === document && known.voided === null,
      ),
    )
    .map(
      ({ document, number, voided }) =>
        `${DOCUMENT_TITLES[document]} ${number} 作废待收回：${voided?.reason ?? ''}`,
    );
