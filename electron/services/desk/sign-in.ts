/** Sign-in and sign-out: keys are opened by the person's passphrase and leave with the last session. */

import type { Call, OpenService, SessionService } from '#electron/services/service';
import { forgetHaltedFold, resumeWriting } from '#electron/services/sync/halted';
import { openStore, SLIPS_TAG, storeStatus } from '#electron/store/store';
import { ROLE_NAMES } from '#shared/access/roles';
import type { ParsedInput } from '#shared/contract/contract';
import type { SessionView } from '#shared/contract/desk';
import type { Answer } from '#shared/contract/failure';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { SecurityEvent } from '#shared/journal/security-events';
import type { Caller, Desk } from './desk';
import { anchorsOf, type DeskStore } from './desk-store';
import { noteOf } from './record';
import { removedRefusal } from './removed';
import type { Session } from './sessions';
import { newCommandId } from './station-act';
import { answered, refusal, storeFault } from './trouble';

export const signIn: OpenService<'session.signIn'> = async (call, input) => {
  const signedIn = await signInAt(call, input, () => call.desk.timeOf(call.desk.ports.clock.now()));
  // Whoever was refused after the passphrase had proved right leaves no key behind.
  if (!signedIn.ok) forgetSigners(call.desk);
  return signedIn;
};

/** Signs in at a time asked for once the store is open: a practice store's date is unknown before. */
export async function signInAt(
  asked: Call,
  input: ParsedInput<'session.signIn'>,
  time: () => Instant,
): Promise<Answer<SessionView>> {
  const life = asked.desk.sessions.lifeOf(asked.caller.client);
  const store = await unlockedStore(asked, input.account, input.passphrase);
  if (!store.ok) return store;
  const call: Call = { desk: asked.desk, caller: { ...asked.caller, now: time() } };
  const { views } = store.value;
  const account = views.accounts.get(input.account);
  if (!account) {
    if (call.desk.sessions.isEmpty && !store.value.practice) call.desk.release();
    return refusal('ACCOUNT_UNKNOWN', '没有这个账号。', '请核对账号，或请系统管理员添加。');
  }
  if (views.removed.has(account.account)) {
    // Only an old copy of the keys still lets such a person in: the way is taken away once more.
    store.value.removePerson(account.account);
    if (call.desk.sessions.isEmpty && !store.value.practice) call.desk.release();
    return removedRefusal(account.name);
  }
  const lastSignInAt = store.value.security.views.lastSignIn.get(account.account) ?? null;
  const session: Session = {
    account: account.account,
    name: account.name,
    roles: account.roles,
    failedSinceLast: recordSignIn(call, store.value, account.account, account.roles[0] ?? 'SYSTEM'),
  };
  if (!call.desk.sessions.start(call.caller.client, session, life)) {
    if (call.desk.sessions.isEmpty) call.desk.release();
    return refusal('SESSION_MISSING', '窗口已重新载入，本次登录没有完成。', '请重新登录。');
  }
  return answered(sessionView(session, lastSignInAt, views.mustChange.has(session.account)));
}

export const signOut: SessionService<'session.signOut'> = (call, input) => {
  recordSignOut(call.desk, call.caller, call.session, input.because);
  return endSession(call);
};

/** Ends sessions that were idle too long, each with its entry; the store closes when nobody is left. */
export function endIdleSessions(desk: Desk): void {
  for (const { client, session } of desk.sessions.idle()) {
    const caller = { client, session, now: desk.timeOf(desk.ports.clock.now()) };
    recordSignOut(desk, caller, session, 'idle');
    endSession({ desk, caller });
  }
}

/** Writes down that a session ended, and why. */
export function recordSignOut(
  desk: Desk,
  caller: Caller,
  session: Session,
  because: 'asked' | 'locked' | 'idle' | 'removed' | 'closed',
): void {
  const { account } = session;
  const event = { type: 'signedOut', account, because } as const;
  // A store that cannot be written must still let people go.
  desk.record(noteOf({ session }, 'session.signOut', newCommandId(), event), caller, 'session');
}

/** Ends the caller's session; closes the store when nobody is left. */
export function endSession({ desk, caller }: Call): Answer<Record<string, never>> {
  desk.sessions.end(caller.client);
  forgetSigners(desk);
  if (!desk.sessions.isEmpty) return answered({});
  const released = desk.release();
  return released.ok ? answered({}) : released;
}

/** Signing keys stay opened for people who are signed in, and for nobody else. */
export const forgetSigners = (desk: Desk): void =>
  desk.store?.keepSignersOf(desk.sessions.all().map(({ session }) => session.account));

/** A session as its owner sees it. */
export function sessionView(
  session: Session,
  lastSignInAt: Instant | null,
  mustChangePassphrase: boolean,
): SessionView {
  return {
    account: session.account,
    name: session.name,
    roles: [...session.roles],
    roleNames: session.roles.map((role) => ROLE_NAMES[role]),
    lastSignInAt,
    failedSinceLast: session.failedSinceLast,
    mustChangePassphrase,
  };
}

async function unlockedStore(
  { desk, caller }: Call,
  account: AccountId,
  passphrase: string,
): Promise<Answer<DeskStore>> {
  const open = desk.store;
  if (open) {
    if (open.practice) return answered(open);
    const checked = await open.checkPassphrase(account, passphrase, caller.now);
    return checked.ok ? answered(open) : storeFault(checked.error);
  }
  const status = storeStatus(desk.ports.paths.vault);
  if (!status.ok) return storeFault(status.error);
  if (!status.value.exists || !status.value.initialised)
    return refusal('NOT_SET_UP', '本机还没有登记数据。', '请先完成首次设置。');
  forgetHaltedFold(desk);
  const opened = await openStore({
    dir: desk.ports.paths.vault,
    unlock: status.value.practice ? { kind: 'practice' } : { kind: 'passphrase', account, passphrase },
    fold: DESK_FOLD,
    ...anchorsOf(desk.ports),
    now: caller.now,
  });
  if (!opened.ok) return storeFault(opened.error);
  desk.hold(opened.value);
  resumeWriting(desk);
  return answered(opened.value);
}

/** Writes the sign-in and the wrong tries before it into the journal; answers how many there were. */
function recordSignIn(
  { desk, caller }: Call,
  store: DeskStore,
  account: AccountId,
  role: Session['roles'][number] | 'SYSTEM',
): number {
  const accountOf = new Map([...store.views.accounts.keys()].map((known) => [store.tagOf(known), known]));
  const failures = store
    .failedSignIns()
    .map(
      ({ tag, at }): SecurityEvent =>
        tag === SLIPS_TAG
          ? { type: 'slipsRefused', at }
          : { type: 'signInsFailed', account: accountOf.get(tag) ?? null, at },
    );
  const { latest } = store.views;
  const doubts: readonly SecurityEvent[] =
    latest !== null && desk.clockIsBehind(caller.now) ? [{ type: 'clockDoubted', latest }] : [];
  // Nobody knows who tried: the desk itself tells it, and not whoever signs in next.
  const told = failures.length === 0 ? answered(null) : desk.recordOfStation(...failures);
  // A damaged store is read-only: people must still be able to look at it.
  if (told.ok && failures.length > 0) store.forgetFailedSignIns();
  desk.record(
    {
      actor: account,
      role,
      procedure: 'session.signIn',
      commandId: newCommandId(),
      events: [...doubts, { type: 'signedIn', account }],
    },
    caller,
    'session',
  );
  return failures.reduce(
    (count, failure) =>
      failure.type === 'signInsFailed' && failure.account === account ? count + failure.at.length : count,
    0,
  );
}
