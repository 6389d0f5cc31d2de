/**
 * Folds what the region says of a case: its confirmation of steps, its official dates in the place of those recorded
 * here, and clocks that are counted anew. What stood before stays beside it.
 */
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { ConfirmationEvent } from './events';
import type { OfficialDate, RegionDate, StepRecord } from './records';
import type { CaseState } from './state';

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

/**
 * The case after the region confirmed steps. What it says is of the acts and dates that it had before it: where another
 * act or another date stands meanwhile, it is told and changes nothing. `at`: when the entry was written.
 */
export function withConfirmation(state: CaseState, event: Of<'stepsConfirmed'>, at: Instant): CaseState {
  const { on, ref, steps, dates, validity } = event;
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
  for (const { name, value, former } of dates) {
    if (officialDate(after, name) !== former || former === value) continue;
    if (name === 'codedAt' && (after.code === null || after.code.code !== validity?.code)) continue;
    const said: RegionDate = { name, value, former, on, ref };
    after = { ...withDate(after, name, value), regionDates: [...after.regionDates, said] };
    if (name === 'codedAt') after = { ...after, code: after.code && { ...after.code, ...validity } };
  }
  return after;
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

/** The case with a running clock counted anew; one that has ended, or stands so already, stays as it is. */
export function withClockMoved(
  state: CaseState,
  { run: count, clock, because }: Of<'clockMoved'>,
): CaseState {
  return {
    ...state,
    clocks: state.clocks.map((run) => {
      const isMeant =
        run.clock === clock.clock &&
        run.objection === clock.objection &&
        run.run === count &&
        run.stopped === null;
      if (!isMeant) return run;
      const earlier = run.due === clock.due ? run.earlier : [...run.earlier, { due: run.due, because }];
      return { ...run, ...clock, earlier };
    }),
  };
}
