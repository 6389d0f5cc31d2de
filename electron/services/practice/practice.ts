/** Practice stores: invented people, sample applications, a date that can be moved. Never a real store. */
import { createDesk } from '#electron/services/desk/set-up';
import { signInAt } from '#electron/services/desk/sign-in';
import { newCommandId } from '#electron/services/desk/station-act';
import { answered, refusal } from '#electron/services/desk/trouble';
import type { OpenService, SessionService } from '#electron/services/service';
import { beijingDate } from '#shared/domain/local-date';
import { firstSampleDay, loadSamples } from './load-samples';
import { moveTo, PRACTICE_ADMIN, timeOn } from './move-clock';
import { PRACTICE_OFFICES, PRACTICE_STAFF } from './staff';

export const setUpPractice: OpenService<'desk.setUpPractice'> = async (asked, input) => {
  const computer = asked.desk.ports.clock.now();
  const startOn = input.startOn ?? beijingDate(computer);
  // Nothing in the store may claim a later time than the practice that follows, wherever the computer stands.
  const now = timeOn(computer, input.withSamples ? firstSampleDay(startOn) : startOn);
  const call = { ...asked, caller: { ...asked.caller, now } };
  const created = await createDesk(call, {
    commandId: input.commandId,
    practice: true,
    office: PRACTICE_OFFICES[input.office],
    people: [...PRACTICE_STAFF],
  });
  if (!created.ok) return created;
  const signedIn = await signInAt(call, { account: PRACTICE_ADMIN, passphrase: '' }, () => now);
  if (!signedIn.ok) return signedIn;
  const cases = input.withSamples ? await loadSamples(call, startOn) : 0;
  const moved = moveTo(call, startOn, newCommandId());
  if (!moved.ok) return moved;
  call.desk.sessions.end(call.caller.client);
  return answered({ cases });
};

export const moveClock: SessionService<'practice.moveClock'> = (call, input) => {
  if (!call.store.practice)
    return refusal('PRACTICE_ONLY', '只有练习数据可以调整日期，未作任何改动。', '正式办理以计算机日期为准。');
  if (input.to < beijingDate(call.caller.now))
    return refusal('INPUT_INVALID', '练习日期只能向后调整，未作任何改动。', '请选择今天以后的日期。');
  return moveTo(call, input.to, input.commandId);
};
