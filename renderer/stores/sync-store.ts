/**
 * How the exchange stands, shared by its page, the left bar and the status bar. While a work of it is under way it
 * is asked again and again, so that its progress is seen wherever it was begun. It decides nothing.
 */
import { create } from 'zustand';
import type { CallOutput } from '#shared/contract/contract';
import type { Failure } from '#shared/contract/failure';
import { call, subscribe } from '../bridge/client';

export type SyncState = CallOutput<'sync.state'>;
export type SyncWork = NonNullable<SyncState['work']>;

interface SyncStore {
  readonly value: SyncState | null;
  readonly failure: Failure | null;
  readonly load: () => Promise<void>;
  readonly forget: () => void;
}

/** How often a work under way is looked at, in ms. */
const LOOK_MS = 500;

let asked = 0;
let look: ReturnType<typeof setTimeout> | undefined;

export const useSync = create<SyncStore>((set, get) => ({
  value: null,
  failure: null,
  load: async () => {
    asked += 1;
    const mine = asked;
    clearTimeout(look);
    const answer = await call('sync.state', {});
    if (mine !== asked) return;
    set(answer.ok ? { value: answer.value, failure: null } : { failure: answer.failure });
    if (answer.ok && answer.value.work !== null) look = setTimeout(() => void get().load(), LOOK_MS);
  },
  forget: () => {
    asked += 1;
    clearTimeout(look);
    set({ value: null, failure: null });
  },
}));

/** Looks at the work that was just begun, before it tells of itself. */
export const watchWork = (): void => void useSync.getState().load();

/** Starts following the exchange; to be called once somebody may see it. */
export function followSync(): () => void {
  const load = () => void useSync.getState().load();
  const stops = (['sync', 'office', 'rules'] as const).map((topic) => subscribe(topic, load));
  load();
  return () => {
    for (const stop of stops) stop();
    useSync.getState().forget();
  };
}
