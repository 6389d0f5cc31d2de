/** Outcomes of the public notice (T18, T23; XJR-16). */
import { basis } from '#shared/domain/ids';
import { beijingDate, formatLong } from '#shared/domain/local-date';
import { refuse } from '#shared/domain/refusal';
import { latestClock, settled } from '../clock-run';
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
  const proofs = state.attachments.filter((attachment) => attachment.field === '');
  const known = new Set(proofs.map((attachment) => attachment.id));
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

/** T23: the supervisor confirms that the period ran out and that nobody objected; nothing ends by itself. */
export function endPublicity(state: CaseState, command: Of<'endPublicity'>, facts: Facts): OutcomeResult {
  if (!command.noObjection)
    return refused(
      refuse(
        'OBJECTION_OPEN',
        '没有确认公示期内无异议，不能确认期满；有异议的，异议期间暂缓登记。',
        basis('XJR-16-5', 'XJR-16-6', 'XJR-17-1'),
        '请核对收件和登记系统；收到异议的，处理完毕前不得赋码。',
      ),
    );
  const latest = latestClock(state.clocks, 'C3');
  const run = latest && settled(latest, facts.calendar);
  // The period ended by itself on its last day; the act only confirms it, so the clock stops on that day.
  return done(
    facts.today,
    [{ type: 'publicityEnded', endedAt: facts.today, noObjection: true }],
    run ? { clockDates: { C3: run.due } } : {},
  );
}
