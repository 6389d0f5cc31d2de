/** The station and its store: seal slips, and going on with a store that came from elsewhere. */
import type { Caller, Desk } from '#electron/services/desk/desk';
import type { DeskStore } from '#electron/services/desk/desk-store';
import { noteOf } from '#electron/services/desk/record';
import { withSlips } from '#electron/services/desk/recovery';
import { firstAccount, firstRole, type StationActor, stationAct } from '#electron/services/desk/station-act';
import { answered, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { OpenService, SessionService } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';
import type { StationEvent } from '#shared/journal/events';
import { stationDetail } from '#shared/journal/station-line';
import { err, ok } from '#shared/lib/result';

export const sealSlip: SessionService<'store.sealSlip'> = ({ store, caller }) => {
  const slip = store.sealSlip(caller.now);
  if (!slip.ok) return storeFault(slip.error);
  return slip.value === null
    ? refusal('NOTHING_PENDING', '还没有可封印的记录。', '请在办理后再取封印条。')
    : answered(slip.value);
};

export const checkSlip: SessionService<'store.checkSlip'> = async (
  call,
  { commandId, number, characters },
) => {
  const { desk, store } = call;
  const checked = await store.checkSlip(number, characters);
  if (!checked.ok) return storeFault(checked.error);
  if (desk.store !== store) return deskClosed();
  const result = checked.value;
  const event = { type: 'slipChecked', number, result } as const;
  const noted = desk.record(noteOf(call, 'store.checkSlip', commandId, event), call.caller);
  // Only afterwards: a store that is not believed takes no line any more, and who showed it must be known.
  if (result === 'newer') store.doubt();
  return noted.ok || result === 'newer' ? answered({ result }) : noted;
};

/** Its people as the store has them: others may have been told otherwise after the copy was made, and ask two persons
 * about everybody whose role or key is not what they were told last. */
function peopleNow({ views }: DeskStore): Extract<StationEvent, { type: 'peopleRestated' }> {
  const people = [...views.accounts.values()]
    .filter(({ account }) => !views.removed.has(account))
    .map((one) => ({ ...one, publicKey: views.personKeys.get(one.account) ?? '' }));
  return { type: 'peopleRestated', people };
}

async function goOn(
  desk: Desk,
  caller: Caller,
  store: DeskStore,
  by: StationActor,
  reason: string,
): Promise<Answer<Record<string, never>>> {
  if (!store.opened.elsewhere)
    return refusal('NOTHING_PENDING', '这份数据已在本机使用，不必再继续。', '请照常办理。');
  const { damage } = store.opened;
  if (damage !== null) return storeFault({ code: 'JOURNAL_READ_ONLY', damage });
  const { seq, id: hash } = store.tip;
  const event = { type: 'stationContinued', from: store.station, seq, hash, reason } as const;
  const act = stationAct(by, event, peopleNow(store));
  const draft = {
    ...act,
    rulePack: desk.profile.id,
    claimedAt: caller.now,
    clockDoubt: desk.clockIsBehind(caller.now),
  };
  const here = await desk.exchange(async (open) => {
    const continued = await open.continueHere(draft);
    return continued.ok ? ok({ store: continued.value }) : err({ fault: continued.error, former: null });
  });
  if (!here.ok) return here;
  const told = { type: 'officeActed', act: 'stationContinued', about: stationDetail(event) } as const;
  const noted = desk.record({ ...by, events: [told] }, caller, 'office');
  return noted.ok ? answered({}) : noted;
}

export const continueHere: SessionService<'store.continueHere'> = (call, { commandId, reason }) => {
  const { desk, caller, store, session } = call;
  const role = firstRole(session.roles);
  const by = { actor: session.account, role, procedure: 'store.continueHere', commandId };
  return goOn(desk, caller, store, by, reason);
};

export const continueBySlips: OpenService<'desk.continueBySlips'> = (call, { commandId, slips, reason }) =>
  withSlips(call, slips, (store) => {
    const actor = firstAccount(store.views.accounts.keys());
    const by = { actor, role: 'SYSTEM', procedure: 'desk.continueBySlips', commandId } as const;
    return goOn(call.desk, call.caller, store, by, reason);
  });
