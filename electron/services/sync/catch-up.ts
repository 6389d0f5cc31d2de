/**
 * What follows an import may have been cut off with the machine: clocks that a calendar moved, cases that were handed
 * over. Whoever next works on the exchange has it done first, once an opening of the store and after each choice that
 * sends cases on their way; when nothing was left, nothing is written.
 */
import { answered } from '#electron/services/desk/trouble';
import type { SignedInCall } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';
import { takeReleased } from './take-released';
import { tellMovedBy } from './trust';

export async function catchUp(call: SignedInCall, procedure: string): Promise<Answer<null>> {
  const { views } = call.store;
  const { exchanging } = call.desk;
  if (exchanging.hasCaughtUp) return answered(null);
  // All calendars in force are looked at together, whichever one is named.
  const calendar = [...views.rules.calendars.values()].at(-1);
  if (calendar !== undefined && views.trust.policies.calendar !== undefined) {
    const by = { actor: call.session.account, role: 'SUPERVISOR', procedure } as const;
    const told = await tellMovedBy(call, by, calendar, '按本单位现行工作日历计算');
    if (!told.ok) return told;
  }
  // Said before: a choice made meanwhile that sends cases on their way says otherwise again.
  exchanging.hasCaughtUp = true;
  const taken = await takeReleased(call);
  if (taken.ok) return answered(null);
  exchanging.hasCaughtUp = false;
  return taken;
}
