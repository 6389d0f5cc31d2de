/** The last acknowledged write, for the quiet 已保存 in the status bar. Never says saved before the flush. */
import { create } from 'zustand';
import type { Failure } from '#shared/contract/failure';
import { onSave } from '../bridge/client';

interface SaveState {
  readonly savedAt: string | null;
  readonly failure: Failure | null;
}

export const useSaveState = create<SaveState>(() => ({ savedAt: null, failure: null }));

/** Another person begins with a clean line. */
export function forgetSaves(): void {
  useSaveState.setState({ savedAt: null, failure: null });
}

/** Starts following writes; to be called once by the page. */
export function followSaves(): () => void {
  return onSave((event) =>
    useSaveState.setState(
      event.kind === 'saved' ? { savedAt: event.at, failure: null } : { failure: event.failure },
    ),
  );
}
