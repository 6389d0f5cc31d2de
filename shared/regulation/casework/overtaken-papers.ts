/**
 * What the region's code and date of coding do to papers that state others (workflow 9.3): the notice of the result, its
 * sheet and what else bears the code are void and to be taken back, and are issued anew with what stands.
 */
import type { AccountId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { type DocumentId, STATING_CODE, STATING_VALIDITY } from '#shared/paper/document-id';
import { officialDate } from './evolve-confirmation';
import type { IssuedDocument, RegionDate } from './records';
import { DATE_OF_STEP } from './regional-steps';
import type { CaseState } from './state';

/** What the region says of a coding. */
export type OfCoding = 'code' | 'date';

/** Why papers are void that state it otherwise. */
export const OVERTAKEN_BECAUSE: { readonly [S in OfCoding]: string } = {
  code: '查询码以自治区记录为准',
  date: '日期以自治区记录为准',
};

/** Papers that state it. */
export const STATING: { readonly [S in OfCoding]: readonly DocumentId[] } = {
  code: STATING_CODE,
  date: STATING_VALIDITY,
};

/** The region's act by which papers are void. */
export interface SaidOfCoding {
  readonly on: LocalDate;
  readonly by: AccountId;
  readonly what: OfCoding;
}

/** What the region said of a coded case that its papers state; null when it said nothing of that. */
export function saidOfCoding(before: CaseState, after: CaseState): OfCoding | null {
  if (before.code === null || after.code === null) return null;
  if (before.code.code !== after.code.code) return 'code';
  return before.code.codedAt === after.code.codedAt ? null : 'date';
}

/** Papers of a coded case with those void that state what the region said otherwise. */
const overtaken = (
  papers: readonly IssuedDocument[],
  { on, by, what }: SaidOfCoding,
): readonly IssuedDocument[] =>
  papers.map((paper) =>
    STATING[what].includes(paper.document) && paper.voided === null && paper.disputed !== true
      ? { ...paper, voided: { reason: OVERTAKEN_BECAUSE[what], on, by, recalled: null } }
      : paper,
  );

/** The case after the region confirmed: `before` that its papers stated what stood then. */
export function withOvertaken(
  before: CaseState,
  after: CaseState,
  said: Pick<SaidOfCoding, 'on' | 'by'>,
): CaseState {
  const what = saidOfCoding(before, after);
  return what === null ? after : { ...after, documents: overtaken(after.documents, { ...said, what }) };
}
/** The case after papers of a result were issued by somebody who did not know of the region's word on the coding. */
export function withOvertakenSince(before: CaseState, after: CaseState, said: SaidOfCoding): CaseState {
  const known = before.documents.length;
  const issued = overtaken(after.documents.slice(known), said);
  return { ...after, documents: [...after.documents.slice(0, known), ...issued] };
}

/**
 * The steps as an issued paper marks them: its text never changes, but the mark 待自治区确认 falls away when the region
 * has answered. It stays where the region says the date of the step otherwise than the paper does.
 */
export const stepsOnPaper = (
  then: CaseState,
  now: Pick<CaseState, 'steps' | 'regionDates'>,
): CaseState['steps'] =>
  then.steps.map((record) => {
    const name = DATE_OF_STEP[record.step];
    if (name !== null && isSaidOtherwise(officialDate(then, name), now.regionDates, name))
      return { ...record, confirmedAt: null, confirmRef: null };
    const { confirmedAt, confirmRef } =
      now.steps.find(({ step, doneAt }) => step === record.step && doneAt === record.doneAt) ?? record;
    return { ...record, confirmedAt, confirmRef };
  });

/** Whether a date is another one by now, whatever the region said of it in between. */
function isSaidOtherwise(
  then: LocalDate | null,
  said: readonly RegionDate[],
  name: RegionDate['name'],
): boolean {
  const stands = said.reduce(
    (value, one) => (one.name === name && one.former === value ? one.value : value),
    then,
  );
  return stands !== then;
}
