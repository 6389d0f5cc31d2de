/** Numbers of a year for the 登记年度报告, and that it was handed in (XJR-21-1, XJR-21-2). */
import { visibleCases } from '#electron/services/cases/visible';
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import { beijingDate } from '#shared/domain/local-date';
import { annualNumbers } from '#shared/regulation/register/annual-numbers';
import { registerOn } from './register-rows';

export const annual: SessionService<'reports.annual'> = (call, input) => {
  const today = beijingDate(call.caller.now);
  const rows = annualNumbers({
    year: input.year,
    cases: visibleCases(call),
    entries: registerOn(call, today).map(({ entry }) => entry),
    profile: call.desk.profile,
    today,
  });
  return answered({ year: input.year, rows: [...rows] });
};

export const submitted: SessionService<'reports.submitted'> = (call, input) => {
  const { commandId, ...report } = input;
  const before = pressedBefore(call, 'reports.submitted', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const today = beijingDate(call.caller.now);
  if (report.on > today || report.year >= Number(today.slice(0, 4)) || report.on < `${report.year}-12-31`)
    return refusal(
      'INPUT_INVALID',
      '年度报告在该年度结束后提交，提交日期不能晚于今天，没有登记。',
      '请核对年度和提交日期。',
    );
  const { reports } = call.store.views.supervision;
  if (reports.some(({ year }) => year === report.year))
    return refusal('INPUT_INVALID', `${report.year}年度报告已登记提交，没有重复登记。`, '请核对年度。');
  return officeAct(call, 'reports.submitted', commandId, 'office', {
    type: 'annualReportSubmitted',
    report,
  });
};
