/** Outcomes at the counter: receipt, one-time correction notice, acceptance (T06–T08, T11). */
import { basis } from '#shared/domain/ids';
import { beijingDate, formatLong, type LocalDate } from '#shared/domain/local-date';
import { type Refusal, refuse } from '#shared/domain/refusal';
import { hasCode } from '#shared/forms/code-lists';
import { clause } from '../../clauses/clause';
import { startClock } from '../clock-run';
import type { CaseCommand } from '../commands';
import type { CaseEvent } from '../events';
import type { Facts } from '../facts';
import { firstSupply } from '../first-filing';
import { recordedAhead } from '../recorded-ahead';
import type { CaseState } from '../state';
import { renewalWindowRefusal } from './creation';
import { boundOf, done, type OutcomeResult, refused } from './outcome';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** T06, T08: 收到申请日 is the day the agency received it; an earlier day needs a supervisor and a reason,
 * unless it is the day on which a hand-over brought the case; any day does where what it follows is dated after today. */
export function receive(state: CaseState, command: Of<'receive'>, facts: Facts): OutcomeResult {
  const approved = state.steps.find((step) => step.step === 'application');
  const approvedOn = approved ? boundOf(beijingDate(approved.doneAt), facts) : facts.today;
  const wrong = (message: string, wayOut: string) =>
    refused(refuse('RECEIPT_DATE_INVALID', message, basis('XJR-14-1'), wayOut));
  if (command.receivedAt > facts.today) return wrong('收到申请日不能晚于今天。', '请填写实际收到的日期。');
  if (command.receivedAt < facts.profile.effectiveFrom)
    return wrong(
      `《细则》自${formatLong(facts.profile.effectiveFrom)}起施行，此前收到的申请不适用。`,
      '请核对收到申请日。',
    );
  if (command.receivedAt < approvedOn)
    return wrong(
      `收到申请日不能早于业务审核通过日（${formatLong(approvedOn)}）。`,
      '请填写业务审核通过之后实际收到的日期。',
    );
  // The agency receives what was handed to it on the day the medium came, not before (workflow 9.4).
  const { since } = state.holder;
  const cameOn = state.round === 0 && since !== null ? boundOf(since, facts) : null;
  if (cameOn !== null && command.receivedAt < cameOn)
    return wrong(
      `本件于${formatLong(cameOn)}随移交到达本单位，收到申请日不能早于该日。`,
      `请填写${formatLong(cameOn)}或之后实际收到的日期。`,
    );
  if (!hasCode('CL-CHANNEL', command.channel)) return wrong('收件渠道不在代码表中。', '请从收件渠道中选择。');
  const window = state.round === 0 ? renewalWindowRefusal(state, command.receivedAt, facts) : null;
  if (window) return refused(window);
  const isArrival = cameOn !== null && command.receivedAt === cameOn;
  const ahead = recordedAhead(state, state.round === 0, facts.today);
  const isBackdated = ahead !== null || (command.receivedAt < facts.today && !isArrival);
  const answers = facts.actor.roles.includes('SUPERVISOR') && command.backdatedBecause !== '';
  if (isBackdated && !answers && ahead !== null)
    return wrong(
      `本件的业务审核或移交到达记为${formatLong(ahead)}，晚于今天（${formatLong(facts.today)}），当时或现在的计算机时间有误，收到申请日没有登记，本件仍待收件。`,
      '请核对计算机时间，由主管按实际收到的日期登记并写明理由。',
    );
  if (isBackdated && !answers)
    return wrong('补记较早的收到申请日须由主管办理并写明理由。', '请由主管登记，或按今天收到登记。');
  return done(
    command.receivedAt,
    [
      {
        type: 'received',
        receipt: {
          round: state.round + 1,
          receivedAt: command.receivedAt,
          channel: command.channel,
          backdatedBecause: isBackdated ? command.backdatedBecause : '',
          by: facts.actor.account,
        },
        profile: facts.profile.id,
      },
      ...firstFiling(state, command.receivedAt, facts),
    ],
    isBackdated ? { role: 'SUPERVISOR' } : {},
  );
}

/** C0: how long after the first supply in authorised operation the subject filed (NDR-9-9). Never a bar. */
function firstFiling(state: CaseState, receivedAt: LocalDate, facts: Facts): readonly CaseEvent[] {
  const supplied = firstSupply(state);
  if (state.round > 0 || supplied === null || supplied > receivedAt) return [];
  const clock = startClock(facts.profile, facts.calendar, 'C0', supplied);
  const stop = { clock: 'C0', objection: null, name: clock.name, date: receivedAt } as const;
  return [
    { type: 'clockStarted', clock },
    { type: 'clockStopped', ...stop, outcome: 'submitted' },
  ];
}

/** T07: every defect at once; a later list only for what the resubmission brought (XJR-14-2). */
export function requestCorrection(
  state: CaseState,
  command: Of<'requestCorrection'>,
  facts: Facts,
): OutcomeResult {
  const refusals: Refusal[] = [];
  if (command.defects.length === 0)
    refusals.push(
      ...refuse(
        'DEFECTS_MISSING',
        '补正告知书至少要列出一项。',
        basis('XJR-14-2'),
        '请列出全部需要补正的内容。',
      ),
    );
  const odd = command.defects.filter(
    ({ kind, basis: ids }) => !hasCode('CL-DEFECT', kind) || ids.some((id) => clause(id) === null),
  );
  if (odd.length > 0)
    refusals.push(
      ...refuse(
        'DEFECTS_MISSING',
        `补正清单中“${odd[0]?.place ?? ''}”的问题类别或依据不在代码表中。`,
        basis('XJR-14-2'),
        '请从清单中选择问题类别和依据。',
      ),
    );
  const old = command.defects.filter((defect) => defect.newBecause === '');
  const again = state.corrections.length > 0 && old.length > 0;
  const override = again && facts.actor.roles.includes('SUPERVISOR') && command.overrideReason !== '';
  if (again && !override)
    refusals.push(
      ...refuse(
        'DEFECT_NOT_NEW',
        `补正只能一次性告知：${old.map((defect) => defect.place).join('、')}在上一次告知时即可发现。`,
        basis('XJR-14-2'),
        '请写明该问题因重新提交产生的情况，或由主管写明理由后告知。',
      ),
    );
  if (command.delivery.date !== facts.today)
    refusals.push(
      ...refuse(
        'DELIVERY_DATE_INVALID',
        '告知书今天作出，送达（交邮）日期只能是今天。',
        basis('XJR-14-2'),
        '请填写今天的日期；改日送达的，在送达当天告知。',
      ),
    );
  if (refusals.length > 0) return refused(refusals);
  return done(
    facts.today,
    [
      {
        type: 'correctionNotified',
        notice: {
          round: state.round,
          defects: command.defects,
          notifiedAt: facts.today,
          delivery: command.delivery,
          answers: command.defects.map(() => null),
        },
      },
    ],
    override ? { role: 'SUPERVISOR' } : {},
  );
}

/** T11: 受理之日 is the day of the act; C2 starts (XJR-14-1, XJR-15-2). */
export function accept(_command: Of<'accept'>, facts: Facts): OutcomeResult {
  return done(facts.today, [{ type: 'accepted', acceptedAt: facts.today }]);
}
