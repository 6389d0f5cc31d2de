/**
 * Gives the cursor a place on the case page when a dialog closed or the case moved on and what had it is
 * gone: the main button, else the heading. Whoever has a place keeps it.
 */

const PLACES = ['.case-page [data-main-action]', '[data-case-heading]'];

/** Looks once the dialog is gone and the page drawn: antd first tries to give the cursor back itself. */
export function focusCaseHead(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const { activeElement } = document;
      if (activeElement !== null && activeElement !== document.body) return;
      const place = PLACES.map((selector) => document.querySelector<HTMLElement>(selector)).find(Boolean);
      place?.focus({ preventScroll: true });
    }),
  );
}
