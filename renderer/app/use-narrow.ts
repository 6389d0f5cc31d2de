/** Whether the window is too narrow for the whole left bar, e.g. at 200 % on a small screen. */
import { useSyncExternalStore } from 'react';

const NARROW = window.matchMedia('(width < 900px)');

const subscribe = (changed: () => void): (() => void) => {
  NARROW.addEventListener('change', changed);
  return () => NARROW.removeEventListener('change', changed);
};

/** Follows the width of the window. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => NARROW.matches);
}
