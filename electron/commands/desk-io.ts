/** What a command may use of the outside: results on stdout as JSON lines, words on stderr, secrets never as arguments. */
import { readFileSync, writeSync } from 'node:fs';
import type { Application } from '#electron/application';
import type { Printing } from '#electron/ports';

/** Exit codes: done, refusal, fault, wrong usage. */
export const EXIT = { done: 0, refusal: 1, fault: 2, usage: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A desk window that is never shown, on a running application. */
export interface Screens {
  /** Calls a procedure from the page, as the person at the screen would. */
  call(name: string, input: unknown): Promise<unknown>;
  /** PNG of a route of the desk, e.g. `/worklist`. */
  picture(route: string): Promise<Uint8Array>;
  close(): void;
}

/** What a door with Electron gives the demo; the plain command line has none. */
export interface DemoWindow {
  readonly printing: Printing;
  openScreens(application: Application): Promise<Screens>;
}

export interface DeskIo {
  /** One JSON line, written through before it returns: a result that was told is a result that is kept. */
  result(value: unknown): void;
  /** Words for a person. */
  say(words: string): void;
  readonly env: { readonly [name: string]: string | undefined };
  readonly cwd: string;
  /** Folder of the shipped samples. */
  readonly samples: string;
}

/** The process's own streams. */
export function processIo(samples: string): DeskIo {
  return {
    result: (value) => writeAll(1, `${JSON.stringify(value)}\n`),
    say: (words) => writeAll(2, `${words}\n`),
    env: process.env,
    cwd: process.cwd(),
    samples,
  };
}

function writeAll(stream: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(stream, bytes, at);
    } catch (error) {
      // A full pipe is not a failure: its reader is only slower than we are.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

/** A secret from a file, a file descriptor or the environment; never from the arguments. */
export function secretFrom(
  io: DeskIo,
  sources: { readonly file: string | undefined; readonly fd: string | undefined; readonly variable: string },
): string | null {
  if (sources.file !== undefined) return readFileSync(sources.file, 'utf8').trim();
  if (sources.fd !== undefined) return readFileSync(Number(sources.fd), 'utf8').trim();
  return io.env[sources.variable] ?? null;
}
