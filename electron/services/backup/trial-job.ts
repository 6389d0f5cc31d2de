/**
 * Tries a backup, as a job of the store's worker: copies it out, checks every record, signature, seal and
 * attachment, folds everything anew, and holds the state against what the desk had. What it finds is a report; a
 * fault means that it could not be tried.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { listId } from '#electron/store/backup/backup-list';
import type { CopyOrder } from '#electron/store/backup/backup-runs';
import { setIn, type TrialReport } from '#electron/store/backup/backup-set';
import { type BackupContent, copyOut, openBackup } from '#electron/store/backup/copy-out';
import { saveReport } from '#electron/store/backup/save-report';
import { faultMessage } from '#electron/store/fault-messages';
import type { StoreFault } from '#electron/store/faults';
import { findingText } from '#electron/store/finding-text';
import { KeyRing } from '#electron/store/key-ring';
import { readKeys } from '#electron/store/keys/key-file';
import { SNAPSHOT_FOLDER } from '#electron/store/layout';
import { checkStore } from '#electron/store/session/check-store';
import { CASE_CHAIN } from '#electron/store/session/entry-text';
import { openState } from '#electron/store/session/open-state';
import { stationKeysOf, stationOf } from '#electron/store/session/station-keys';
import type { VerifyReport } from '#electron/store/store-types';
import { TABLES_FOLDER } from '#electron/store/tables/pack-format';
import type { WorkerHooks, WorkerParts } from '#electron/store/worker-jobs';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { err, ok, type Result } from '#shared/lib/result';
import { reportText } from './report-text';
import { stateHashOf } from './state-hash';

/** Shares of the work, for telling how far it is. */
const COPIED = 0.4;
const CHECKED = 0.8;

type Finding = Pick<
  TrialReport,
  'clean' | 'finding' | 'damaged' | 'entries' | 'signatures' | 'attachments' | 'head' | 'stateHash'
>;

const NOTHING = { entries: 0, signatures: 0, attachments: 0, head: '', stateHash: '' };

const partOf = (hooks: WorkerHooks, from: number, to: number): WorkerHooks => ({
  cancelled: () => hooks.cancelled(),
  progress: (share) => hooks.progress(from + (to - from) * share),
});

/** The state that the copied journal gives when nothing but the journal is believed. */
async function foldAnew(
  folder: string,
  ring: KeyRing,
  station: ReturnType<typeof stationOf>,
): Promise<Result<{ readonly stateHash: string; readonly entries: number }, StoreFault>> {
  for (const cache of [SNAPSHOT_FOLDER, TABLES_FOLDER])
    rmSync(join(folder, cache), { recursive: true, force: true });
  const opened = await openState({
    dir: folder,
    ring,
    fold: DESK_FOLD,
    chain: CASE_CHAIN,
    station,
    readOnly: false,
  });
  if (!opened.ok) return opened;
  const { state, journal } = opened.value;
  const { views, entries } = state.standing;
  const stateHash = stateHashOf({ views, tables: state.tables });
  journal.close();
  state.tables.close();
  return ok({ stateHash, entries });
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
  if (summary.foldVersion !== DESK_FOLD.version) return null;
  return anew.stateHash === summary.stateHash ? null : '由日志重算的登记内容与备份时不一致';
}

async function examine(
  set: string,
  content: BackupContent,
  { folder }: CopyOrder,
  ring: KeyRing,
  hooks: WorkerHooks,
): Promise<Result<Finding | 'cancelled', StoreFault>> {
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
  };
  const checked = checkStore(store, ring, partOf(hooks, COPIED, CHECKED));
  if (!checked.ok) return checked;
  if (checked.value === 'cancelled') return ok('cancelled');
  const anew = await foldAnew(folder, ring, station);
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
  order: CopyOrder,
  ring: KeyRing,
  hooks: WorkerHooks,
): Promise<Result<TrialReport | 'cancelled', StoreFault>> {
  const began = performance.now();
  const set = setIn(order.target, Buffer.from(ring.storeId).toString('hex'));
  const content = openBackup(set, order.number, ring);
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
  const tried = await tryOne(JSON.parse(Buffer.from(order).toString('utf8')) as CopyOrder, ring, hooks);
  ring.wipe();
  if (tried.ok && tried.value === 'cancelled') return 'cancelled';
  return Uint8Array.from(Buffer.from(JSON.stringify(tried), 'utf8'));
}
