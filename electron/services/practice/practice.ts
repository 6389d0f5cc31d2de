/** Practice stores: invented people, sample applications, a date that can be moved. Never a real store. */
import { createDesk } from '#electron/services/desk/set-up';
import { newCommandId, signIn } from '#electron/services/desk/sign-in';
import { answered, refusal } from '#electron/services/desk/trouble';
import type { OpenService, SessionService } from '#electron/services/service';
import { beijingDate } from '#shared/domain/local-date';
import { loadSamples } from './load-samples';
import { moveTo, PRACTICE_ADMIN } from './move-clock';
import { PRACTICE_OFFICES, PRACTICE_STAFF } from './staff';

export const setUpPractice: OpenService<'desk.setUpPractice'> = async (call, input) => {
  const created = await createDesk(call, {
    commandId: input.commandId,
    practice: true,
    office: PRACTICE_OFFICES[input.office],
    people: [...PRACTICE_STAFF],
  });
  if (!created.ok) return created;
  const signedIn = await signIn(call, { account: PRACTICE_ADMIN, passphrase: '' });
  if (!signedIn.ok) return signedIn;
  const today = beijingDate(call.desk.ports.clock.now());
  const startOn = input.startOn ?? today;
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
