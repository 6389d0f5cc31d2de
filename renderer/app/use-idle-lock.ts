/** Locks the desk after minutes without input. Moving the mouse alone is no input: a sleeve does that too. */
import { useEffect, useRef } from 'react';

const SIGNS = ['keydown', 'pointerdown', 'wheel'] as const;

/** Calls `lock` once after `minutes` without a key, a press or a turn of the wheel. */
export function useIdleLock(minutes: number, lock: () => void): void {
  const latest = useRef(lock);
  useEffect(() => {
    latest.current = lock;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), minutes * 60_000);
    };
    for (const sign of SIGNS) window.addEventListener(sign, begin, { capture: true, passive: true });
    begin();
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, begin, { capture: true });
    };
  }, [minutes]);
}
