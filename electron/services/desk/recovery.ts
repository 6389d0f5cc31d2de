/** What the written recovery key can do: prove that it opens the store, and replace a forgotten passphrase. */

import type { Call, OpenService } from '#electron/services/service';
import { openStore } from '#electron/store/store';
import type { Answer } from '#shared/contract/failure';
import type { AccountId, CommandId } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { StationEvent } from '#shared/journal/events';
import type { DeskStore } from './desk-store';
import { MIN_PASSPHRASE, weakPassphrase } from './set-up';
import { firstAccount, stationAct } from './station-act';
import { answered, refusal, storeFault } from './trouble';

export const confirmRecoveryKey: OpenService<'desk.confirmRecoveryKey'> = (call, input) =>
  withRecoveryKey(call, input.recoveryKey, (store) =>
    record(call, firstAccount(store.views.accounts.keys()), 'desk.confirmRecoveryKey', input.commandId, {
      type: 'recoveryKeyConfirmed',
    }),
  );

export const resetPassphrase: OpenService<'desk.resetPassphrase'> = (call, input) =>
  withRecoveryKey(call, input.recoveryKey, async (store) => {
    const { account, passphrase, commandId } = input;
    const person = store.views.accounts.get(account);
    if (!person) return refusal('ACCOUNT_UNKNOWN', '没有这个账号，口令未改动。', '请核对账号。');
    if ([...passphrase].length < MIN_PASSPHRASE) return weakPassphrase(person.name);
    const changed = await store.changePassphrase(account, passphrase);
    if (!changed.ok) return storeFault(changed.error);
    return record(call, account, 'desk.resetPassphrase', commandId, { type: 'passphraseReset', account });
  });

/** Opens the store by the recovery key for one act and closes it again. Not while somebody is signed in. */
async function withRecoveryKey(
  { desk, caller }: Call,
  recoveryKey: string,
  act: (store: DeskStore) => Promise<Answer<unknown>> | Answer<unknown>,
): Promise<Answer<Record<string, never>>> {
  if (desk.store) return refusal('ALREADY_SET_UP', '已有人登录，不能在此使用恢复密钥。', '请先退出登录。');
  const opened = await openStore({
    dir: desk.ports.paths.vault,
    unlock: { kind: 'recovery', recoveryKey },
    fold: DESK_FOLD,
    now: caller.now,
  });
  if (!opened.ok) return storeFault(opened.error);
  desk.hold(opened.value);
  const done = await act(opened.value);
  const released = desk.release();
  if (!done.ok) return done;
  return released.ok ? answered({}) : released;
}

const record = (
  { desk, caller }: Call,
  actor: AccountId,
  procedure: string,
  commandId: CommandId,
  event: StationEvent,
): Answer<unknown> =>
  desk.append(stationAct({ actor, role: 'SYSTEM', procedure, commandId }, event), caller, 'office');
