/**
 * Where the desk stands and who sits at it. Asked anew whenever the session or the office changes; it
 * decides nothing. Slips stay here only until they were typed back, and never anywhere else. When a session
 * has ended the window begins anew, so that nothing of a case stays in the memory of a page that is locked.
 */
import { create } from 'zustand';
import { holds, type RolePermission } from '#shared/access/permissions';
import type { DeskState } from '#shared/contract/desk';
import type { Failure } from '#shared/contract/failure';
import { call, subscribe } from '../bridge/client';
import { flushUnsaved, wouldLose } from './unsaved';

interface DeskStore {
  readonly state: DeskState | null;
  readonly failure: Failure | null;
  /** Shown once after they were issued; null when two were typed back or none were issued here. */
  readonly slips: readonly string[] | null;
  /** Who sat here when the desk was locked: signing in again returns to the same place. */
  readonly lockedAccount: string | null;
  readonly load: () => Promise<void>;
  readonly keepSlips: (slips: readonly string[] | null) => void;
  /** Saves what is typed, then ends the session. */
  readonly leave: (because: 'asked' | 'locked' | 'idle') => Promise<void>;
}

/** All that outlives the window's new beginning: whose passphrase is asked for. It is no secret and no case. */
const LOCKED_ACCOUNT = 'locked-account';

/** While somebody leaves, the notice of it must not be taken for a session that the program ended. */
let leaving = false;

/** The window begins anew, unless work that no store has would be lost with it: that stays until it is sent. */
function beginAnew(lockedAccount: string | null): boolean {
  if (lockedAccount === null) sessionStorage.removeItem(LOCKED_ACCOUNT);
  else sessionStorage.setItem(LOCKED_ACCOUNT, lockedAccount);
  if (wouldLose() || useDesk.getState().slips !== null) return false;
  window.location.reload();
  return true;
}

export const useDesk = create<DeskStore>((set, get) => ({
  state: null,
  failure: null,
  slips: null,
  lockedAccount: sessionStorage.getItem(LOCKED_ACCOUNT),
  load: async () => {
    if (leaving) return;
    const answer = await call('desk.state', {});
    if (leaving) return;
    if (!answer.ok) {
      set({ failure: answer.failure });
      return;
    }
    const before = get().state?.session?.account ?? null;
    // The program itself ended the session: idle too long, or the account was removed.
    if (before !== null && answer.value.session === null) {
      set({ lockedAccount: before });
      if (beginAnew(before)) return;
    }
    if (answer.value.session !== null) sessionStorage.removeItem(LOCKED_ACCOUNT);
    set({ state: answer.value, failure: null });
  },
  keepSlips: (slips) => set({ slips }),
  leave: async (because) => {
    const account = get().state?.session?.account ?? null;
    if (account === null || leaving) return;
    leaving = true;
    await flushUnsaved();
    const answer = await call('session.signOut', { because });
    const lockedAccount = because === 'asked' ? null : account;
    if (answer.ok) set({ lockedAccount });
    else set({ failure: answer.failure });
    // Until the page is gone it answers to nothing any more.
    if (answer.ok && beginAnew(lockedAccount)) return;
    leaving = false;
    if (answer.ok) await get().load();
  },
}));

/** Starts following the desk; to be called once by the page. */
export function followDesk(): () => void {
  const load = () => void useDesk.getState().load();
  const stops = (['session', 'office', 'rules'] as const).map((topic) => subscribe(topic, load));
  load();
  return () => {
    for (const stop of stops) stop();
  };
}

/** Whether the person at the desk holds a permission. */
export function useHolds(permission: RolePermission): boolean {
  return useDesk((desk) => (desk.state?.session ? holds(desk.state.session.roles, permission) : false));
}
