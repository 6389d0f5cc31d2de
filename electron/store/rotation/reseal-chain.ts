/**
 * Copies the records of a journal into one under other keys: the same kinds, summaries and contents in the same
 * order, so that entries, signatures and seals are what they were. Only the sealing and the file chain are new.
 */
import type { BlobHash } from '#shared/domain/ids';
import type { CutPlace } from '#shared/journal/security-events';
import { err, ok, type Result } from '#shared/lib/result';
import { carryBegin } from '../archive/journal-begin';
import type { StoreFault } from '../faults';
import { fileFault, systemCode } from '../file-fault';
import {
  Journal,
  type JournalPoint,
  type JournalRecord,
  type NewRecord,
  type ScanEnd,
  scanJournal,
} from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { JOURNAL_FOLDER } from '../layout';
import { CASE_CHAIN, openEntry } from '../session/entry-text';
import type { WorkerHooks } from '../worker-jobs';

/** Records that are handed over at once. */
const BATCH = 2048;

/** A journal of a store folder and the keys it is sealed under. */
export interface ChainFolder {
  readonly dir: string;
  readonly ring: KeyRing;
}

/** What a copy came to: where the new journal ends, and the attachments that the copied entries name. */
export interface ChainResealed {
  readonly point: JournalPoint;
  readonly attachments: ReadonlySet<BlobHash>;
}

/** What was read back is not what was written. */
const differing: StoreFault = { code: 'IO_ERROR', where: JOURNAL_FOLDER };

/** The attachments that an entry of the cases names; entries of the security journal have none. */
const attachmentsOf = (record: NewRecord): readonly BlobHash[] =>
  record.kind === 'entry'
    ? openEntry(record.content, CASE_CHAIN).entry.attachments.map(({ hash }) => hash)
    : [];

async function write(
  fresh: Journal,
  records: readonly NewRecord[],
  attachments: Set<BlobHash>,
): Promise<StoreFault | null> {
  for (const record of records) for (const hash of attachmentsOf(record)) attachments.add(hash);
  return (await fresh.appendAll(records)).fault;
}

const asNew = ({ kind, summary, content }: JournalRecord): NewRecord => ({
  kind,
  summary,
  content: content(),
});

/** What is asked of the copy of a log, which can be cut: `cut` was ordered and not carried out yet, null when there is
 * none. */
export interface LogCopy {
  readonly cut: CutPlace | null;
}

type Records = Generator<JournalRecord, ScanEnd, void>;

/** The records that are copied: all of them, or those that a cut leaves. */
function* kept(records: Records, log: LogCopy | null): Records {
  const first = log?.cut?.segment ?? 0;
  for (;;) {
    const step = records.next();
    if (step.done) return step.value;
    if (step.value.place.segment >= first) yield step.value;
  }
}

/** Records that are written together. */
interface Batch {
  readonly records: readonly NewRecord[];
  /** Number of the last of them. */
  readonly number: number;
  /** Here a segment ended with a seal, and the log can be cut later: the copy's must end here too. */
  readonly isPlaceOfCuts: boolean;
}

function* batchesOf(records: Records, log: LogCopy | null): Generator<Batch, ScanEnd, void> {
  let batch: NewRecord[] = [];
  let last: JournalRecord | null = null;
  for (;;) {
    const step = records.next();
    const isEnd = step.done || (last !== null && step.value.place.segment !== last.place.segment);
    const isPlaceOfCuts = isEnd && log !== null && last?.kind === 'seal';
    if (last !== null && (step.done || isPlaceOfCuts || batch.length >= BATCH)) {
      yield { records: batch, number: last.number, isPlaceOfCuts };
      batch = [];
    }
    if (step.done) return step.value;
    last = step.value;
    batch.push(asNew(last));
  }
}

/** Copies a journal up to `until` into an empty folder, reads both back and compares them. `log`: null for the chain
 * of the cases, which is never cut. */
export async function resealChain(
  from: ChainFolder,
  to: ChainFolder,
  until: JournalPoint,
  hooks: WorkerHooks,
  log: LogCopy | null,
): Promise<Result<ChainResealed | 'cancelled', StoreFault>> {
  const opened = Journal.open(to.dir, to.ring, null);
  if (!opened.ok) return opened;
  const fresh = opened.value;
  const attachments = new Set<BlobHash>();
  try {
    const batches = batchesOf(kept(scanJournal(from.dir, from.ring, { until }), log), log);
    for (;;) {
      const step = batches.next();
      if (step.done) {
        const { damage } = step.value;
        if (damage !== null) return err({ code: 'JOURNAL_DAMAGED', damage });
        break;
      }
      const fault = await write(fresh, step.value.records, attachments);
      if (fault !== null) return err(fault);
      if (step.value.isPlaceOfCuts) fresh.endSegment();
      if (hooks.cancelled()) return ok('cancelled');
      hooks.progress((step.value.number / until.count) * WRITTEN);
    }
    const { point } = fresh;
    fresh.close();
    const begun = carryBegin(from, to, log?.cut ?? null);
    if (!begun.ok) return begun;
    const old = kept(scanJournal(from.dir, from.ring, { until }), log);
    const copy = scanJournal(to.dir, to.ring, { until: point });
    const same = isSame(old, copy, until, hooks);
    if (same === 'cancelled') return ok('cancelled');
    return same ? ok({ point, attachments }) : err(differing);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return err(fileFault(error, JOURNAL_FOLDER));
  } finally {
    fresh.close();
  }
}

/** Share of the work that writing is; the rest is reading back. */
const WRITTEN = 0.6;

/** Whether two journals hold the same records, read from disk. */
function isSame(old: Records, copy: Records, until: JournalPoint, hooks: WorkerHooks): boolean | 'cancelled' {
  for (;;) {
    const [one, other] = [old.next(), copy.next()];
    if (one.done || other.done)
      return (
        one.done === true && other.done === true && one.value.damage === null && other.value.damage === null
      );
    if (!isSameRecord(one.value, other.value)) return false;
    if (one.value.number % BATCH !== 0) continue;
    if (hooks.cancelled()) return 'cancelled';
    hooks.progress(WRITTEN + (one.value.number / until.count) * (1 - WRITTEN));
  }
}

const isSameRecord = (one: JournalRecord, other: JournalRecord): boolean =>
  one.kind === other.kind &&
  Buffer.from(one.summary).equals(other.summary) &&
  Buffer.from(one.content()).equals(other.content());

/** Copies what a closed journal has after a point to the end of its copy, and reads it back. */
export async function resealRest(
  from: ChainFolder,
  after: JournalPoint,
  to: ChainFolder,
  end: JournalPoint,
): Promise<Result<ChainResealed, StoreFault>> {
  const old = Journal.open(from.dir, from.ring, after, { readOnly: true });
  if (!old.ok) return old;
  const attachments = new Set<BlobHash>();
  let fresh: Journal | null = null;
  let back: Journal | null = null;
  try {
    const { tail, damage, pointFound } = old.value.opened;
    if (damage !== null) return err({ code: 'JOURNAL_DAMAGED', damage });
    const opened = Journal.open(to.dir, to.ring, end);
    if (!opened.ok) return opened;
    fresh = opened.value;
    if (!pointFound || !fresh.opened.pointFound || fresh.opened.tail.length > 0) return err(differing);
    const fault = await write(fresh, tail.map(asNew), attachments);
    if (fault !== null) return err(fault);
    const { point } = fresh;
    fresh.close();
    const read = Journal.open(to.dir, to.ring, end, { readOnly: true });
    if (!read.ok) return read;
    back = read.value;
    const copied = back.opened.tail;
    const same =
      copied.length === tail.length &&
      tail.every((record, at) => {
        const copy = copied[at];
        return copy !== undefined && isSameRecord(record, copy);
      });
    return same ? ok({ point, attachments }) : err(differing);
  } finally {
    for (const journal of [old.value, fresh, back]) journal?.close();
  }
}
