/** Guards around proposals that wait for a supervisor: refusal, transfer, delay note, withdrawal. */
import { basis } from '#shared/domain/ids';
import { formatLong } from '#shared/domain/local-date';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import { workingDaysBetween } from '../../calendar/due-date';
import { setting } from '../../profiles/profile';
import { latestClock, runningClock, settled } from '../clock-run';
import type { Facts } from '../facts';
import type { ProposalKind } from '../records';
import type { CaseState } from '../state';

const PROPOSAL_NAMES: { readonly [K in ProposalKind]: string } = {
  refusal: '不予受理',
  transfer: '移送',
  delay: '审核未完成说明',
  withdrawal: '撤回申请',
};

/** What was proposed is decided before the case goes on. */
export function nothingPending(state: CaseState): readonly Refusal[] {
  if (state.proposal === null) return ALLOWED;
  return refuse(
    'PROPOSAL_PENDING',
    `本案有“${PROPOSAL_NAMES[state.proposal.kind]}”待主管决定，决定前不能办理其他事项。`,
    [],
    '请由主管先作出决定。',
  );
}

/** Withdrawal is possible only where the profile has it (TJR-21-1; Xinjiang is silent, DESIGN). */
export function withdrawalEnabled(_state: CaseState, facts: Facts): readonly Refusal[] {
  if (setting(facts.profile, 'withdrawal.enabled')) return ALLOWED;
  return refuse('STEP_NOT_OPEN', '现行规则设置不办理撤回申请。', basis('TJR-21-1'), '请按程序继续办理。');
}

/** Nothing is taken back once the official code is here. */
export function noCodeYet(state: CaseState): readonly Refusal[] {
  if (state.code === null) return ALLOWED;
  return refuse(
    'STEP_NOT_OPEN',
    '登记结果查询码已经录入，不能再撤回或终止。',
    basis('XJR-17-1'),
    '请先退回查询码，或在登记后办理注销、更正。',
  );
}

/** The reminder period of a correction notice has passed (C1b; workflow section 2). */
export function correctionLapsed(state: CaseState, facts: Facts): readonly Refusal[] {
  const running = runningClock(state.clocks, 'C1b');
  const run = running && settled(running, facts.calendar);
  if (run && facts.today > run.due) return ALLOWED;
  return refuse(
    'CLOCK_RUNNING',
    run ? `补正期限至${formatLong(run.due)}，尚未届满。` : '没有正在计算的补正期限。',
    basis('XJR-14-2'),
    '请等待主体补正。',
  );
}

/** Working days before the due day from which a delay may be explained. */
const EXPLAIN_BEFORE_DAYS = 5;

/** 审核未完成说明 is given when the review is due or nearly so (XJR-15-3). */
export function reviewDueSoon(state: CaseState, facts: Facts): readonly Refusal[] {
  const latest = latestClock(state.clocks, 'C2x') ?? latestClock(state.clocks, 'C2');
  const run = latest && settled(latest, facts.calendar);
  if (run && workingDaysBetween(facts.calendar, facts.today, run.due) <= EXPLAIN_BEFORE_DAYS) return ALLOWED;
  return refuse(
    'CLOCK_RUNNING',
    run ? `形式审核期限至${formatLong(run.due)}，尚未临近。` : '形式审核期限没有起算。',
    basis('XJR-15-2', 'XJR-15-3'),
    `请在期限届满前${EXPLAIN_BEFORE_DAYS}个工作日内确实不能完成时再说明。`,
  );
}
