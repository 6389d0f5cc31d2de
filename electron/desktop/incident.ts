/**
 * The local report of a defect. Keeps what helps to find the mistake in the program (kind, code, functions and
 * lines) and leaves out the message and every path, because those can hold names, numbers and file names.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Incident {
  readonly at: string;
  readonly where: string;
  readonly kind: string;
  readonly code: string | null;
  readonly frames: readonly string[];
  readonly program: string;
}

/** `at name (/some/where/main.cjs:12:3)` becomes `name main.cjs:12:3`. */
function bareFrame(line: string): string {
  const place = /([^/\\(\s]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? '';
  const name = /^\s*at (?:async )?([\w.$<>]+) \(/.exec(line)?.[1] ?? '';
  return `${name} ${place}`.trim();
}

/** Describes an error without anything that a person typed. */
export function describeIncident(where: string, error: unknown, at: string, program: string): Incident {
  const known = error instanceof Error;
  const code = known && 'code' in error && typeof error.code === 'string' ? error.code : null;
  const lines = known ? (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line)) : [];
  return { at, where, kind: known ? error.name : typeof error, code, frames: lines.map(bareFrame), program };
}

/**
 * Writes a report into `folder` and gives its number, which the person can name when asking for help.
 * Synchronous, because it must be on disk before a failing program ends.
 */
export function writeIncident(folder: string, incident: Incident): string {
  const id = incident.at.replace(/\D/g, '').slice(0, 17);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `incident-${id}.json`), `${JSON.stringify(incident, null, 2)}\n`, {
    mode: 0o600,
  });
  return id;
}
