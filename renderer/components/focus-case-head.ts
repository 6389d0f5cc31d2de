/**
 * Gives the cursor a place on the case page when a dialog closed or the case moved on and what had it is
 * gone: the main button, else the heading. Whoever has a place keeps it.
 */

const PLACES = ['.case-page [data-main-action]', '[data-case-heading]'];

/**
 * Frames in which the cursor may still get lost: the dialog leaves, antd tries to give the cursor back to a
 * button that is gone by then, the new state of the case draws another button.
 */
const FRAMES = 30;

function hasPlace(): boolean {
  const { activeElement } = document;
  return activeElement !== null && activeElement !== document.body;
}

/**
 * Watches for half a second of frames and mends whenever nothing has the cursor.
 * @param nearer selector of a place nearer to what was done than the head of the case
 */
export function focusCaseHead(nearer?: string): void {
  const places = nearer === undefined ? PLACES : [nearer, ...PLACES];
  let left = FRAMES;
  const look = (): void => {
    if (!hasPlace()) {
      const place = places.map((selector) => document.querySelector<HTMLElement>(selector)).find(Boolean);
      place?.focus({ preventScroll: true });
    }
    left -= 1;
    if (left > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
