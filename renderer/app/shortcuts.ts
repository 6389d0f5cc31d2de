/**
 * The page's one listener for keys. It asks what the present screen registered; it never acts while input
 * is being composed, and single letters never act in typed fields.
 */
import { activeBindings, keyName } from '../components/key-bindings';

/** A choice is not typed into. */
const EDITABLE =
  'input:not([type="radio"]), textarea, select, [contenteditable="true"], [role="grid"], [role="combobox"]';

/** Keys that move and may be held. */
const MAY_REPEAT: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'J',
  'K',
]);

/** Whether a dialog lies over the page. */
export function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(EDITABLE) !== null;
}

const isPlain = (key: string): boolean => key.length === 1;

function hear(event: KeyboardEvent): void {
  // 229: some input methods report composed keys only so.
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const key = keyName(event);
  if (isPlain(key) && isTyping(event.target)) return;
  const binding = activeBindings(dialogIsOpen()).find((candidate) => candidate.key === key);
  if (!binding) return;
  event.preventDefault();
  // A key held down moves on in lists, but acts only once: nobody takes a legal step without a press of its own.
  if (event.repeat && !MAY_REPEAT.has(key)) return;
  binding.run();
}

/** Starts listening; to be called once by the page. */
export function listenToKeys(): void {
  window.addEventListener('keydown', hear);
}
