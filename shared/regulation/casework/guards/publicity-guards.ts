/** Guards on the public notice period and the code (XJR-16-2, XJR-17-1). */
import { basis } from '#shared/domain/ids';
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import { latestClock, runningClock, settled } from '../clock-run';
import { goesThroughPublicity } from '../conditions';
import type { Facts } from '../facts';
import { isNoticeAhead, noticeEnd } from '../notice-end';
import type { CaseState } from '../state';

/** The notice period has run out: its last day is over, by a loaded calendar (XJR-16-2). */
export function publicityOver(state: CaseState, facts: Facts): readonly Refusal[] {
  const latest = runningClock(state.clocks, 'C3') ?? latestClock(state.clocks, 'C3');
  const run = latest && settled(latest, facts.calendar);
  if (!run) return notOver('尚未记录公示之日，公示期没有开始。');
  if (isNoticeAhead(state, facts.today)) return noticeAhead(state, run.due, facts);
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
  if (!goesThroughPublicity(state, facts)) return ALLOWED;
  if (state.publicity?.endedAt) return hasRun(state, state.publicity.endedAt, facts);
  const running = publicityOver(state, facts);
  if (running.length > 0) return running;
  return refuse(
    'PUBLICITY_RUNNING',
    '公示期满尚未由主管确认，不能录入查询码。',
    basis('XJR-16-2', 'XJR-17-1'),
    '请先确认公示期满。',
  );
}

/** A notice whose end was confirmed has run its days all the same: a clock that ran ahead gave none of them (XJR-16-2). */
function hasRun(state: CaseState, endedAt: LocalDate, facts: Facts): readonly Refusal[] {
  const last = noticeEnd(state, facts);
  if (last === null || last < facts.today) return ALLOWED;
  if (isNoticeAhead(state, facts.today)) return noticeAhead(state, last, facts);
  return refuse(
    'PUBLICITY_RUNNING',
    `公示期至${formatLong(last)}24时届满，目前仍在公示中。期满确认记为${formatLong(endedAt)}，晚于今天，确认时计算机时间超前，公示期不因此缩短。没有赋码，已有记录均保留。`,
    basis('XJR-16-2', 'XJR-17-1'),
    '请在公示期满后再办理赋码，不必再次确认期满。',
  );
}

/** A notice that is dated after today was recorded by a clock that ran ahead: only a new one begins on a day that is known. */
function noticeAhead({ publicity }: CaseState, last: LocalDate, facts: Facts): readonly Refusal[] {
  const day = publicity ? formatLong(publicity.publishedAt) : '';
  const known = publicity?.endedAt ? `；即使从今天起算，公示期也要到${formatLong(last)}24时才届满` : '';
  return refuse(
    'PUBLICITY_RUNNING',
    `公示之日记为${day}，晚于今天（${formatLong(facts.today)}），记录时计算机时间超前，公示期从何日起算没有可靠记录${known}。没有赋码，已有记录均保留。`,
    basis('XJR-16-2', 'XJR-17-1'),
    '请由主管在重新发布当日办理“重新公示”，公示期从该日起算；自治区登记系统记有公示之日的，也可报请自治区确认该日期。',
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
