/** Saves what a page holds unsaved when the page, the session or the window goes away. */
import { useEffect, useRef } from 'react';
import { addFlush } from './unsaved';

/** `save` must do nothing when nothing is unsaved. */
export function useSaveOnLeave(save: () => Promise<void>): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const now = () => void latest.current();
    const withdraw = addFlush(() => latest.current());
    window.addEventListener('pagehide', now);
    return () => {
      withdraw();
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);
}
