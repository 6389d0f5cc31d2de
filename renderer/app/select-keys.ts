/**
 * Ctrl+Enter in a list to choose from: the list would open on it and keep the key to itself. The key is passed
 * on to the page's listener before the list sees it; every other key stays with the list.
 */

const isList = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="combobox"]') !== null;

/** Starts passing; to be called once by the page. */
export function letSelectsPassCtrlEnter(): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing || !isList(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      window.dispatchEvent(new KeyboardEvent('keydown', event));
    },
    { capture: true },
  );
}
