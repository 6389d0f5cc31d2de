/** Tells a defect to the local error stream: where it happened, never with what data. */

/** Writes the kind of error and our own stack frames; messages may hold typed text and are left out. */
export function redactedReport(error: unknown, procedure: string): void {
  const name = error instanceof Error ? error.name : typeof error;
  const frames =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((line) => line.trimStart().startsWith('at '))
          .slice(0, 8)
          .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/[^ )]*\/([^/ )]+)\)?/g, '$1'))
      : [];
  process.stderr.write(`defect in ${procedure}: ${name}\n${frames.map((frame) => `  ${frame}\n`).join('')}`);
}
