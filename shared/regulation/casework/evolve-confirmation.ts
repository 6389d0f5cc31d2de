/**
 * Folds what the region says of a case: its confirmation of steps, its official dates and code in the place of those
 * recorded here, and clocks that are counted anew. What stood before stays beside it.
 */
import type { LocalDate } from '#shared/domain/local-date';
import type { ClockRun } from './clock-run';
import type { ConfirmationEvent, SaidCode, SaidPublication } from './events';
import { noticeNumber, publicationIdOf } from './publication-id';
import {
  OFFICIAL_DATE_NAMES,
  OFFICIAL_DATES,
  type OfficialDate,
  type RegionDate,
  type SaidPublicationId,
  type StepRecord,
} from './records';
import type { CaseState, Recorded } from './state';

type Of<T extends ConfirmationEvent['type']> = Extract<ConfirmationEvent, { type: T }>;

/** An official date as it stands; `null` while the case has none. */
export function officialDate(state: CaseState, name: OfficialDate): LocalDate | null {
  switch (name) {
    case 'receivedAt':
      return state.receipts.at(-1)?.receivedAt ?? null;
    case 'publishedAt':
      return state.publicity?.publishedAt ?? null;
    case 'codedAt':
      return state.code?.codedAt ?? null;
  }
}

/** Whether a case has a date that the region's record may have otherwise. */
export const hasOfficialDate = (state: CaseState): boolean =>
  OFFICIAL_DATES.some((name) => officialDate(state, name) !== null);

/**
 * The case after the region confirmed steps. What it says is of the acts and dates that it had before it: where another
 * act or another date stands meanwhile, it is told and changes nothing.
 */
export function withConfirmation(
  state: CaseState,
  event: Of<'stepsConfirmed'>,
  { at, by }: Pick<Recorded<unknown>, 'at' | 'by'>,
): CaseState {
  const { on, ref, steps, dates, validity, code, publication } = event;
  const isMeant = ({ step, doneAt }: StepRecord): boolean =>
    steps.some((said) => said.step === step && (said.doneAt ?? at) === doneAt);
  let after: CaseState = {
    ...state,
    steps: state.steps.map((record) =>
      isMeant(record) && record.confirmedAt === null
        ? { ...record, confirmedAt: on, confirmRef: ref }
        : record,
    ),
  };
  if (code !== undefined) after = withCode(after, code, { on, ref, by });
  if (publication !== undefined) after = withPublication(after, publication, { on, ref });
  for (const { name, value, former } of dates) {
    if (officialDate(after, name) !== former || former === value) continue;
    if (name === 'codedAt' && (after.code === null || after.code.code !== validity?.code)) continue;
    const said: RegionDate = { name, value, former, on, ref, by };
    after = { ...withDate(after, name, value), regionDates: [...after.regionDates, said] };
    if (name === 'codedAt') after = { ...after, code: after.code && { ...after.code, ...validity } };
  }
  return after;
}

/** The case with the code of the region's record: only for the one that it had before it, and that two persons typed. */
function withCode(
  state: CaseState,
  { value, former }: SaidCode,
  said: Pick<RegionDate, 'on' | 'ref' | 'by'>,
): CaseState {
  const { code } = state;
  if (code === null || code.confirmedBy === null || code.code !== former || value === former) return state;
  const replaced = [...(code.replaced ?? []), { code: former, ...said }];
  return { ...state, code: { ...code, code: value, replaced } };
}

/** The case with the id of its notice: only for the notice that the region meant, with the id that it knew of. */
function withPublication(
  state: CaseState,
  { value, former, notice }: SaidPublication,
  said: Pick<SaidPublicationId, 'on' | 'ref'>,
): CaseState {
  const { publicity } = state;
  if (publicity === null || noticeNumber(state) !== notice) return state;
  if (publicationIdOf(publicity) !== former || value === former) return state;
  const { publicityInfoId: known } = publicity;
  const publicityInfoId = { value, ...said, former: known ? [...known.former, known.value] : [] };
  return { ...state, publicity: { ...publicity, publicityInfoId } };
}

function withDate(state: CaseState, name: OfficialDate, value: LocalDate): CaseState {
  switch (name) {
    case 'receivedAt': {
      const last = state.receipts.length - 1;
      const receipts = state.receipts.map((receipt, at) =>
        at === last ? { ...receipt, receivedAt: value } : receipt,
      );
      return { ...state, receipts };
    }
    case 'publishedAt':
      return { ...state, publicity: state.publicity && { ...state.publicity, publishedAt: value } };
    case 'codedAt':
      return { ...state, code: state.code && { ...state.code, codedAt: value } };
  }
}

/**
 * The case with a running clock counted anew. A count is made of the clock as it stood: one that was counted otherwise
 * meanwhile, that has ended, or that stands so already, stays as it is (the very same list). From another day it is
 * counted when the region said that day, whatever a calendar made of the former.
 */
export function withClockMoved(state: CaseState, event: Of<'clockMoved'>): CaseState {
  const { from, clock, because } = event;
  const isSaid = state.regionDates.some(
    ({ name, value }) => OFFICIAL_DATE_NAMES[name] === clock.startsWith && value === clock.start,
  );
  const isMeant = (run: ClockRun): boolean => {
    if (!isOf(run, event) || run.stopped !== null) return false;
    if (run.start !== clock.start) return isSaid;
    return run.due === from && (run.due !== clock.due || run.provisional !== clock.provisional);
  };
  if (!state.clocks.some(isMeant)) return state;
  const clocks = state.clocks.map((run) => {
    if (!isMeant(run)) return run;
    const earlier = run.due === clock.due ? run.earlier : [...run.earlier, { due: run.due, because }];
    return { ...run, ...clock, earlier };
  });
  return { ...state, clocks };
}

const isOf = (run: ClockRun, { run: count, clock }: Of<'clockMoved'>): boolean =>
  run.clock === clock.clock && run.objection === clock.objection && run.run === count;

/** What became of a count: `same`: the clock stands so already; `other`: it has ended, or was counted otherwise. */
export function movedTo(
  before: CaseState,
  after: CaseState,
  event: Of<'clockMoved'>,
): 'moved' | 'same' | 'other' {
  if (before.clocks !== after.clocks) return 'moved';
  return after.clocks.some((run) => isOf(run, event) && run.due === event.clock.due) ? 'same' : 'other';
}
