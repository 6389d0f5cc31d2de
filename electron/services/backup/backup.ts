/**
 * Backups of the desk: where to, how often, by hand and by themselves. The copying and the trial restore run in
 * the store's worker; one at a time.
 */
import { basename } from 'node:path';
import { isWithData } from '#electron/services/desk/data-place';
import type { Caller, Desk } from '#electron/services/desk/desk';
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { LongWork } from '#electron/services/desk/long-work';
import { newCommandId } from '#electron/services/desk/station-act';
import { answered, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import type { StoreFault } from '#electron/store/faults';
import { type BackupSettings, clearSides, type TrialReport, trialSide } from '#electron/store/store';
import type { Answer } from '#shared/contract/failure';
import { beijingDate, daysBetween, type Instant, type LocalDate } from '#shared/domain/local-date';
import { type SecurityEvent, STATION_ACTOR } from '#shared/journal/security-events';
import { ok, type Result } from '#shared/lib/result';
import { backupView, reportView } from './backup-views';
import { lookAt } from './medium-look';

/** Writes into the security journal what was done with the data as a whole. */
function note(desk: Desk, by: Caller | null, event: SecurityEvent): void {
  const now = desk.timeOf(desk.ports.clock.now());
  const actor = by?.session?.account ?? STATION_ACTOR;
  const role = by?.session?.roles[0] ?? 'SYSTEM';
  desk.record({ actor, role, procedure: 'backup.run', commandId: newCommandId(), events: [event] }, { now });
}

export const busy = (): Answer<never> =>
  refusal('CHANGED_MEANWHILE', '正在备份或验证备份，没有再次开始。', '请等待完成，或先取消。');

interface Made {
  readonly number: number;
  readonly entries: number;
  readonly files: number;
  readonly copied: number;
  readonly report: TrialReport | null;
}

interface Plan {
  readonly desk: Desk;
  readonly store: DeskStore;
  readonly by: Caller | null;
  readonly target: string;
  readonly now: Instant;
}

async function prove(
  plan: Plan,
  number: number,
  work: LongWork,
  from: number,
): Promise<Result<TrialReport, StoreFault>> {
  const { desk, store, target, now, by } = plan;
  const tried = await store.tryBackup({
    target,
    number,
    side: trialSide(desk.ports.paths.vault),
    now,
    signal: work.stop.signal,
    onProgress: (share) => {
      work.share = from + (1 - from) * share;
    },
  });
  if (!tried.ok || desk.store !== store) return tried;
  const { clean } = tried.value;
  note(desk, by, { type: 'backupTested', fileName: String(number), clean });
  if (clean) store.setBackupSettings({ ...store.backupSettings, lastProven: { at: now, number } });
  return tried;
}

async function make(plan: Plan, verify: boolean, work: LongWork): Promise<Result<Made, StoreFault>> {
  const { desk, store, target, now, by } = plan;
  const half = verify ? 1 / 2 : 1;
  const made = await store.backUp({
    target,
    now,
    tellsState: verify,
    signal: work.stop.signal,
    onProgress: (share) => {
      work.share = share * half;
    },
  });
  if (!made.ok) return made;
  const { number, entries, files, copied } = made.value;
  if (desk.store === store) {
    store.setBackupSettings({ ...store.backupSettings, lastMade: { at: now, number, entries } });
    note(desk, by, { type: 'backupMade', fileName: String(number), entries });
  }
  if (!verify) return ok({ number, entries, files, copied, report: null });
  const proven = await prove(plan, number, work, half);
  return proven.ok ? ok({ number, entries, files, copied, report: proven.value }) : proven;
}

/** A backup as a part of another work, which tells how far it is and ends it. Null while another one is under way. */
export function backUpWithin(
  desk: Desk,
  store: DeskStore,
  by: Caller,
  target: string,
  outer: LongWork,
): Promise<Result<Made, StoreFault> | null> {
  return desk.backingUp.run((inner) => {
    const stop = () => inner.stop.abort();
    if (outer.stop.signal.aborted) stop();
    outer.stop.signal.addEventListener('abort', stop, { once: true });
    const both: LongWork = {
      stop: inner.stop,
      get share() {
        return inner.share;
      },
      set share(share) {
        inner.share = share;
        outer.share = share;
      },
    };
    return make({ desk, store, by, target, now: by.now }, false, both);
  });
}

const noTarget = (): Answer<never> =>
  refusal('NOTHING_PENDING', '还没有选定备份位置，没有备份。', '请先选定另一块磁盘或移动介质上的文件夹。');

export const state: SessionService<'backup.state'> = async ({ desk, store }) => {
  const { target, everyDays, verifyEveryDays } = store.backupSettings;
  const looked = target === null ? null : await lookAt(desk, target, () => store.backups(target));
  return answered({
    target: target === null ? null : basename(target),
    isThere: looked !== null,
    everyDays,
    verifyEveryDays,
    percent: desk.backingUp.percent,
    backups: looked?.ok ? looked.value.map(backupView) : [],
    elsewhere: store.opened.elsewhere,
  });
};

/** Apart from the state, which looks at the medium: asked often while a work is under way. */
export const progress: SessionService<'backup.progress'> = ({ desk }) =>
  answered({ percent: desk.backingUp.percent });

export const chooseTarget: SessionService<'backup.chooseTarget'> = async ({ desk, store }) => {
  const folder = await desk.ports.files?.openFolder?.('选定备份位置');
  if (!folder) return refusal('SAVE_CANCELLED', '没有选定备份位置，设置未改动。', '需要时请重新选定。');
  if (desk.store !== store) return deskClosed();
  if (isWithData(desk.ports.paths.vault, folder))
    return refusal('INPUT_INVALID', '备份不能放在数据文件夹里，设置未改动。', '请选另一块磁盘或移动介质。');
  const saved = store.setBackupSettings({ ...store.backupSettings, target: folder });
  return saved.ok ? answered({ target: basename(folder) }) : storeFault(saved.error);
};

export const schedule: SessionService<'backup.schedule'> = ({ store }, { everyDays, verifyEveryDays }) => {
  const saved = store.setBackupSettings({ ...store.backupSettings, everyDays, verifyEveryDays });
  return saved.ok ? answered({}) : storeFault(saved.error);
};

export const run: SessionService<'backup.run'> = async ({ desk, store, caller }, { verify }) => {
  const { target } = store.backupSettings;
  if (target === null) return noTarget();
  const plan = { desk, store, by: caller, target, now: caller.now };
  const made = await desk.backingUp.run((work) => make(plan, verify, work));
  if (made === null) return busy();
  if (!made.ok) return storeFault(made.error);
  const { report, ...rest } = made.value;
  return answered({ ...rest, report: report && reportView(report) });
};

export const verify: SessionService<'backup.verify'> = async ({ desk, store, caller }, { number }) => {
  const { target } = store.backupSettings;
  if (target === null) return noTarget();
  const plan = { desk, store, by: caller, target, now: caller.now };
  const tried = await desk.backingUp.run((work) => prove(plan, number, work, 0));
  if (tried === null) return busy();
  return tried.ok ? answered(reportView(tried.value)) : storeFault(tried.error);
};

export const cancel: SessionService<'backup.cancel'> = ({ desk }) => {
  desk.backingUp.cancel();
  return answered({});
};

/** A day to come is due as well: the clock was wrong then. */
function isDue(last: Instant | null, everyDays: number, now: Instant): boolean {
  if (last === null) return true;
  const days = daysBetween(beijingDate(last), beijingDate(now));
  return days < 0 || days >= everyDays;
}

/** The day of the last trial that a desk began by itself: one that does not come out well is not begun again all day. */
const TRIED = new WeakMap<Desk, LocalDate>();

/** What is due now; null when nothing is. A proof is due of itself: backups before imports and by hand may leave none. */
function dueNow(
  { target, everyDays, verifyEveryDays, lastMade, lastProven }: BackupSettings,
  now: Instant,
  tried: LocalDate | undefined,
): { readonly target: string; readonly verify: boolean } | null {
  if (target === null) return null;
  const verify = isDue(lastProven?.at ?? null, verifyEveryDays, now);
  const isTrialDue = verify && tried !== beijingDate(now);
  return isTrialDue || isDue(lastMade?.at ?? null, everyDays, now) ? { target, verify } : null;
}

/** Desks that have looked for what a former run may have left. */
const CLEARED = new WeakSet<Desk>();

/** A whole copy of the store that power left beside it goes. Only who holds the store knows that nobody is trying a
 * backup or restoring. */
async function clearLeftOver(desk: Desk): Promise<void> {
  if (CLEARED.has(desk)) return;
  CLEARED.add(desk);
  const { vault } = desk.ports.paths;
  await desk.backingUp.run(() => clearSides(vault));
}

/** Backs up by itself when it is due and somebody is signed in. A fault is told by the warning of the desk. */
export async function backUpIfDue(desk: Desk): Promise<void> {
  const { store } = desk;
  if (store === null || desk.sessions.isEmpty || desk.backingUp.isRunning) return;
  await clearLeftOver(desk);
  if (store.practice || store.opened.elsewhere || store.opened.damage !== null) return;
  const now = desk.timeOf(desk.ports.clock.now());
  const due = dueNow(store.backupSettings, now, TRIED.get(desk));
  if (due === null || (await lookAt(desk, due.target, async () => true)) === null || desk.store !== store)
    return;
  if (due.verify) TRIED.set(desk, beijingDate(now));
  await desk.backingUp.run((work) =>
    make({ desk, store, by: null, target: due.target, now }, due.verify, work),
  );
}
