/**
 * Beginning a case, from the list, from the register, by key or from the palette: one press at a time, the
 * failure kept in sight. A second press within a moment goes to the case just made, so that no empty
 * numbers are used up.
 */
import { create } from 'zustand';
import type { CallInput } from '#shared/contract/contract';
import type { Failure } from '#shared/contract/failure';
import type { ObjectType } from '#shared/domain/case-type';
import { call, newCommandId } from '../bridge/client';

/** What a case is begun with; the press of the button is added here. */
export type NewCase = Omit<CallInput<'cases.create'>, 'commandId'>;

/** A first registration by the subject. */
export const firstCase = (objectType: ObjectType): NewCase => ({
  caseType: 'FIRST',
  objectType,
  target: null,
  requester: 'SUBJECT',
  matter: null,
});

interface CreateCase {
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** Whether the question which case to begin is on the screen. */
  readonly asking: boolean;
  readonly ask: () => void;
  readonly dismiss: () => void;
  /** Makes the case and answers its id, `null` when it was refused or one is being made already. */
  readonly createCase: (wanted: NewCase) => Promise<string | null>;
  readonly clear: () => void;
}

/** Presses closer together than this are one wish, in milliseconds. */
const SAME_PRESS_MS = 2000;
let last: { readonly caseId: string; readonly wanted: string; readonly at: number } | null = null;

export const useCreateCase = create<CreateCase>((set, get) => ({
  busy: false,
  failure: null,
  asking: false,
  ask: () => set({ asking: true, failure: null }),
  dismiss: () => set({ asking: false }),
  createCase: async (wanted) => {
    if (get().busy) return null;
    const key = JSON.stringify(wanted);
    if (last?.wanted === key && performance.now() - last.at < SAME_PRESS_MS) return last.caseId;
    set({ busy: true, failure: null });
    const answer = await call('cases.create', { ...wanted, commandId: newCommandId() });
    set({ busy: false, failure: answer.ok ? null : answer.failure });
    last = answer.ok ? { caseId: answer.value.caseId, wanted: key, at: performance.now() } : null;
    return last?.caseId ?? null;
  },
  clear: () => set({ failure: null }),
}));

/** Begins a case without a component around, e.g. from a row of the register; its id, `null` when refused. */
export const createCase = (wanted: NewCase): Promise<string | null> =>
  useCreateCase.getState().createCase(wanted);
