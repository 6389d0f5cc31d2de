/**
 * How work on a bundle ends early. Inside streams it is thrown, because nothing else ends a stream; every function
 * that others call answers with a value.
 */
import { systemCode } from '#electron/store/file-fault';
import type { WorkerHooks } from '#electron/store/worker-jobs';
import type { BundleCode, BundleRefusal } from '#shared/bundle/codes';
import { err, ok, type Result } from '#shared/lib/result';

/** Somebody at the desk gave up waiting. Nothing was changed. */
export interface Cancelled {
  readonly code: 'CANCELLED';
}

export type BundleStop = BundleRefusal | Cancelled;

/** Asked between pieces of work, and told how far it is. */
export type BundleHooks = WorkerHooks;

export const UNHINDERED: BundleHooks = { cancelled: () => false, progress: () => undefined };

/** Thrown through streams; never leaves this folder. */
class Stopped extends Error {
  readonly stop: BundleStop;

  constructor(stop: BundleStop) {
    super(stop.code);
    this.stop = stop;
  }
}

/** Ends the work with a refusal. @throws always */
export function stopWith(code: BundleCode, more: Omit<BundleRefusal, 'code'> = {}): never {
  throw new Stopped({ code, ...more });
}

/** @throws when nobody waits any more */
export function goOn({ cancelled }: BundleHooks): void {
  if (cancelled()) throw new Stopped({ code: 'CANCELLED' });
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What the operating system said, as a refusal; a full disk has its own. @throws the error itself when it is a bug. */
export function diskStop(error: unknown, otherwise: BundleCode): BundleStop {
  if (error instanceof Stopped) return error.stop;
  const code = systemCode(error);
  if (code === null) throw error;
  return { code: FULL.has(code) ? 'B34_DISK' : otherwise, detail: code };
}

/** Runs work that may stop; what the operating system throws becomes `onDisk`. */
export async function answering<T>(
  onDisk: BundleCode,
  run: () => Promise<T>,
): Promise<Result<T, BundleStop>> {
  try {
    return ok(await run());
  } catch (error) {
    return err(diskStop(error, onDisk));
  }
}

/** Runs one step whose failing on the disk has another code than the work around it. */
export async function orStop<T>(onDisk: BundleCode, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new Stopped(diskStop(error, onDisk));
  }
}

/** The value of an outcome. @throws its refusal, through streams */
export function orThrow<T>(outcome: Result<T, BundleStop>): T {
  if (outcome.ok) return outcome.value;
  throw new Stopped(outcome.error);
}
