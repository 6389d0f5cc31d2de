/**
 * Starting a 首次登记, from the list, by key or from the palette: one press at a time, the failure kept in
 * sight. A second press within a moment goes to the case just made, so that no empty numbers are used up.
 */
import { create } from 'zustand';
import type { Failure } from '#shared/contract/failure';
import { call, newCommandId } from '../bridge/client';

interface CreateCase {
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** Makes the case and answers its id, `null` when it was refused or one is being made already. */
  readonly start: () => Promise<string | null>;
  readonly clear: () => void;
}

/** Presses closer together than this are one wish, in milliseconds. */
const SAME_PRESS_MS = 2000;
let last: { readonly caseId: string; readonly at: number } | null = null;

export const useCreateCase = create<CreateCase>((set, get) => ({
  busy: false,
  failure: null,
  start: async () => {
    if (get().busy) return null;
    if (last && performance.now() - last.at < SAME_PRESS_MS) return last.caseId;
    set({ busy: true, failure: null });
    const answer = await call('cases.create', { commandId: newCommandId() });
    set({ busy: false, failure: answer.ok ? null : answer.failure });
    last = answer.ok ? { caseId: answer.value.caseId, at: performance.now() } : null;
    return last?.caseId ?? null;
  },
  clear: () => set({ failure: null }),
}));
