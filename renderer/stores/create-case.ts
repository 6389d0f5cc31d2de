/** Starting a 首次登记, from the list, by key or from the palette: one press at a time, the failure kept in sight. */
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

export const useCreateCase = create<CreateCase>((set, get) => ({
  busy: false,
  failure: null,
  start: async () => {
    if (get().busy) return null;
    set({ busy: true, failure: null });
    const answer = await call('cases.create', { commandId: newCommandId() });
    set({ busy: false, failure: answer.ok ? null : answer.failure });
    return answer.ok ? answer.value.caseId : null;
  },
  clear: () => set({ failure: null }),
}));
