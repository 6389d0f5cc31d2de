/**
 * Files that a person dropped on a window: where they lie is told by the preload alone, which has it from the system. It
 * waits here for the one call that takes it; the page never sees it, and cannot name a file itself.
 */

/** More files than one medium brings at once. */
const MOST = 1000;
/** Longer than any path of a file system. */
const LONGEST = 32_768;

export class DroppedFiles {
  readonly #waiting = new Map<string, readonly string[]>();

  /** What was dropped on a window, in the place of what was before; anything else than paths counts as nothing. */
  put(client: string, paths: unknown): void {
    const isSound = Array.isArray(paths) && paths.length <= MOST && paths.every(isPath);
    this.#waiting.set(client, isSound ? paths : []);
  }

  /** Gives it to who asks, once. */
  take(client: string): readonly string[] {
    const paths = this.#waiting.get(client) ?? [];
    this.#waiting.delete(client);
    return paths;
  }
}

const isPath = (path: unknown): path is string =>
  typeof path === 'string' && path !== '' && path.length <= LONGEST && !path.includes('\0');
