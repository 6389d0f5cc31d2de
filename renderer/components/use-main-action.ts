/**
 * Hooks by which a page or a dialog says what its keys do. They only register; the shell listens, and
 * never while Chinese or Uyghur input is being composed.
 */
import { useEffect, useRef } from 'react';
import { addBinding, type KeyBinding } from './key-bindings';

/** Binds a key while the component is shown; `null` rests it. */
export function useShortcut(
  key: string,
  label: string,
  run: (() => void) | null,
  where: KeyBinding['where'] = 'page',
): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const active = run !== null;
  useEffect(() => {
    if (!active) return;
    return addBinding({ key, label, where, run: () => latest.current?.() });
  }, [key, label, where, active]);
}

/** Registers the main button of this page (or dialog) for Ctrl+Enter. */
export function useMainAction(
  label: string,
  run: (() => void) | null,
  where: KeyBinding['where'] = 'page',
): void {
  useShortcut('Ctrl+Enter', label, run, where);
}

/** Lists a key that a control of the screen hears by itself, written as on the keys so that it is no binding: `← →`. */
export function useToldKey(key: string, label: string, isHeard: boolean): void {
  useEffect(
    () => (isHeard ? addBinding({ key, label, where: 'page', run: () => undefined }) : undefined),
    [key, label, isHeard],
  );
}
