/**
 * Tries a backup, as a job of the store's worker: copies it out, checks every record, signature, seal and
 * attachment, folds everything anew, and holds the state against what the desk had. What it finds is a report; a
 * fault means that it could not be tried.
 */
import { rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listId } from '#electron/store/backup/backup-list';
import type { TrialOrder } from '#electron/store/backup/backup-runs';
import { setIn, type TrialReport } from '#electron/store/backup/backup-set';
import { type BackupContent, copyOut, openBackup } from '#electron/store/backup/copy-out';
import { saveReport } from '#electron/store/backup/save-report';
import { faultMessage } from '#electron/store/fault-messages';
import type { StoreFault } from '#electron/store/faults';
import { onDisk } from '#electron/store/file-fault';
import { findingText } from '#electron/store/finding-text';
import { KeyRing } from '#electron/store/key-ring';
import { readKeys } from '#electron/store/keys/key-file';
import { SECURITY_FOLDER, SNAPSHOT_FOLDER } from '#electron/store/layout';
import { checkStore } from '#electron/store/session/check-store';
import { CASE_CHAIN, SECURITY_CHAIN } from '#electron/store/session/entry-text';
import { type OpenStateOptions, openState } from '#electron/store/session/open-state';
import { securityRing } from '#electron/store/session/security-journal';
import { lastSeqsOf, stationKeysOf, stationOf } from '#electron/store/session/station-keys';
import type { VerifyReport } from '#electron/store/store-types';
import { TABLES_FOLDER } from '#electron/store/tables/pack-format';
import type { WorkerHooks, WorkerParts } from '#electron/store/worker-jobs';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { TableMap } from '#shared/journal/fold';
import { SECURITY_FOLD } from '#shared/journal/security-fold';
import { err, ok, type Result } from '#shared/lib/result';
import { reportText } from './report-text';
import { stateHashOf } from './state-hash';

/** Shares of the work, for telling how far it is. */
const COPIED = 0.3;
const CHECKED = 0.7;

/** What the index made anew may need beside the copied files, in parts of their bytes. */
const INDEX_SHARE = 1 / 2;
/** How a fault calls what is tried. */
const TRIED = '试恢复的副本';

type Finding = Pick<
  TrialReport,
  'clean' | 'finding' | 'damaged' | 'entries' | 'signatures' | 'attachments' | 'head' | 'stateHash'
>;

const NOTHING = { entries: 0, signatures: 0, attachments: 0, head: '', stateHash: '' };

const partOf = (hooks: WorkerHooks, from: number, to: number): WorkerHooks => ({
  cancelled: () => hooks.cancelled(),
  progress: (share) => hooks.progress(from + (to - from) * share),
});

/** Opens a chain of the copy when nothing but its journal is believed: that makes its index. */
async function openAnew<D, T extends TableMap>(options: Omit<OpenStateOptions<D, T>, 'readOnly'>) {
  for (const cache of [SNAPSHOT_FOLDER, TABLES_FOLDER])
    rmSync(join(options.dir, cache), { recursive: true, force: true });
  const opened = await openState({ ...options, readOnly: false });
  if (opened.ok) opened.value.journal.close();
  return opened;
}

/** The state that the copied journal gives. */
async function foldAnew(
  { folder, stays }: TrialOrder,
  ring: KeyRing,
  station: ReturnType<typeof stationOf>,
  onProgress: (entries: number) => void,
): Promise<Result<{ readonly stateHash: string; readonly entries: number }, StoreFault>> {
  const opened = await openAnew({
    dir: folder,
    ring,
    fold: DESK_FOLD,
    chain: CASE_CHAIN,
    station,
    onProgress,
  });
  if (!opened.ok) return opened;
  const { state } = opened.value;
  const { views, entries } = state.standing;
  const stateHash = stateHashOf({ views, tables: state.tables });
  state.tables.close();
  if (stays) await indexSecurity(join(folder, SECURITY_FOLDER), ring, station);
  return ok({ stateHash, entries });
}

/** The index of the security journal, so that the first sign-in need not wait for it. Its records are checked by
 * now; where the index cannot be made, opening makes it. */
async function indexSecurity(
  dir: string,
  master: KeyRing,
  station: ReturnType<typeof stationOf>,
): Promise<void> {
  const ring = securityRing(master);
  try {
    const opened = await openAnew({ dir, ring, fold: SECURITY_FOLD, chain: SECURITY_CHAIN, station });
    if (opened.ok) opened.value.state.tables.close();
  } finally {
    ring.wipe();
  }
}

/** A disk that is too full is told before anything is copied to it. */
function roomFor(folder: string, bytes: number): Result<void, StoreFault> {
  const free = onDisk(TRIED, () => {
    const { bavail, bsize } = statfsSync(dirname(folder));
    return bavail * bsize;
  });
  if (!free.ok) return free;
  return free.value < bytes * (1 + INDEX_SHARE) ? err({ code: 'DISK_FULL', where: TRIED }) : ok(undefined);
}

/** What speaks against a backup; null when nothing does. */
function verdict(
  { summary }: BackupContent,
  checked: VerifyReport,
  anew: { readonly stateHash: string; readonly entries: number },
): string | null {
  const broken = findingText(checked);
  if (broken !== null) return broken;
  if (checked.head !== summary.head || anew.entries !== summary.entries)
    return `记录条数或末端与备份清单不符：清单 ${summary.entries} 条，恢复后 ${anew.entries} 条`;
  // Another version of the program may tell the same acts in other words: then the records alone are compared.
  if (summary.stateHash === null || summary.foldVersion !== DESK_FOLD.version) return null;
  return anew.stateHash === summary.stateHash ? null : '由日志重算的登记内容与备份时不一致';
}

async function examine(
  set: string,
  content: BackupContent,
  order: TrialOrder,
  ring: KeyRing,
  hooks: WorkerHooks,
): Promise<Result<Finding | 'cancelled', StoreFault>> {
  const { folder } = order;
  const { bytes, entries } = content.summary;
  const room = roomFor(folder, bytes);
  if (!room.ok) return room;
  const copied = copyOut(set, content, folder, partOf(hooks, 0, COPIED));
  if (!copied.ok) return copied;
  if (copied.value === 'cancelled') return ok('cancelled');
  const { damaged } = copied.value;
  const [first] = damaged;
  if (first !== undefined) {
    const finding = `备份中的文件缺失或损坏 ${damaged.length} 个，首个：${first}`;
    return ok({ ...NOTHING, clean: false, finding, damaged });
  }
  const keys = readKeys(folder);
  if (!keys.ok || keys.value === null) return keys.ok ? err({ code: 'STORE_MISSING' }) : keys;
  const { document } = keys.value;
  const station = stationOf(document.station.publicKey);
  const store = {
    dir: folder,
    practice: document.practice,
    inUse: false,
    station,
    stationKeys: stationKeysOf(document),
    lastSeqs: lastSeqsOf(document),
  };
  const checked = checkStore(store, ring, partOf(hooks, COPIED, CHECKED));
  if (!checked.ok) return checked;
  if (checked.value === 'cancelled') return ok('cancelled');
  const anew = await foldAnew(order, ring, station, (folded) =>
    hooks.progress(CHECKED + (1 - CHECKED) * Math.min(1, folded / Math.max(entries, 1))),
  );
  if (hooks.cancelled()) return ok('cancelled');
  if (!anew.ok) return ok({ ...NOTHING, clean: false, finding: faultMessage(anew.error).message, damaged });
  const finding = verdict(content, checked.value, anew.value);
  const { signatures, security, blobs, head } = checked.value;
  return ok({
    clean: finding === null,
    finding,
    damaged,
    entries: anew.value.entries,
    signatures: signatures + security.signatures,
    attachments: blobs.sound,
    head,
    stateHash: anew.value.stateHash,
  });
}

async function tryOne(
  order: TrialOrder,
  ring: KeyRing,
  hooks: WorkerHooks,
): Promise<Result<TrialReport | 'cancelled', StoreFault>> {
  const began = performance.now();
  const set = setIn(order.target, Buffer.from(ring.storeId).toString('hex'));
  const content = await openBackup(set, order.number, ring);
  if (!content.ok) return content;
  const found = await examine(set, content.value, order, ring, hooks);
  if (!found.ok) return found;
  if (found.value === 'cancelled') return ok('cancelled');
  const report: TrialReport = {
    number: order.number,
    list: listId(content.value.bytes),
    at: order.now,
    ...found.value,
    seconds: Math.ceil((performance.now() - began) / 1000),
  };
  // A medium that cannot be written any more: the report is shown all the same.
  saveReport(set, ring, report, reportText(content.value.summary, report));
  return ok(report);
}

/** Tries the backup that the parts tell of, and wipes the keys it was given. */
export async function runBackupTrial(
  parts: WorkerParts,
  hooks: WorkerHooks,
): Promise<Uint8Array | 'cancelled'> {
  const { master, storeId, salt, order } = parts;
  if (!master || !storeId || !salt || !order) throw new Error('a trial without its parts');
  const ring = KeyRing.received({ master, storeId, salt });
  try {
    const told = JSON.parse(Buffer.from(order).toString('utf8')) as TrialOrder;
    const tried = await tryOne(told, ring, hooks);
    if (tried.ok && tried.value === 'cancelled') return 'cancelled';
    return Uint8Array.from(Buffer.from(JSON.stringify(tried), 'utf8'));
  } finally {
    ring.wipe();
  }
}
