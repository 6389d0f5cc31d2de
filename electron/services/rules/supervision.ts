/** What stands above the office: its 备案 at the region, and measures of the data authority (XJR-5-4, XJR-23-1). */
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import { beijingDate } from '#shared/domain/local-date';
import { MEASURE_WORDS } from '#shared/journal/station-line';

export const recordFiling: SessionService<'office.recordFiling'> = (call, input) => {
  const { commandId, reference, date } = input;
  const before = pressedBefore(call, 'office.recordFiling', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  if (date > beijingDate(call.caller.now))
    return refusal('INPUT_INVALID', '备案日期不能晚于今天，没有登记。', '请按备案回执填写日期。');
  return officeAct(call, 'office.recordFiling', commandId, 'office', {
    type: 'filingRecorded',
    reference,
    date,
  });
};

export const measures: SessionService<'office.measures'> = (call) => {
  const { disqualified, measures: taken } = call.store.views.supervision;
  return answered({
    disqualified,
    measures: taken.map((measure) => ({ ...measure, kindName: MEASURE_WORDS[measure.kind] })),
  });
};

export const recordMeasure: SessionService<'office.recordMeasure'> = (call, input) => {
  const { commandId, ...measure } = input;
  const before = pressedBefore(call, 'office.recordMeasure', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  if (measure.on > beijingDate(call.caller.now))
    return refusal('INPUT_INVALID', '措施日期不能晚于今天，没有登记。', '请按决定文书填写日期。');
  const { disqualified } = call.store.views.supervision;
  if (measure.kind === 'requalified' && !disqualified)
    return refusal('INPUT_INVALID', '登记机构资格没有被取消，无需恢复。', '请核对措施。');
  return officeAct(call, 'office.recordMeasure', commandId, 'office', { type: 'measureRecorded', measure });
};
