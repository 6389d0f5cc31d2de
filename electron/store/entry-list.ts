/** Reads entries of an open store again from disk. What opening has seen must still be there. */
import type { EntryScanEnd, StationCheck } from './entry-scan';
import { FROM_BEGINNING, scanEntries } from './entry-scan';
import { damageFault, type StoreFault } from './faults';
import { fileFault, systemCode } from './file-fault';
import type { KeyRing } from './key-ring';
import { JOURNAL_FOLDER } from './layout';
import type { StoredEntry } from './store-types';

/** The disk no longer gives what it gave before: the journal was changed or failed under an open store. */
export class JournalReadError extends Error {
  readonly fault: StoreFault;

  constructor(fault: StoreFault) {
    super(`journal changed under the open store: ${fault.code}`);
    this.fault = fault;
  }
}

/** The first `count` entries. @throws JournalReadError when the disk gives fewer. */
export function* listEntries(
  dir: string,
  ring: KeyRing,
  check: StationCheck,
  count: number,
): Generator<StoredEntry, void, void> {
  const scan = scanEntries(dir, ring, check, FROM_BEGINNING);
  for (let given = 0; given < count; given += 1) {
    let step: IteratorResult<StoredEntry, EntryScanEnd | 'other-history'>;
    try {
      step = scan.next();
    } catch (error) {
      if (systemCode(error) === null) throw error;
      throw new JournalReadError(fileFault(error, JOURNAL_FOLDER));
    }
    if (step.done) throw new JournalReadError(endFault(step.value));
    yield { entry: step.value.entry, id: step.value.id };
  }
}

function endFault(end: EntryScanEnd | 'other-history'): StoreFault {
  if (end === 'other-history' || end.damage === null) return { code: 'IO_ERROR', where: JOURNAL_FOLDER };
  return damageFault(end.damage);
}
