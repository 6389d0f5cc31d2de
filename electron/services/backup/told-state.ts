/** What the desk shows, told by the index: what a trial restore holds against what the journal gives. */
import type { KeyRing } from '#electron/store/key-ring';
import { indexedState } from '#electron/store/session/indexed-state';
import { thrownFault } from '#electron/store/session/thrown-fault';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { stateHashOf } from './state-hash';

/** Digest of the state; null when the index does not open: a cache must never forbid a backup. */
export function toldState(dir: string, ring: KeyRing): string | null {
  const state = indexedState(dir, ring, DESK_FOLD);
  if (!state.ok) return null;
  try {
    return stateHashOf(state.value);
  } catch (error) {
    if (thrownFault(error) === null) throw error;
    return null;
  } finally {
    state.value.close();
  }
}
