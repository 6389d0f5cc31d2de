/** Keeps what a trial restore found beside the set: sealed for the desk, and in words for whoever holds the medium. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LowSync } from 'lowdb';
import { ok, type Result } from '#shared/lib/result';
import { writeDurable } from '../durable-file';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { SealedDocument, SealedWriteError } from '../sealed-document';
import type { TrialReport } from './backup-set';
import { REPORTS_FOLDER, reportPath, reportTextPath } from './set-layout';
import { onTarget } from './target-fault';

/** `words`: the report as a person reads it; it holds counts and digests only. */
export function saveReport(
  set: string,
  ring: KeyRing,
  report: TrialReport,
  words: string,
): Result<void, StoreFault> {
  const made = onTarget(() => mkdirSync(join(set, REPORTS_FOLDER), { recursive: true, mode: 0o700 }));
  if (!made.ok) return made;
  const told = writeDurable(reportTextPath(set, report.number), Buffer.from(words, 'utf8'));
  if (!told.ok) return told;
  try {
    new LowSync<TrialReport>(
      new SealedDocument(reportPath(set, report.number), ring, 'rsb/store/backup-report/1'),
      report,
    ).write();
    return ok(undefined);
  } catch (error) {
    if (error instanceof SealedWriteError) return { ok: false, error: error.fault };
    throw error;
  }
}
