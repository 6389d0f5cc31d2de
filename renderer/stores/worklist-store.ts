/**
 * The work list as the main process pages it, and the counts of left bar and tiles. Refreshed on notices
 * without touching what the person focused. Holds no rules: order and lights come with the rows.
 */
import { create } from 'zustand';
import type { CallInput, CallOutput } from '#shared/contract/contract';
import type { Failure } from '#shared/contract/failure';
import { call, subscribe } from '../bridge/client';

export type WorklistQuery = CallInput<'worklist.list'>;
export type WorklistCounts = CallOutput<'worklist.counts'>;
type WorklistPage = CallOutput<'worklist.list'>;

interface WorklistStore {
  readonly query: WorklistQuery;
  readonly page: WorklistPage | null;
  readonly counts: WorklistCounts | null;
  readonly failure: Failure | null;
  /** Row that had the focus, to return to it. */
  readonly focused: string | null;
  readonly ask: (change: Partial<WorklistQuery>) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly focus: (caseId: string) => void;
  readonly forget: () => void;
}

const START: WorklistQuery = { queue: 'mine', light: 'any', text: '', page: 0 };
let asked = 0;

export const useWorklist = create<WorklistStore>((set, get) => ({
  query: START,
  page: null,
  counts: null,
  failure: null,
  focused: null,
  ask: async (change) => {
    const before = get().query;
    const query = { ...before, page: 0, ...change };
    // Rows of another queue would be wrong words under this heading; rows of the same one may stay.
    set(query.queue === before.queue ? { query } : { query, page: null, focused: null });
    asked += 1;
    const mine = asked;
    const answer = await call('worklist.list', query);
    if (mine !== asked) return;
    set(answer.ok ? { page: answer.value, failure: null } : { failure: answer.failure });
  },
  refresh: async () => {
    const [counts] = await Promise.all([call('worklist.counts', {}), get().ask({ page: get().query.page })]);
    if (counts.ok) set({ counts: counts.value });
  },
  focus: (focused) => set({ focused }),
  forget: () => set({ query: START, page: null, counts: null, failure: null, focused: null }),
}));

/** Starts following changes of cases; to be called once somebody may read cases. */
export function followWorklist(): () => void {
  const refresh = () => void useWorklist.getState().refresh();
  // A calendar that is confirmed moves due dates.
  const stops = (['cases', 'rules'] as const).map((topic) => subscribe(topic, refresh));
  refresh();
  return () => {
    for (const stop of stops) stop();
    useWorklist.getState().forget();
  };
}
