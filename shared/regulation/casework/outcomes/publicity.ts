/** Outcomes of the public notice (T18, T19, T23; XJR-16). */
import { basis } from '#shared/domain/ids';
import { beijingDate, formatLong, type LocalDate } from '#shared/domain/local-date';
import { type Refusal, refuse } from '#shared/domain/refusal';
import { err, ok, type Result } from '#shared/lib/result';
import { runningClock, settled } from '../clock-run';
import type { CaseCommand } from '../commands';
import { needsCode } from '../conditions';
import type { CaseEvent } from '../events';
import type { Facts } from '../facts';
import type { Publicity } from '../records';
import type { CaseState } from '../state';
import { boundOf, done, type OutcomeResult, refused, unknownEvidence } from './outcome';
import { registration } from './registration';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** T18: records the real publication day with its proof; C3 starts on it. */
export function publish(state: CaseState, command: Of<'publish'>, facts: Facts): OutcomeResult {
  const passed = state.steps.find((step) => step.step === 'review');
  const earliest = passed ? boundOf(beijingDate(passed.doneAt), facts) : facts.today;
  const publicity = noticeOf(state, command, earliest, facts);
  if (!publicity.ok) return publicity;
  return done(command.publishedAt, [{ type: 'published', publicity: publicity.value }]);
}

/**
 * T19: the notice was wrong or broken off; a new one runs anew, the old run stays visible (DESIGN). What was filed of how
 * the former one ended (T19a) is void: D14 is issued again when the new one has run.
 */
export function restartPublicity(
  state: CaseState,
  command: Of<'restartPublicity'>,
  facts: Facts,
): OutcomeResult {
  // A new notice is recorded on the day it goes out: nobody shortens a period by dating it back.
  const publicity = noticeOf(state, command, facts.today, facts);
  if (!publicity.ok) return publicity;
  return done(command.publishedAt, [
    { type: 'publicityRestarted', publicity: publicity.value, reason: command.reason },
    ...filedVoid(state, facts),
  ]);
}

/** What stands of how a former notice ended, also where another desk filed it beside its being made anew. */
const filedVoid = ({ documents }: CaseState, { today }: Facts): readonly CaseEvent[] =>
  documents
    .filter(({ document, voided }) => document === 'D14' && voided === null)
    .map(({ number }) => ({ type: 'documentVoided', number, reason: '重新公示', on: today }));

function noticeOf(
  state: CaseState,
  command: Of<'publish'> | Of<'restartPublicity'>,
  earliest: LocalDate,
  facts: Facts,
): Result<Publicity, readonly Refusal[]> {
  if (command.publishedAt > facts.today || command.publishedAt < earliest)
    return err(
      refuse(
        'PUBLICATION_DATE_INVALID',
        `公示之日须在${formatLong(earliest)}与今天之间。`,
        basis('XJR-16-1', 'XJR-16-2'),
        '请按登记系统的实际发布日期填写。',
      ),
    );
  const known = unknownEvidence(state, command.evidence) === null;
  if (!known || (command.evidence.length === 0 && command.receipt === ''))
    return err(
      refuse(
        'PUBLICATION_EVIDENCE_MISSING',
        '没有公示凭据，不能起算公示期。',
        basis('XJR-16-1'),
        '请填写登记系统的发布回执号，或添加公示页面截图。',
      ),
    );
  const { publishedAt, receipt, evidence, channel, secrecyReviewer } = command;
  return ok({ publishedAt, receipt, evidence, channel, secrecyReviewer, endedAt: null });
}

/** T23: the supervisor confirms that the period ran out with no open objection; nothing ends by itself. */
export function endPublicity(state: CaseState, command: Of<'endPublicity'>, facts: Facts): OutcomeResult {
  if (!command.objectionsRecorded)
    return refused(
      refuse(
        'OBJECTION_OPEN',
        '没有确认收到的异议均已登记，不能确认期满；有异议的，异议期间暂缓登记。',
        basis('XJR-16-5', 'XJR-16-6', 'XJR-17-1'),
        '请核对收件和登记系统；收到异议的，先在“异议”页登记。',
      ),
    );
  const run = runningClock(state.clocks, 'C3');
  const next = needsCode(state, facts) ? 'CODING_PENDING' : 'DONE';
  // The period ended by itself on its last day; the act only confirms it, so the clock stops on that day.
  return done(
    facts.today,
    [
      { type: 'publicityEnded', endedAt: facts.today, next },
      ...filedVoid(state, facts),
      ...(next === 'DONE' ? registration(state, facts) : []),
    ],
    run ? { clockDates: { C3: settled(run, facts.calendar).due } } : {},
  );
}
