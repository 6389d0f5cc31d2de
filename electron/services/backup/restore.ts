/**
 * Restoring on a machine that has no store. The place of the backup is chosen in a dialog and stays here: a page
 * never names a folder. The work runs on while pages ask how far it is.
 */
import { basename } from 'node:path';
import { redactedReport } from '#electron/log/report';
import type { Desk } from '#electron/services/desk/desk';
import { answered, refusal, storeFault } from '#electron/services/desk/trouble';
import type { Call, OpenService } from '#electron/services/service';
import { findSet, openSet, type RestoreSource, storeStatus, type TrialReport } from '#electron/store/store';
import type { Answer, Failure } from '#shared/contract/failure';
import type { Instant } from '#shared/domain/local-date';
import { backupView, reportView } from './backup-views';

interface Restoring {
  readonly folder: string;
  source: RestoreSource | null;
  /** The work under way; null when none is. */
  stop: AbortController | null;
  share: number;
  report: TrialReport | null;
  failure: Failure | null;
  /** When somebody last did something here. */
  touched: Instant;
}

/** Whoever walks away leaves no opened backup to whoever comes next; as long as a session may be idle. */
const IDLE_MS = 10 * 60 * 1000;

const RESTORING = new WeakMap<Desk, Restoring>();

/** Why nothing can be restored here; null when it can. */
function inTheWay({ desk }: Call): Answer<never> | null {
  const status = storeStatus(desk.ports.paths.vault);
  if (!status.ok) return storeFault(status.error);
  return status.value.exists
    ? refusal(
        'ALREADY_SET_UP',
        '本机已有登记数据，不能恢复到其上，未作任何改动。',
        '请在没有数据的机器上恢复。',
      )
    : null;
}

const notChosen = (): Answer<never> =>
  refusal('NOTHING_PENDING', '还没有打开备份，未作任何改动。', '请先选定备份，并用口令或恢复单打开。');

export const choose: OpenService<'restore.choose'> = async (call) => {
  const wrong = inTheWay(call);
  if (wrong) return wrong;
  const folder = await call.desk.ports.files?.openFolder?.('选定备份');
  if (!folder) return refusal('SAVE_CANCELLED', '没有选定备份。', '需要时请重新选定。');
  const found = await findSet(folder);
  if (!found.ok) return storeFault(found.error);
  const former = RESTORING.get(call.desk);
  if (former?.stop) return refusal('CHANGED_MEANWHILE', '正在恢复，没有另选备份。', '请等待完成，或先取消。');
  former?.source?.close();
  const touched = call.desk.ports.clock.now();
  RESTORING.set(call.desk, {
    folder,
    source: null,
    stop: null,
    share: 0,
    report: null,
    failure: null,
    touched,
  });
  return answered({ folder: basename(folder), backups: found.value.lists.length });
};

export const unlock: OpenService<'restore.unlock'> = async (call, { account, passphrase, slips }) => {
  const wrong = inTheWay(call);
  if (wrong) return wrong;
  const { desk, caller } = call;
  const restoring = RESTORING.get(desk);
  if (!restoring || restoring.stop) return notChosen();
  const by =
    account === null
      ? { kind: 'slips' as const, slips }
      : { kind: 'passphrase' as const, account, passphrase };
  const opened = await openSet(restoring.folder, desk.ports.paths.vault, by, caller.now);
  if (!opened.ok) return storeFault(opened.error);
  if (RESTORING.get(desk) !== restoring) {
    // The window went while the passphrase was stretched.
    opened.value.close();
    return notChosen();
  }
  restoring.source?.close();
  restoring.source = opened.value;
  restoring.touched = desk.ports.clock.now();
  return answered({ backups: opened.value.backups.map(backupView) });
};

export const start: OpenService<'restore.start'> = (call, { number }) => {
  const wrong = inTheWay(call);
  if (wrong) return wrong;
  const restoring = RESTORING.get(call.desk);
  if (!restoring?.source || restoring.stop) return notChosen();
  restoring.stop = new AbortController();
  restoring.share = 0;
  restoring.report = null;
  restoring.failure = null;
  // Pages ask how it went; what breaks is told there too.
  void work(call, restoring, restoring.source, number, restoring.stop.signal);
  return answered({});
};

async function work(
  { desk, caller }: Call,
  restoring: Restoring,
  source: RestoreSource,
  number: number,
  signal: AbortSignal,
): Promise<void> {
  const { vault, anchors } = desk.ports.paths;
  try {
    const restored = await source.restore({
      number,
      vault,
      anchors,
      now: caller.now,
      signal,
      onProgress: (share) => {
        restoring.share = share;
      },
    });
    if (restored.ok) {
      restoring.report = restored.value;
      if (restored.value.clean) {
        source.close();
        restoring.source = null;
      }
    } else {
      const answer = storeFault(restored.error);
      restoring.failure = answer.ok ? null : answer.failure;
    }
  } catch (error) {
    redactedReport(error, 'restore.start');
    restoring.failure = broken();
  } finally {
    restoring.stop = null;
    restoring.touched = desk.ports.clock.now();
    if (RESTORING.get(desk) !== restoring) source.close();
  }
}

const broken = (): Failure => ({
  kind: 'defect',
  code: 'DEFECT',
  message: '程序出错，恢复没有完成，没有改动备份和本机数据。',
  wayOut: '请重新恢复；反复出现的，请导出诊断信息联系维护人员。',
  clauses: [],
  places: [],
  others: [],
});

/** Wipes the keys of an opened backup; ends a restoring that is under way. */
export function forgetRestoring(desk: Desk): void {
  const restoring = RESTORING.get(desk);
  RESTORING.delete(desk);
  if (restoring?.stop) restoring.stop.abort();
  else restoring?.source?.close();
}

/** The same when nobody has done anything for long. */
export function forgetIdleRestoring(desk: Desk): void {
  const restoring = RESTORING.get(desk);
  if (!restoring || restoring.stop) return;
  const idle = Date.parse(desk.ports.clock.now()) - Date.parse(restoring.touched);
  if (idle < 0 || idle >= IDLE_MS) forgetRestoring(desk);
}

export const state: OpenService<'restore.state'> = ({ desk }) => {
  const restoring = RESTORING.get(desk);
  return answered({
    percent: restoring?.stop ? Math.floor(restoring.share * 100) : null,
    report: restoring?.report ? reportView(restoring.report) : null,
    failure: restoring?.failure ?? null,
  });
};

export const cancel: OpenService<'restore.cancel'> = ({ desk }) => {
  RESTORING.get(desk)?.stop?.abort();
  return answered({});
};
