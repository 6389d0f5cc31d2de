/**
 * A seal slip was against the store, which is read-only since: it may be that what the slip attests is lost for good,
 * as after a restore. Two administrators answer for going on, one proposes with a reason, another confirms, and the
 * first line that is written again says so. As long as nothing can be written the proposal is kept by the program alone.
 */
import type { Desk } from '#electron/services/desk/desk';
import type { DeskStore } from '#electron/services/desk/desk-store';
import { pressedBefore } from '#electron/services/desk/office-act';
import { noteOf } from '#electron/services/desk/record';
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import type { AccountId, CommandId } from '#shared/domain/ids';

interface Proposed {
  readonly by: AccountId;
  readonly reason: string;
  readonly commandId: CommandId;
  /** Which store, and how far it was: another one in its place was not spoken of. */
  readonly about: string;
}

/** Whoever confirms sits down after the other has left, when the store was closed in between. */
const proposals = new WeakMap<Desk, Proposed>();

const aboutOf = ({ stationKey, tip }: DeskStore): string => `${stationKey} ${tip.seq} ${tip.id}`;

function proposedAt(desk: Desk, store: DeskStore): Proposed | null {
  const proposed = proposals.get(desk);
  return store.isDoubted && proposed?.about === aboutOf(store) ? proposed : null;
}

const notDoubted = () =>
  refusal('NOTHING_PENDING', '没有封印条与这份数据不符，不需要解除。', '请刷新后核对。');
const nothingProposed = () =>
  refusal('NOTHING_PENDING', '没有待确认的提请，数据仍只能查看。', '请刷新后核对。');

export const doubt: SessionService<'store.doubt'> = ({ desk, store }) => {
  const proposed = proposedAt(desk, store);
  if (proposed === null) return answered({ doubted: store.isDoubted, proposed: null });
  const { by, reason } = proposed;
  const byName = store.views.accounts.get(by)?.name ?? by;
  return answered({ doubted: true, proposed: { by, byName, reason } });
};

export const proposeTrust: SessionService<'store.proposeTrust'> = ({ desk, store, session }, input) => {
  const { commandId, reason } = input;
  if (!store.isDoubted) return notDoubted();
  const before = proposedAt(desk, store);
  if (before?.commandId === commandId) return answered({});
  if (before !== null)
    return refusal('NOTHING_PENDING', '已经提请解除，尚待确认，没有再次提请。', '请先确认或撤回。');
  proposals.set(desk, { by: session.account, reason, commandId, about: aboutOf(store) });
  return answered({});
};

export const declineTrust: SessionService<'store.declineTrust'> = ({ desk, store }) => {
  if (proposedAt(desk, store) === null) return nothingProposed();
  proposals.delete(desk);
  return answered({});
};

export const confirmTrust: SessionService<'store.confirmTrust'> = async (call, { commandId }) => {
  const { desk, store, session, caller } = call;
  const before = pressedBefore(call, 'store.confirmTrust', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const proposed = proposedAt(desk, store);
  if (proposed === null) return nothingProposed();
  const { by, reason } = proposed;
  if (by === session.account)
    return refusal('SECOND_PERSON', '由您提请，不能由您确认，数据仍只能查看。', '请由另一名管理员确认。');
  const line = {
    ...noteOf(call, 'store.confirmTrust', commandId, { type: 'doubtLifted', by, reason }),
    rulePack: desk.profile.id,
    claimedAt: caller.now,
    clockDoubt: desk.clockIsBehind(caller.now),
  };
  const lifted = await desk.exchange((open) => open.liftDoubt(line));
  if (!lifted.ok) return lifted;
  proposals.delete(desk);
  return answered({});
};
