/** Numbers of a year for the 登记年度报告, and that it was handed in (XJR-21-1, XJR-21-2). */
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { answered, deskClosed, refusal } from '#electron/services/desk/trouble';
import { inSlices } from '#electron/services/in-slices';
import { asked, casesIn } from '#electron/services/lists/queue-rows';
import { eachRow } from '#electron/services/lists/row-filter';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { beijingDate } from '#shared/domain/local-date';
import { touchesYear } from '#shared/journal/case-row';
import { AnnualTally } from '#shared/regulation/register/annual-numbers';
import { type Standing, standingOf } from '#shared/regulation/register/standing';
import { EVERY_ITEM, itemsOn, lateItems, standings } from './register-items';

export const annual: SessionService<'reports.annual'> = async (call, input) => {
  const { profile } = call.desk;
  const today = beijingDate(call.caller.now);
  const tally = new AnnualTally(input.year);
  const counted = await inSlices(call, casesOfYear(call, input.year), (key) => {
    const record = call.store.tables.get('cases', key);
    if (record) tally.add(record.state);
  });
  const late = await lateItems(call, today);
  if (!counted || late === null) return deskClosed();
  const standing = new Map<Standing, number>();
  const count = (one: Standing) => standing.set(one, (standing.get(one) ?? 0) + 1);
  for (const { entry } of late) count(standingOf(entry, profile.renewal, today));
  eachRow(call, itemsOn(call, today, EVERY_ITEM), (section) => {
    const standingAt = standings(call, section, today, profile.renewal);
    return (i) => count(standingAt(i));
  });
  return answered({ year: input.year, rows: [...tally.rows(profile, today, standing)] });
};

/** Keys of the cases that the numbers of a year may count. */
function casesOfYear(call: SignedInCall, year: number): readonly string[] {
  const keys: string[] = [];
  eachRow(call, asked(casesIn(call, () => true)), (section) => {
    const years = section.ints('years');
    return (i) => {
      if (touchesYear(years[i] ?? 0, year)) keys.push(section.key(i));
    };
  });
  return keys;
}

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
