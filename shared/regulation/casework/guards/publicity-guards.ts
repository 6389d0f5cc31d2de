/** Guards on the public notice period and the code (XJR-16-2, XJR-17-1). */
import { basis } from '#shared/domain/ids';
import { formatLong } from '#shared/domain/local-date';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import { latestClock, runningClock, settled } from '../clock-run';
import { goesThroughPublicity } from '../conditions';
import type { Facts } from '../facts';
import type { CaseState } from '../state';

/** The notice period has run out: its last day is over, by a loaded calendar (XJR-16-2). */
export function publicityOver(state: CaseState, facts: Facts): readonly Refusal[] {
  const latest = runningClock(state.clocks, 'C3') ?? latestClock(state.clocks, 'C3');
  const run = latest && settled(latest, facts.calendar);
  if (!run) return notOver('尚未记录公示之日，公示期没有开始。');
  if (facts.today <= run.due) return notOver(`公示期至${formatLong(run.due)}24时届满，目前仍在公示中。`);
  if (!run.provisional) return ALLOWED;
  return refuse(
    'CLOCK_UNVERIFIED',
    `公示期按双休日推算（${run.missingYears.join('、')}年工作日历未载入），期满日待核，不能据此确认期满。`,
    basis('XJR-16-2'),
    '请在“工作日历”载入该年的放假通知，经第二人确认后再办。',
  );
}

/** The end of the notice period is confirmed; before that no code may be entered (XJR-17-1). */
export function publicityEnded(state: CaseState, facts: Facts): readonly Refusal[] {
  if (state.publicity?.endedAt || !goesThroughPublicity(state, facts)) return ALLOWED;
  const running = publicityOver(state, facts);
  if (running.length > 0) return running;
  return refuse(
    'PUBLICITY_RUNNING',
    '公示期满尚未由主管确认，不能录入查询码。',
    basis('XJR-16-2', 'XJR-17-1'),
    '请先确认公示期满。',
  );
}

/** There is a code to confirm. */
export function codeEntered(state: CaseState, _facts: Facts): readonly Refusal[] {
  if (state.code) return ALLOWED;
  return refuse(
    'STEP_NOT_OPEN',
    '尚未录入查询码，没有可确认的内容。',
    basis('XJR-17-1'),
    '请由主管依据正式回复录入查询码。',
  );
}

/** A code is entered once; a wrong one is first sent back. */
export function codeNotEntered(state: CaseState, _facts: Facts): readonly Refusal[] {
  if (!state.code) return ALLOWED;
  return refuse(
    'STEP_NOT_OPEN',
    '查询码已录入，等待第二人确认。',
    basis('XJR-17-1'),
    '请由第二人确认，或退回重录。',
  );
}

function notOver(message: string): readonly Refusal[] {
  return refuse('PUBLICITY_RUNNING', message, basis('XJR-16-2', 'XJR-17-1'), '请在公示期满后再办理赋码。');
}
