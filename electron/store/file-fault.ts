/**
 * Turns what the operating system throws into fault values. Only the name of the file inside the store
 * folder may leave this file, never its path.
 */
import { err, ok, type Result } from '#shared/lib/result';
import type { FileFault } from './faults';

/** EFBIG is the limit of one file's size: for the person at the desk the disk is full as well. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const DENIED = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The operating system's code of a thrown error, or null when it is no such error. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The fault a thrown error of the operating system stands for. @throws the error itself when it is a bug. */
export function fileFault(error: unknown, where: string): FileFault {
  const code = systemCode(error);
  if (code === null) throw error;
  if (FULL.has(code)) return { code: 'DISK_FULL', where };
  return { code: DENIED.has(code) ? 'ACCESS_DENIED' : 'IO_ERROR', where };
}

/** Runs file operations and turns what they throw into a fault of the file `where`. */
export function onDisk<T>(where: string, run: () => T): Result<T, FileFault> {
  try {
    return ok(run());
  } catch (error) {
    return err(fileFault(error, where));
  }
}

/** Runs steps that may fail without harm, such as clearing up after a fault. True when they went well. */
export function quietly(run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return false;
  }
}
