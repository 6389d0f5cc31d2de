/**
 * What the region's confirmation of a case comes to: which steps become final, which official dates it says
 * otherwise, and which running clocks and which validity follow from them (workflow 9.3). Closed clocks never move.
 */
import { isRegion } from '#shared/agreement/deciders';
import { basis, type PublicationId, type RegistryCode } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { type Refusal, refuse } from '#shared/domain/refusal';
import { err, ok, type Result } from '#shared/lib/result';
import type { WorkingCalendar } from '../calendar/calendar';
import type { Profile, Stage } from '../profiles/profile';
import type { RegisterChange } from '../register/entry';
import { countedAnew } from './clock-run';
import { isCodeOfRegion } from './code-form';
import type { CaseEvent, ConfirmationEvent, SaidCode, SaidDate } from './events';
import { officialDate } from './evolve-confirmation';
import type { Facts } from './facts';
import { clockMove } from './moved-clocks';
import {
  hasPublicationIdForm,
  isSamePublication,
  noticeNumber,
  publicationIdOf,
  publicationIds,
} from './publication-id';
import { OFFICIAL_DATE_NAMES, OFFICIAL_DATES, type OfficialDate } from './records';
import { isRegional } from './regional-steps';
import type { CaseState } from './state';
import { agreementEnd, validityOf } from './validity';

type Confirmed = Extract<ConfirmationEvent, { type: 'stepsConfirmed' }>;

/** What the region confirms of a case. */
export interface Confirming {
  readonly on: LocalDate;
  readonly ref: string;
  readonly steps: readonly Stage[];
  readonly dates: readonly Said[];
  /** The query code by its record; `null` while that stays. */
  readonly code: string | null;
  /** 公示号 by its record; `null` while that stays, or is not known yet. */
  readonly publication: string | null;
}

/** An official date by the region's record. */
type Said = Omit<SaidDate, 'former'>;

/** By which rules and calendar what follows is counted. */
interface Counting {
  readonly profile: Profile;
  readonly calendar: WorkingCalendar;
  /** Whether another item stands, or stood, under a code. */
  readonly isCodeOfAnother: (code: string) => boolean;
  /** Whether a notice of another case has an id. */
  readonly isPublicationOfAnother: (id: string) => boolean;
}

/** Steps that were done and that the region has not confirmed. */
export const stepsToConfirm = ({ steps }: Pick<CaseState, 'steps'>): readonly Stage[] =>
  steps.filter(({ step, confirmedAt }) => isRegional(step) && confirmedAt === null).map(({ step }) => step);

/** The events of a confirmation, or why it cannot be. What is said as it stands is left out. */
export function confirmationOf(
  state: CaseState,
  { on, ref, steps, dates: said, code: saidCode, publication: saidId }: Confirming,
  { profile, calendar, isCodeOfAnother, isPublicationOfAnother }: Counting,
): Result<readonly CaseEvent[], readonly Refusal[]> {
  const waiting = stepsToConfirm(state);
  const strange = steps.filter((step) => !waiting.includes(step));
  if (strange.length > 0)
    return err(wrong('所选环节尚未办理，或自治区已经确认。', '请刷新案件，核对后再确认。'));
  const dates = said.filter(({ name, value }) => officialDate(state, name) !== value);
  const code = saidCode === state.code?.code ? null : saidCode;
  const knownId = publicationIdOf(state.publicity);
  const publication = saidId === knownId ? null : saidId;
  if (steps.length === 0 && dates.length === 0 && code === null && publication === null)
    return err(
      wrong('没有要确认的环节，也没有与本机记录不同的日期、查询码或公示号。', '请选择要确认的环节。'),
    );
  const refusals = [
    ...wrongDates(state, dates, on),
    ...(code === null ? [] : wrongCode(state, code, isCodeOfAnother)),
    ...(publication === null ? [] : wrongPublication(state, publication, isPublicationOfAnother)),
  ];
  if (refusals.length > 0) return err(refusals);
  const codes =
    code === null || state.code === null ? null : { value: code as RegistryCode, former: state.code.code };
  const codedAt = dates.find(({ name }) => name === 'codedAt')?.value;
  const validity = codedAt === undefined ? null : validityBy(state, codedAt, codes, profile);
  if (validity !== null && validity.validTo < validity.validFrom)
    return err(wrong('授权协议在该赋码之日前已经终止，登记结果没有有效期。', '请核对赋码之日和授权协议。'));
  const confirmed: Confirmed = {
    ...{ type: 'stepsConfirmed', on, ref, validity },
    steps: state.steps.flatMap(({ step, doneAt }) => (steps.includes(step) ? [{ step, doneAt }] : [])),
    dates: dates.flatMap(({ name, value }) => {
      const former = officialDate(state, name);
      return former === null ? [] : [{ name, value, former }];
    }),
    ...(codes === null ? {} : { code: codes }),
    ...(publication === null
      ? {}
      : {
          publication: {
            value: publication as PublicationId,
            former: knownId,
            notice: noticeNumber(state),
          },
        }),
  };
  const moved = dates.flatMap(({ name, value }) => clocksFrom(state, name, value, calendar));
  return ok([confirmed, ...moved, ...registerAfter(state, confirmed)]);
}

const wrong = (message: string, wayOut: string, ...clauses: readonly string[]): readonly Refusal[] =>
  refuse('CONFIRMATION_INVALID', `${message}没有确认。`, basis('XJR-5-2', ...clauses), wayOut);

/** Of a code that waits for its second person nothing is said: it may yet be sent back. */
const UNCHECKED_CODE = wrong('本件的查询码尚未经第二人复核。', '请先由持有单位复核或退回重录，再确认。');

/** A date stands for something that was recorded, comes in the order of the steps, and is not of the future. */
function wrongDates(state: CaseState, dates: readonly Said[], today: LocalDate): readonly Refusal[] {
  const after = OFFICIAL_DATES.flatMap((name): readonly { name: OfficialDate; value: LocalDate }[] => {
    const value = dates.find((one) => one.name === name)?.value ?? officialDate(state, name);
    return value === null ? [] : [{ name, value }];
  });
  const refusals = dates.flatMap(({ name, value }): readonly Refusal[] => {
    const title = OFFICIAL_DATE_NAMES[name];
    if (officialDate(state, name) === null)
      return wrong(`本件还没有${title}。`, '请先由持有单位办理该环节，再确认。');
    if (name === 'codedAt' && state.code?.confirmedBy === null) return UNCHECKED_CODE;
    return value > today ? wrong(`${title}不能晚于今天。`, '请按自治区登记系统的记录填写。') : [];
  });
  const isMixed = after.some(({ value }, at) => at > 0 && value < (after[at - 1]?.value ?? value));
  return isMixed
    ? [...refusals, ...wrong('收到申请日、公示之日、赋码之日先后颠倒。', '请按自治区登记系统的记录核对。')]
    : refusals;
}

/** Another code is the region's own, of no other item, in the place of one that two persons typed (XJR-17-1). */
function wrongCode(
  state: CaseState,
  code: string,
  isCodeOfAnother: Counting['isCodeOfAnother'],
): readonly Refusal[] {
  if (state.target !== null || state.code === null)
    return wrong('本件没有查询码可更正。', '请打开赋码的首次登记案件办理。');
  if (state.code.confirmedBy === null) return UNCHECKED_CODE;
  if (!isCodeOfRegion(code, state))
    return wrong(
      '查询码应为 6—64 位字母、数字或连字符，且不能是本地编号、统一社会信用代码或目录代码。',
      '请对照自治区登记系统的记录重新录入。',
    );
  return isCodeOfAnother(code) ? wrong('该查询码已用于另一项登记。', '请对照自治区登记系统的记录核对。') : [];
}

/**
 * An id is that of one notice of the region's platform, never of two (XJR-16-1). What was said of this very notice by
 * mistake is nobody's: it may be said anew, in other letters or as it was.
 */
function wrongPublication(
  state: CaseState,
  id: string,
  isPublicationOfAnother: Counting['isPublicationOfAnother'],
): readonly Refusal[] {
  if (state.publicity === null)
    return wrong('本件尚未公示，没有公示号可记。', '请先由持有单位记录公示，再确认。', 'XJR-16-1');
  if (!hasPublicationIdForm(id))
    return wrong(
      '公示号应为 4—64 位字母、数字或连字符，且不能是本地编号。',
      '请对照自治区登记系统的公示页面重新录入。',
      'XJR-16-1',
    );
  const isOfEarlier = publicationIds({ ...state, publicity: null }).some((known) =>
    isSamePublication(known, id),
  );
  return isOfEarlier || isPublicationOfAnother(id)
    ? wrong('该公示号已用于另一次公示。', '请对照自治区登记系统的记录核对。', 'XJR-16-1')
    : [];
}

function validityBy(
  { code, objectType, application }: CaseState,
  codedAt: LocalDate,
  said: SaidCode | null,
  profile: Profile,
): Confirmed['validity'] {
  if (code === null) return null;
  const { validFrom, validTo } = validityOf(profile.validity, codedAt, agreementEnd(objectType, application));
  return { code: said?.value ?? code.code, validFrom, validTo };
}

/** Running clocks that were counted from the former date, counted from the other. */
function clocksFrom(
  state: CaseState,
  name: OfficialDate,
  start: LocalDate,
  calendar: WorkingCalendar,
): readonly CaseEvent[] {
  const former = officialDate(state, name);
  return state.clocks
    .filter(
      (run) => run.stopped === null && run.start === former && run.startsWith === OFFICIAL_DATE_NAMES[name],
    )
    .map((run) =>
      clockMove(
        run,
        { start, ...countedAnew({ start, days: run.days }, calendar, run.holds) },
        `${OFFICIAL_DATE_NAMES[name]}以自治区记录为准`,
      ),
    );
}

/** The register says the same code, day and validity as the result. */
function registerAfter(state: CaseState, { on, dates, validity, code }: Confirmed): readonly CaseEvent[] {
  const isRegistered = state.target === null && (state.code?.confirmedBy ?? null) !== null;
  if (!isRegistered) return [];
  const changes: RegisterChange[] =
    code === undefined ? [] : [{ kind: 'recoded', code: code.value, former: code.former }];
  const codedAt = dates.find(({ name }) => name === 'codedAt')?.value;
  if (codedAt !== undefined && validity !== null)
    changes.push({ kind: 'dated', codedAt, validFrom: validity.validFrom, validTo: validity.validTo });
  return changes.map((change) => ({ type: 'registerChanged', change, on }));
}

/** What the region's own desk finishes is confirmed with it: the region answers nobody but itself (XJR-5-2). */
export function ownConfirmation(events: readonly CaseEvent[], facts: Facts): readonly CaseEvent[] {
  if (facts.exchange === null || !isRegion(facts.exchange.agency)) return [];
  const steps = events
    .flatMap(({ type }): readonly Stage[] => STEP_OF[type] ?? [])
    .map((step) => ({ step, doneAt: null }));
  if (steps.length === 0) return [];
  const coded = events.some(({ type }) => type === 'codeConfirmed');
  const ref = coded ? `${facts.office.name}赋码` : `${facts.office.name}办理`;
  return [{ type: 'stepsConfirmed', on: facts.today, ref, steps, dates: [], validity: null }];
}

/** Whether an event finishes a step that the region confirms. */
export const finishesStep = (type: CaseEvent['type']): boolean => Object.hasOwn(STEP_OF, type);

/** Steps that an event finishes. */
const STEP_OF: { readonly [E in CaseEvent['type']]?: readonly Stage[] } = {
  accepted: ['acceptance'],
  reviewPassed: ['review'],
  publicityEnded: ['publicity'],
  codeConfirmed: ['coding'],
};
