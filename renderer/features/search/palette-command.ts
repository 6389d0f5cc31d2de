/** A command of the palette. */

export interface PaletteCommand {
  readonly key: string;
  readonly label: string;
  /** Pinyin initials, e.g. `xjaj`. */
  readonly initials: string;
  readonly run: () => void;
}

/** Commands that fit what was typed: words of the label or the beginning of the initials. */
export function matchingCommands(
  commands: readonly PaletteCommand[],
  typed: string,
): readonly PaletteCommand[] {
  const text = typed
    .replace(/^[>》]/, '')
    .trim()
    .toLowerCase();
  if (text === '') return typed === '' ? [] : commands;
  return commands.filter(
    (command) => command.label.toLowerCase().includes(text) || command.initials.startsWith(text),
  );
}
