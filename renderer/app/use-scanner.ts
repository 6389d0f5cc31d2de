/**
 * Hears a barcode scanner on any screen: it types a number faster than a hand and ends with Enter. Typing
 * in a field is left alone; there the number goes where the person put the cursor.
 */
import { useEffect, useRef } from 'react';

const MAX_GAP_MS = 45;
const MIN_LENGTH = 8;

/** Calls `scanned` with the number. */
export function useScanner(active: boolean, scanned: (number: string) => void): void {
  const latest = useRef(scanned);
  useEffect(() => {
    latest.current = scanned;
  });
  useEffect(() => {
    if (!active) return;
    let text = '';
    let last = 0;
    const hear = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]'))
        return;
      const quick = event.timeStamp - last <= MAX_GAP_MS;
      last = event.timeStamp;
      if (event.key === 'Enter') {
        const number = quick ? text : '';
        text = '';
        if (number.length < MIN_LENGTH) return;
        event.preventDefault();
        event.stopPropagation();
        latest.current(number);
      } else if (event.key.length === 1) {
        text = quick ? text + event.key : event.key;
      } else if (event.key !== 'Shift') {
        // A scanner presses no arrows: this is a person walking a list with quick fingers.
        text = '';
      }
    };
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, [active]);
}
