/**
 * A new master key, asked for at the desk: after it, whoever left opens nothing any more with an old passphrase, old
 * slips or a key of an old backup. The copy is made while people go on working; then the desk stands still for a
 * moment, and three new slips are shown.
 */
import type { DeskStore } from '#electron/services/desk/desk-store';
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { recordAct } from '#electron/services/desk/record';
import { newCommandId } from '#electron/services/desk/station-act';
import { answered, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { giveUpNewMaster, type NewMaster, slipsOf } from '#electron/store/store';
import type { Answer } from '#shared/contract/failure';
import type { AccountId, CommandId } from '#shared/domain/ids';

/** Who keeps a way in. */
const present = ({ views }: DeskStore): readonly AccountId[] =>
  [...views.accounts.keys()].filter((account) => !views.removed.has(account));

const busy = (): Answer<never> =>
  refusal('CHANGED_MEANWHILE', '正在更换主密钥，没有再次开始。', '请等待完成，或先取消。');

/** Why the master key cannot be renewed now; null when it can. */
function inTheWay({ desk, store }: SignedInCall): Answer<never> | null {
  if (store.practice)
    return refusal(
      'INPUT_INVALID',
      '练习数据没有需要保护的密钥，没有更换。',
      '正式数据的主密钥在正式数据中更换。',
    );
  if (desk.renewingMaster.isRunning) return busy();
  const waiting = present(store).filter((account) => store.hasCarriedSlot(account));
  if (waiting.length === 0) return null;
  const names = waiting.map((account) => store.views.accounts.get(account)?.name ?? account).join('、');
  return refusal(
    'NOTHING_PENDING',
    `${names}在数据升级后还没有登录过，更换主密钥后将无法登录，没有更换。`,
    '请其各登录一次；已离开的，请先由系统管理员注销其账号。',
  );
}

export const renewMaster: SessionService<'desk.renewMaster'> = async (call, { commandId }) => {
  const { desk, store } = call;
  const before = pressedBefore(call, 'desk.renewMaster', commandId);
  if (!before.ok) return before;
  if (before.value)
    return refusal('COMMAND_REUSED', '主密钥已经更换，新的恢复单只显示一次。', '没有记下的，请更换恢复单。');
  const refused = inTheWay(call);
  if (refused) return refused;
  const renewed = await desk.renewingMaster.run(async (work) => {
    const made = await store.prepareNewMaster({
      signal: work.stop.signal,
      onProgress: (share) => {
        work.share = share;
      },
    });
    if (!made.ok) return storeFault(made.error);
    return await desk.alone(() => adopt(call, commandId, made.value));
  });
  return renewed ?? busy();
};

/** The act is written down before it is done: should power fail in the midst of it, the warning about slips stands, and
 * the next opening sees by the key whether it was done. */
async function adopt(
  { desk, store, session, caller }: SignedInCall,
  commandId: CommandId,
  made: NewMaster,
): Promise<Answer<{ slips: string[] }>> {
  const giveUp = (): void => giveUpNewMaster(desk.ports.paths.vault, made.ring);
  // New slips would be shown to nobody.
  if (desk.store !== store || !desk.sessions.isAlive(caller.client, session)) {
    giveUp();
    return deskClosed();
  }
  const now = desk.timeOf(desk.ports.clock.now());
  const call: SignedInCall = { desk, store, session, caller: { ...caller, now } };
  const written = tell(call, commandId, made);
  if (!written.ok) {
    giveUp();
    desk.tellKeptMaster(store);
    return written;
  }
  const people = present(store);
  const adopted = await desk.exchange((open) => open.adoptNewMaster(made, people, now));
  if (!adopted.ok) return adopted;
  return answered({ slips: [...(await slipsOf(adopted.value.recoveryKey))] });
}

function tell(
  call: SignedInCall,
  commandId: CommandId,
  { ring: { mark: key } }: NewMaster,
): Answer<Record<string, never>> {
  // With the entry of the act itself.
  const event = { type: 'masterRenewed', entries: call.store.count + 1, key } as const;
  const noted = recordAct(call, 'desk.renewMaster', newCommandId(), event);
  if (!noted.ok) return noted;
  return officeAct(call, 'desk.renewMaster', commandId, 'office', { type: 'recoveryKeyRenewed' });
}

export const renewMasterProgress: SessionService<'desk.renewMasterProgress'> = ({ desk }) =>
  answered({ percent: desk.renewingMaster.percent });

export const cancelRenewMaster: SessionService<'desk.cancelRenewMaster'> = ({ desk }) => {
  desk.renewingMaster.cancel();
  return answered({});
};
