/**
 * Reading cannot answer with a fault everywhere: a fold, a list, a getter throw when a file no longer gives what
 * was written. Whoever stands at the boundary asks here what was thrown. A bug must never pass for a fault.
 */
import { err, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import { fileFault, systemCode } from '../file-fault';
import { JournalReadError } from '../journal/journal';
import { JOURNAL_FOLDER } from '../layout';
import { TablesDamaged } from '../tables/tables-damaged';

/** The fault that a thrown error of an open store stands for; null for anything else, which is a bug. */
export function thrownFault(error: unknown): StoreFault | null {
  if (error instanceof JournalReadError) return error.fault;
  return error instanceof TablesDamaged ? error.fault : null;
}

/** Runs an act that answers with a result: a fault thrown inside is its answer too. Bugs are thrown. */
export function orFault<R>(act: () => Result<R, StoreFault>): Result<R, StoreFault> {
  try {
    return act();
  } catch (error) {
    const fault = thrownFault(error);
    if (fault === null) throw error;
    return err(fault);
  }
}

/** Runs a reading of the journal: what the operating system throws is a fault of reading. */
export function readable<R>(read: () => R): R {
  try {
    return read();
  } catch (error) {
    if (systemCode(error) === null) throw error;
    throw new JournalReadError(fileFault(error, JOURNAL_FOLDER));
  }
}
