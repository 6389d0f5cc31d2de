/**
 * Takes a bundle in as it was previewed: attachments first, then what the region signed, all records and the entry that
 * closes them as one batch, then the fold held against the preview (checks 26 to 28). Everything or nothing.
 */
import { statfs } from 'node:fs/promises';
import type { LongWork } from '#electron/services/desk/long-work';
import { doneBy } from '#electron/services/desk/record';
import { stationAct } from '#electron/services/desk/station-act';
import {
  answered,
  bundleFailure,
  commandReused,
  deskClosed,
  refusal,
  storeFault,
} from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { StoreFault } from '#electron/store/faults';
import type { StagedBlob } from '#electron/store/staged-blob';
import { Turns } from '#electron/store/turns';
import { deliver } from '#electron/sync/bundle/read-bundle';
import { bundleKey } from '#shared/bundle/header';
import { numberTo } from '#shared/bundle/spoken';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer, Failure } from '#shared/contract/failure';
import type { ImportPlan } from '#shared/contract/sync-views';
import { isEnrolled } from './agencies';
import { notEnrolled } from './alone';
import { type Backup, backUpFirst, noteUnbacked } from './backup-first';
import { planPacked } from './check';
import { caseDigest } from './dry-run';
import { hooksOf } from './exchange';
import { haltWriting } from './halted';
import { importedView } from './incoming';
import { receivedRecords } from './new-record';
import { headsHere } from './news';
import type { Planned } from './planned';
import { isSamePerson, secondSupervisor } from './second-supervisor';
import { dropStaged } from './staged-bundles';
import { takeReleased } from './take-released';
import { keepInboxes, tellMovedClocks } from './trust';
import { wakeWaiting } from './wake-waiting';

/** Free space that is left in any case. */
const RESERVE_BYTES = 64 * 1024 * 1024;
/** Records of a bundle whose folding would be felt at an opening. */
const LARGE = 512;
/** How much more than its plain size an import may need. */
const ROOM_TIMES = 3;

const notPlanned = (): Answer<never> =>
  refusal('BUNDLE_UNKNOWN', '这个数据包还没有预览，没有导入。', '请先校验并预览，再确认导入。');

/** The preview that is meant: the one that was shown. */
function plannedOf({ desk }: SignedInCall, bundleId: string, hash: string): Answer<Planned> {
  const { exchanging } = desk;
  if (exchanging.planOf(bundleId) === undefined) return notPlanned();
  const planned = exchanging.planOf(bundleId, hash);
  return planned === undefined ? bundleFailure({ code: 'B33_PLAN_STALE' }) : answered(planned);
}

/** The preview with who agreed to it. */
export const planView = ({ view, secondBy }: Planned): ImportPlan => ({ ...view, secondBy });

export const plan: SessionService<'sync.plan'> = (call, { bundleId, group, page }) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  const planned = call.desk.exchanging.planOf(bundleId);
  if (planned === undefined) return notPlanned();
  const rows = planned.rows.filter((row) => row.group === group);
  const from = page * ROWS;
  return answered({ plan: planView(planned), total: rows.length, items: rows.slice(from, from + ROWS) });
};

const ROWS = 50;

/** A second supervisor agrees beside the one who is signed in and confirms the import. */
export const agree: SessionService<'sync.agree'> = async (call, input) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  const before = plannedOf(call, input.bundleId, input.plan);
  if (!before.ok) return before;
  const second = await secondSupervisor(call, input);
  if (!second.ok) return second;
  const planned = plannedOf(call, input.bundleId, input.plan);
  if (!planned.ok) return planned;
  planned.value.secondBy = input.second;
  call.desk.tell('sync');
  return answered({ plan: planView(planned.value) });
};

export const apply: SessionService<'sync.apply'> = async (call, input) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  const done = doneBy(call.store, input.commandId);
  if (done) return done.procedure === 'sync.apply' ? appliedBefore(call, input.bundleId) : commandReused();
  const planned = plannedOf(call, input.bundleId, input.plan);
  if (!planned.ok) return planned;
  const { view, secondBy } = planned.value;
  if (view.secondNeeded && secondBy === null)
    return bundleFailure({ code: 'G01_SECOND', because: planned.value.because });
  if (secondBy !== null && isSamePerson(call.store.views, secondBy, call.session.account))
    return refusal(
      'SECOND_PERSON',
      '确认导入的人与同意导入的人不能是同一人，没有导入。',
      '请由另一名主管确认导入。',
    );
  const backup = await backUpFirst(call, input);
  if (!backup.ok) return asOfTheImport(backup.failure);
  if (call.desk.store !== call.store) return deskClosed();
  const applied = await call.desk.exchanging.run('apply', (work) =>
    applyPlanned(call, input, planned.value, backup.value, work),
  );
  return applied.ok ? answered({ ...applied.value, backup: backup.value }) : applied;
};

/** The same press again. */
function appliedBefore(call: SignedInCall, bundleId: string) {
  const known = call.store.tables.get('bundles', bundleId);
  if (known?.direction !== 'in' || known.imported === null) return commandReused();
  const backup = { number: null, because: '' };
  return answered({ bundle: importedView(call, known), newCases: 0, changedCases: 0, conflicts: 0, backup });
}

async function applyPlanned(
  call: SignedInCall,
  input: ParsedInput<'sync.apply'>,
  shown: Planned,
  backup: Backup,
  work: LongWork,
) {
  const { desk, store } = call;
  const fresh = await unchanged(call, shown, work);
  if (!fresh.ok) return fresh;
  const planned = fresh.value;
  const room = await roomFor(call, planned);
  if (!room.ok) return room;
  const blobs = await takeBlobs(call, planned, work);
  if (!blobs.ok) return blobs;
  const kept = await keepInboxes(
    store,
    planned.events.flatMap((event) => recordsOf(event)),
  );
  if (!kept.ok) return kept;
  if (desk.store !== store) return deskClosed();
  const { signal } = work.stop;
  if (signal.aborted) return storeFault({ code: 'CANCELLED' });
  // What is believed of stations stands before their records: whoever checks the journal reads it forward.
  const act = { ...closingAct(call, input, planned, backup), first: planned.events };
  const received = await desk.receive(act, call.caller, {
    records: planned.news.records.length,
    items: receivedRecords(planned.news.records),
    signal,
    onProgress: (records) => {
      work.share = 0.4 + (0.6 * records) / Math.max(1, planned.news.records.length);
    },
  });
  if (!received.ok) return writeFault(received.error);
  noteUnbacked(call, input.commandId, planned.view, backup);
  desk.exchanging.planned.delete(bundleKey(planned.open.header));
  return finish(call, planned);
}

const recordsOf = (event: Planned['events'][number]) => (event.type === 'trustReceived' ? event.records : []);

/** Check 26: what was previewed is what would be done now. */
async function unchanged(call: SignedInCall, shown: Planned, work: LongWork): Promise<Answer<Planned>> {
  if (call.store.count === shown.count) return answered(shown);
  const again = await planPacked(call, shown.open, shown.files, shown.packed, work.stop.signal);
  if (call.desk.store !== call.store) return deskClosed();
  const { planned } = call.desk.exchanging;
  if (!again.ok) {
    if (again.error.is === 'cancelled') return storeFault({ code: 'CANCELLED' });
    planned.delete(bundleKey(shown.open.header));
    return bundleFailure({ code: 'B33_PLAN_STALE' });
  }
  const { value } = again;
  call.desk.exchanging.hold(value);
  if (value.view.hash !== shown.view.hash) return bundleFailure({ code: 'B33_PLAN_STALE' });
  value.secondBy = shown.secondBy;
  return answered(value);
}

/** Check 27, first half. */
async function roomFor({ desk }: SignedInCall, { open }: Planned): Promise<Answer<null>> {
  const { bavail, bsize } = await statfs(desk.ports.paths.vault);
  return bavail * bsize < ROOM_TIMES * open.header.plainBytes + RESERVE_BYTES
    ? bundleFailure({ code: 'B34_DISK' })
    : answered(null);
}

/** Puts attachments into the store: before an entry names them, and harmless when none ever does. */
async function takeBlobs(call: SignedInCall, planned: Planned, work: LongWork): Promise<Answer<null>> {
  if (planned.blobs.size === 0) return answered(null);
  const { store, desk } = call;
  let arriving: { readonly hash: string; readonly blob: StagedBlob } | null = null;
  let fault: StoreFault | null = null;
  const finish = async (): Promise<void> => {
    const last = arriving;
    arriving = null;
    const finished = await last?.blob.finish();
    if (finished && !finished.ok) fault = finished.error;
  };
  const given = await deliver(
    planned.open,
    async (frame) => {
      if (frame.is !== 'blob' || fault !== null || desk.store !== store) return;
      const { hash, offset, bytes } = frame.chunk;
      if (!planned.blobs.has(hash as never)) return;
      if (offset === 0) {
        await finish();
        const staged = await store.stageBlob();
        if (!staged.ok) fault = staged.error;
        else arriving = { hash, blob: staged.value };
      }
      const written = await (arriving as { readonly blob: StagedBlob } | null)?.blob.write(bytes);
      if (written && !written.ok) fault = written.error;
    },
    hooksOf(work, 0, 0.4),
  );
  if (desk.store !== store) return deskClosed();
  if (given.ok && fault === null) await finish();
  await (arriving as { readonly blob: StagedBlob } | null)?.blob.discard();
  if (fault !== null) return writeFault(fault);
  if (given.ok) return answered(null);
  return given.error.code === 'CANCELLED' ? storeFault({ code: 'CANCELLED' }) : bundleFailure(given.error);
}

/** A fault of the disk in the words of the checks; others in their own. */
const writeFault = (fault: StoreFault): Answer<never> => ofTheDisk(fault.code) ?? storeFault(fault);

/** The same of what was written before the import itself. */
const asOfTheImport = (failure: Failure): Answer<never> => ofTheDisk(failure.code) ?? { ok: false, failure };

function ofTheDisk(code: string): Answer<never> | null {
  if (code === 'DISK_FULL') return bundleFailure({ code: 'B34_DISK' });
  return code === 'IO_ERROR' || code === 'ACCESS_DENIED' ? bundleFailure({ code: 'B35_WRITE' }) : null;
}

/** The entry that closes the import: with it everything counts. */
function closingAct(
  { session, store }: SignedInCall,
  { commandId }: ParsedInput<'sync.apply'>,
  { open, news, view, receipts, secondBy, blobs, dispositions, lacking, opened }: Planned,
  backup: Backup,
) {
  const { header, sound } = open;
  // A station that is revoked acknowledges nothing and counts no numbers, whoever holds its key.
  const isRevoked = open.sender.revoked !== null;
  const filled = [...news.filled];
  return stationAct(
    { actor: session.account, role: 'SUPERVISOR', procedure: 'sync.apply', commandId },
    ...receipts.map((receipt) => ({
      type: 'receiptTaken' as const,
      receipt,
      acknowledged: headsHere(store, news, receipt.have),
    })),
    {
      type: 'bundleImported',
      bundleId: header.bundleId,
      wholeHash: header.wholeHash,
      kind: header.kind,
      agency: header.fromOrg,
      station: header.station,
      pairSeq: isRevoked || header.to.length === 0 ? null : numberTo(header, store.views),
      planHash: view.hash,
      approvedBy: session.account,
      secondBy,
      entries: news.entries,
      stubs: news.stubs,
      blobs: blobs.size,
      have: isRevoked ? [] : headsHere(store, news, sound.manifest.have),
      counts: dispositions,
      ranges: news.ranges,
      ...(lacking.length === 0 ? {} : { lacking }),
      ...(opened.length === 0 ? {} : { opened }),
      ...(filled.length === 0 ? {} : { filled }),
      ...(backup.number === null ? { unbacked: backup.because } : {}),
    },
  );
}

/** Check 28: the fold came to what was previewed. Nobody writes meanwhile. */
async function selfCheck({ desk, store }: SignedInCall, { after }: Planned): Promise<boolean> {
  const { exchanging } = desk;
  if (desk.store !== store) return true;
  exchanging.writing = 'checking';
  const turns = new Turns();
  for (const [of, digest] of after) {
    if (caseDigest(store.tables.get('cases', of)) !== digest) {
      haltWriting(desk);
      return false;
    }
    if (!turns.due) continue;
    await turns.next();
    // Whoever locked the desk has freed it, too.
    if (desk.store !== store) return true;
  }
  exchanging.writing = 'free';
  return true;
}

/** What follows an import. */
async function finish(call: SignedInCall, planned: Planned) {
  const { desk, store } = call;
  if (!(await selfCheck(call, planned))) return bundleFailure({ code: 'B36_SELF_CHECK' });
  if (desk.store !== store) return deskClosed();
  await dropStaged(call, planned);
  const by = { actor: call.session.account, role: 'SUPERVISOR' as const, procedure: 'sync.apply' };
  const records = planned.events.flatMap((event) => recordsOf(event));
  const moved = await tellMovedClocks(call, by, records);
  if (!moved.ok) return moved;
  // New trust may make entries count that came long ago.
  const taken = await takeReleased(call, planned.events.length === 0 ? planned.after.keys() : null);
  if (desk.store !== store) return deskClosed();
  // What could not be written now is taken with the next bundle: the import is done, and says so.
  if (!taken.ok) desk.exchanging.hasCaughtUp = false;
  wakeWaiting(call);
  desk.tell('sync');
  // Whoever leaves as soon as it is done does not wait for all of it to be folded again at the next opening.
  if (planned.news.records.length >= LARGE) await store.snapshot().catch(() => undefined);
  if (desk.store !== store) return deskClosed();
  const known = store.tables.get('bundles', planned.open.header.bundleId);
  if (known?.direction !== 'in') throw new Error('a bundle that was taken in is not in the views');
  const { newCases, changedCases, conflicts } = planned.view.counts;
  return answered({ bundle: importedView(call, known), newCases, changedCases, conflicts });
}
