// @ts-check
// Progress words of the build scripts. They go to stderr, so that a script whose stdout is a result
// (npm run -s desk) stays clean. Must never print a secret: it only ever gets fixed words and file names.

/** Prints one line of progress. @param {string} words */
export function say(words) {
  process.stderr.write(`[登记工作台] ${words}\n`);
}

/**
 * A stop that the person can act on: printed without a stack trace by `main`.
 * Anything else that is thrown is a bug and keeps its trace.
 */
export class Stop extends Error {}

/**
 * Runs a script's body: its number is the exit code, a Stop is said plainly and exits with 1.
 * @param {() => Promise<number>} body
 */
export async function main(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
