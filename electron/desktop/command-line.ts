/**
 * What the desk understands from its command line. Chromium's own switches stand among the words and are left
 * alone. Must never accept a secret: those come from a file or a file descriptor (architecture, section 5).
 */

export interface CommandLine {
  /** The words after `--desk`, or null when a window is wanted. */
  readonly desk: readonly string[] | null;
  /** Folder of the store, when it is not the usual one. */
  readonly vault: string | null;
  /** Folder for the program's own files, when it is not the usual one. */
  readonly userData: string | null;
}

function wordAfter(words: readonly string[], name: string): string | null {
  const at = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  const word = words[at];
  if (word === undefined) return null;
  return (word === name ? words[at + 1] : word.slice(name.length + 1)) ?? null;
}

/** Reads `process.argv`. Everything behind `--desk` belongs to the command and is not looked at here. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const at = argv.indexOf('--desk');
  const own = at === -1 ? argv : argv.slice(0, at);
  return {
    desk: at === -1 ? null : argv.slice(at + 1),
    vault: wordAfter(own, '--vault'),
    userData: wordAfter(own, '--user-data-dir'),
  };
}
