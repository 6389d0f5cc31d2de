/** A command of the palette. */
import type { Failure } from '#shared/contract/failure';

export interface PaletteCommand {
  readonly key: string;
  readonly label: string;
  /** Pinyin initials, e.g. `xjscdj`. */
  readonly initials: string;
  /** Resolves with what went wrong, `null` when it was done. */
  readonly run: () => Promise<Failure | null>;
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
