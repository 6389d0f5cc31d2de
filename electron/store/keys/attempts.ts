/**
 * Wrong passphrases: counted per tag in the file `attempts`, so that closing the program does not start
 * the count anew. From the fifth failure on a growing delay; after the tenth the account is held until
 * somebody who may do so releases it. It needs no key, so whoever can change files can remove it: it slows a
 * person at the desk, the passphrase stretching slows one with a copy.
 */
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Instant } from '#shared/domain/local-date';
import { canonicalJson } from '#shared/lib/canonical-json';
import { ok, type Result } from '#shared/lib/result';
import { readDurable, writeDurable } from '../durable-file';
import type { FileFault } from '../faults';
import { ATTEMPTS_FILE } from '../layout';
import { madeOnce } from '../made-once';
import type { FailedSignIns } from '../store-types';

/** Failures from which on there is a delay. */
const FREE_FAILURES = 5;
const FIRST_DELAY_S = 60;
const LONGEST_DELAY_S = 1800;
/** Failures after which waiting alone does not help any more. */
const HELD_FAILURES = 10;
/** Failures kept with their time per tag; the count goes on beyond. */
const KEPT_INSTANTS = 200;
/** All accounts without a slot share one line, or the file could be made to grow without end. */
export const UNKNOWN_TAG = 'unknown';
/** Slips that did not open the store share one line: nobody can guess them, but that it was tried is told. */
export const SLIPS_TAG = 'slips';

const fileSchema = madeOnce(() => {
  const instant = z.pipe(
    z.string().check(z.refine((text) => Number.isFinite(Date.parse(text)))),
    z.transform((text: string) => text as Instant),
  );
  const lineSchema = z.readonly(
    z.strictObject({
      /** Failures since the last success. */
      failures: z.int().check(z.nonnegative()),
      last: instant,
      notBefore: instant,
      /** Failures that the journal does not have yet. */
      unrecorded: z.readonly(z.array(instant)),
    }),
  );
  return z.readonly(z.strictObject({ format: z.literal(1), tags: z.record(z.string(), lineSchema) }));
});

type Attempts = z.infer<ReturnType<typeof fileSchema>>;
type Line = Attempts['tags'][string];

/** Seconds of delay after so many failures in a row: one minute, doubling up to half an hour. */
function delayAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_DELAY_S * 2 ** (failures - FREE_FAILURES), LONGEST_DELAY_S);
}

const later = (now: Instant, seconds: number): Instant =>
  new Date(Date.parse(now) + seconds * 1000).toISOString() as Instant;

function parse(bytes: Uint8Array): Attempts | null {
  try {
    const parsed = fileSchema().safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The counts of a store folder. A damaged file counts as none: it must not lock everybody out for ever. */
function readAttempts(dir: string): Result<Attempts, FileFault> {
  const read = readDurable(join(dir, ATTEMPTS_FILE), parse);
  if (!read.ok) return read;
  return ok('value' in read.value ? read.value.value : { format: 1, tags: {} });
}

function writeAttempts(dir: string, attempts: Attempts): Result<void, FileFault> {
  const bytes = Buffer.from(`${canonicalJson(attempts)}\n`, 'utf8');
  return writeDurable(join(dir, ATTEMPTS_FILE), bytes);
}

/** The same counts for another folder, flushed before this returns. */
export function copyAttempts(from: string, to: string): Result<void, FileFault> {
  const read = readAttempts(from);
  return read.ok ? writeAttempts(to, read.value) : read;
}

function writeLine(dir: string, attempts: Attempts, tag: string, line: Line): Result<void, FileFault> {
  return writeAttempts(dir, { format: 1, tags: { ...attempts.tags, [tag]: line } });
}

/** Whether a line is held. What stands for nobody in particular is not: nobody could release it. */
const isHeld = (tag: string, line: Line): boolean =>
  line.failures >= HELD_FAILURES && tag !== UNKNOWN_TAG && tag !== SLIPS_TAG;

/** Seconds to wait before the next try, 0 when it may be made, `held` when waiting does not help. A clock set
 * backwards neither opens the gate (the delay starts anew) nor locks longer than the delay itself. */
export function secondsToWait(dir: string, tag: string, now: Instant): Result<number | 'held', FileFault> {
  const read = readAttempts(dir);
  if (!read.ok) return read;
  const line = read.value.tags[tag];
  if (line === undefined || line.failures < FREE_FAILURES) return ok(0);
  if (isHeld(tag, line)) return ok('held');
  if (now < line.last) {
    const delay = delayAfter(line.failures);
    const written = writeLine(dir, read.value, tag, { ...line, last: now, notBefore: later(now, delay) });
    return written.ok ? ok(delay) : written;
  }
  return ok(Math.max(0, Math.ceil((Date.parse(line.notBefore) - Date.parse(now)) / 1000)));
}

/** Counts a wrong passphrase. */
export function recordFailure(dir: string, tag: string, now: Instant): Result<void, FileFault> {
  const read = readAttempts(dir);
  if (!read.ok) return read;
  const line = read.value.tags[tag];
  const failures = (line?.failures ?? 0) + 1;
  const unrecorded = [...(line?.unrecorded ?? []), now].slice(-KEPT_INSTANTS);
  return writeLine(dir, read.value, tag, {
    failures,
    last: now,
    notBefore: later(now, delayAfter(failures)),
    unrecorded,
  });
}

/** Tags of the accounts that are held. */
export function heldTags(dir: string): Result<readonly string[], FileFault> {
  const read = readAttempts(dir);
  if (!read.ok) return read;
  return ok(Object.entries(read.value.tags).flatMap(([tag, line]) => (isHeld(tag, line) ? [tag] : [])));
}

/** Ends the count: after a right passphrase, two slips or a release. The failures stay until the journal has
 * them. */
export function endCount(dir: string, tag: string): Result<void, FileFault> {
  const read = readAttempts(dir);
  if (!read.ok) return read;
  const line = read.value.tags[tag];
  if (line === undefined || line.failures === 0) return ok(undefined);
  return writeLine(dir, read.value, tag, { ...line, failures: 0 });
}

/** Failures that the journal does not have yet. */
export function unrecordedFailures(dir: string): Result<readonly FailedSignIns[], FileFault> {
  const read = readAttempts(dir);
  if (!read.ok) return read;
  const lines = Object.entries(read.value.tags).map(([tag, line]) => ({ tag, at: line.unrecorded }));
  return ok(lines.filter((line) => line.at.length > 0));
}

/** Forgets the failures that the journal has now; running counts and delays stay. */
export function forgetFailures(dir: string): Result<void, FileFault> {
  const read = readAttempts(dir);
  if (!read.ok) return read;
  const tags = Object.entries(read.value.tags)
    .filter(([, line]) => line.failures > 0)
    .map(([tag, line]) => [tag, { ...line, unrecorded: [] }] as const);
  if (Object.keys(read.value.tags).length === 0) return ok(undefined);
  return writeAttempts(dir, { format: 1, tags: Object.fromEntries(tags) });
}
