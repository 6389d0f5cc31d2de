/**
 * Where the desk stands and who sits at it. Asked anew whenever the session or the office changes; it
 * decides nothing. The recovery key stays here only until it was typed back, and never anywhere else.
 */
import { create } from 'zustand';
import { holds, type RolePermission } from '#shared/access/permissions';
import type { DeskState } from '#shared/contract/desk';
import type { Failure } from '#shared/contract/failure';
import { call, subscribe } from '../bridge/client';
import { flushUnsaved } from './unsaved';

interface DeskStore {
  readonly state: DeskState | null;
  readonly failure: Failure | null;
  /** Shown once after set-up; null when it was typed back or never made here. */
  readonly recoveryKey: string | null;
  /** Who sat here when the desk was locked: signing in again returns to the same place. */
  readonly lockedAccount: string | null;
  readonly load: () => Promise<void>;
  readonly keepRecoveryKey: (key: string | null) => void;
  /** Saves what is typed, then ends the session. */
  readonly leave: (because: 'asked' | 'locked' | 'idle') => Promise<void>;
}

export const useDesk = create<DeskStore>((set, get) => ({
  state: null,
  failure: null,
  recoveryKey: null,
  lockedAccount: null,
  load: async () => {
    const answer = await call('desk.state', {});
    set(answer.ok ? { state: answer.value, failure: null } : { failure: answer.failure });
  },
  keepRecoveryKey: (recoveryKey) => set({ recoveryKey }),
  leave: async (because) => {
    const account = get().state?.session?.account ?? null;
    if (account === null) return;
    await flushUnsaved();
    const answer = await call('session.signOut', { because });
    if (!answer.ok) {
      set({ failure: answer.failure });
      return;
    }
    set({ lockedAccount: because === 'asked' ? null : account });
    await get().load();
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
