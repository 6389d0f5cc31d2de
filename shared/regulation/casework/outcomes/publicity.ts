/** Outcomes of the public notice (T18, T23; XJR-16). */
import { basis } from '#shared/domain/ids';
import { beijingDate, formatLong } from '#shared/domain/local-date';
import { refuse } from '#shared/domain/refusal';
import { latestClock } from '../clock-run';
import type { CaseCommand } from '../commands';
import type { Facts } from '../facts';
import type { CaseState } from '../state';
import { done, type OutcomeResult, refused } from './outcome';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** T18: records the real publication day with its proof; C3 starts on it. */
export function publish(state: CaseState, command: Of<'publish'>, facts: Facts): OutcomeResult {
  const passed = state.steps.find((step) => step.step === 'review');
  const earliest = passed ? beijingDate(passed.doneAt) : facts.today;
  if (command.publishedAt > facts.today || command.publishedAt < earliest)
    return refused(
      refuse(
        'PUBLICATION_DATE_INVALID',
        `公示之日须在审核通过日（${formatLong(earliest)}）与今天之间。`,
        basis('XJR-16-1', 'XJR-16-2'),
        '请按登记系统的实际发布日期填写。',
      ),
    );
  const known = new Set(state.attachments.map((attachment) => attachment.id));
  if (
    !command.evidence.every((id) => known.has(id)) ||
    (command.evidence.length === 0 && command.receipt === '')
  )
    return refused(
      refuse(
        'PUBLICATION_EVIDENCE_MISSING',
        '没有公示凭据，不能起算公示期。',
        basis('XJR-16-1'),
        '请填写登记系统的发布回执号，或添加公示页面截图。',
      ),
    );
  return done(command.publishedAt, [
    {
      type: 'published',
      publicity: {
        publishedAt: command.publishedAt,
        receipt: command.receipt,
        evidence: command.evidence,
        channel: command.channel,
        secrecyReviewer: command.secrecyReviewer,
        endedAt: null,
      },
    },
  ]);
}

/** T23: the supervisor confirms that the period ran out; nothing ends by itself. */
export function endPublicity(state: CaseState, facts: Facts): OutcomeResult {
  const run = latestClock(state.clocks, 'C3');
  // The period ended by itself on its last day; the act only confirms it, so the clock stops on that day.
  return done(
    facts.today,
    [{ type: 'publicityEnded', endedAt: facts.today }],
    run ? { C3: run.due } : undefined,
  );
}
