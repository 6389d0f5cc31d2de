/**
 * What the keys of the present screen do: pages and dialogs register here, the shell's one listener asks
 * here. Nothing listens to the keyboard itself in this file, and a key never acts through an open dialog.
 */

export interface KeyBinding {
  /** `Ctrl+Enter`, `Ctrl+Shift+Tab`, `ArrowDown`, `J`, `/`. Single keys act only outside typed fields. */
  readonly key: string;
  /** What it does, as the list of shortcuts shows it. */
  readonly label: string;
  readonly run: () => void;
  /** `page` bindings rest while a dialog is open; `always` ones do not. */
  readonly where: 'page' | 'dialog' | 'always';
}

const bindings: KeyBinding[] = [];

/** Adds a binding; the newest wins. Gives the function that removes it. */
export function addBinding(binding: KeyBinding): () => void {
  bindings.push(binding);
  return () => {
    const index = bindings.indexOf(binding);
    if (index >= 0) bindings.splice(index, 1);
  };
}

/** The bindings that would act now, newest first, one for each key. */
export function activeBindings(dialogOpen: boolean): readonly KeyBinding[] {
  const byKey = new Map<string, KeyBinding>();
  for (const binding of bindings.toReversed()) {
    if (binding.where !== 'always' && (binding.where === 'dialog') !== dialogOpen) continue;
    if (!byKey.has(binding.key)) byKey.set(binding.key, binding);
  }
  return [...byKey.values()];
}

/** The name of a pressed key as bindings write it. */
export function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (event.key.length > 1 || event.ctrlKey || event.altKey);
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}
