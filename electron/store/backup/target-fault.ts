/**
 * Faults of a backup's medium, told apart from those of the store: a stick that was pulled out, is full or
 * write-protected must never read like damage to the records.
 */
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import { systemCode } from '../file-fault';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const DENIED = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The fault a thrown error of the medium stands for. @throws the error itself when it is a bug. */
export function targetFault(error: unknown): StoreFault {
  const code = systemCode(error);
  if (code === null) throw error;
  if (FULL.has(code)) return { code: 'TARGET_FULL' };
  return { code: DENIED.has(code) ? 'TARGET_READ_ONLY' : 'TARGET_MISSING' };
}

/** Runs operations on the medium and turns what they throw into its faults. */
export function onTarget<T>(run: () => T): Result<T, StoreFault> {
  try {
    return ok(run());
  } catch (error) {
    return err(targetFault(error));
  }
}

/** The same for operations that do not hold the thread. */
export async function overTarget<T>(run: () => Promise<T>): Promise<Result<T, StoreFault>> {
  try {
    return ok(await run());
  } catch (error) {
    return err(targetFault(error));
  }
}
