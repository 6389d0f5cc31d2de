/**
 * What the region's date of coding does to papers that state another one (workflow 9.3): the notice of the result and
 * its sheet are void and to be taken back, and are issued anew with the date that stands.
 */
import type { AccountId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { DocumentId } from '#shared/paper/document-id';
import { officialDate } from './evolve-confirmation';
import type { IssuedDocument, RegionDate } from './records';
import { DATE_OF_STEP } from './regional-steps';
import type { CaseState } from './state';

/** Papers that state the date of coding and the validity that begins with it. */
const RESULTS: readonly DocumentId[] = ['D20', 'D21'];

/** Why they are void. */
const DATE_OF_REGION = '日期以自治区记录为准';

/** The region's act by which papers are void. */
export interface SaidOfCoding {
  readonly on: LocalDate;
  readonly by: AccountId;
}

/** Papers of a result with those void that state a date which the region said otherwise. */
const overtaken = (papers: readonly IssuedDocument[], { on, by }: SaidOfCoding): readonly IssuedDocument[] =>
  papers.map((paper) =>
    RESULTS.includes(paper.document) && paper.voided === null && paper.disputed !== true
      ? { ...paper, voided: { reason: DATE_OF_REGION, on, by, recalled: null } }
      : paper,
  );

/** The case after the region confirmed: `before` that its papers stated the date that stood then. */
export function withOvertaken(before: CaseState, after: CaseState, said: SaidOfCoding): CaseState {
  const isOtherDate = officialDate(before, 'codedAt') !== officialDate(after, 'codedAt');
  return isOtherDate ? { ...after, documents: overtaken(after.documents, said) } : after;
}

/** The case after papers of a result were issued by somebody who did not know of the region's date of coding. */
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
