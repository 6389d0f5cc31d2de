/**
 * The backup before an import. Where a place for backups is set it is made first; where it cannot be made the import is
 * refused once with the reason, and whoever goes on without says so. What was not backed up stands in the log. A backup
 * that is under way already is waited for, and never broken off by the import.
 */
import { backUpWithin } from '#electron/services/backup/backup';
import { lookAt } from '#electron/services/backup/medium-look';
import type { LongWork } from '#electron/services/desk/long-work';
import { noteOf } from '#electron/services/desk/record';
import { answered, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SignedInCall } from '#electron/services/service';
import type { CallOutput, ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { ImportPlan } from '#shared/contract/sync-views';

/** The backup that there is; why there is none. */
export type Backup = CallOutput<'sync.apply'>['backup'];

const NO_PLACE = '还没有选定备份位置';
const NOT_THERE = '备份介质不在，或没有应答';
const CHOSEN = '确认导入的人决定不备份';

/** Makes the backup that an import asks for, or tells why there is none; refused when there should be one. */
export async function backUpFirst(
  call: SignedInCall,
  { backup }: Pick<ParsedInput<'sync.apply'>, 'backup'>,
): Promise<Answer<Backup>> {
  const { exchanging, backingUp } = call.desk;
  if (backingUp.isRunning) {
    const other = await exchanging.run('backup', (work) => ofAnother(call, work));
    if (!other.ok) return other;
    if (other.value !== null) return answered({ number: other.value, because: '' });
  }
  const { target } = call.store.backupSettings;
  const without = (because: string) => answered({ number: null, because });
  if (target === null) return without(NO_PLACE);
  if (backup === 'none') return without(exchanging.notBackedUp ?? CHOSEN);
  if (backup === 'once' && exchanging.backup !== null)
    return answered({ number: exchanging.backup, because: '' });
  return exchanging.run('backup', (work) => made(call, target, work));
}

async function made(call: SignedInCall, target: string, work: LongWork): Promise<Answer<Backup>> {
  const { desk, store, caller } = call;
  const isThere = (await lookAt(desk, target, async () => true)) !== null;
  if (desk.store !== store) return deskClosed();
  if (!isThere) return notMade(call, NOT_THERE);
  const backedUp = await backUpWithin(desk, store, caller, target, work);
  if (desk.store !== store) return deskClosed();
  if (work.stop.signal.aborted) return storeFault({ code: 'CANCELLED' });
  if (backedUp === null) {
    // Begun while the medium was looked at.
    const other = await ofAnother(call, work);
    if (!other.ok) return other;
    return other.value === null ? made(call, target, work) : answered({ number: other.value, because: '' });
  }
  if (!backedUp.ok) {
    const why = storeFault(backedUp.error);
    return notMade(call, why.ok ? '' : why.failure.message);
  }
  const { number } = backedUp.value;
  desk.exchanging.backup = number;
  return answered({ number, because: '' });
}

/** Waits for the backup, trial or archive under way; answers the number of the backup that it made at the chosen place,
 * null when it made none. */
async function ofAnother({ desk, store }: SignedInCall, work: LongWork): Promise<Answer<number | null>> {
  const before = store.backupSettings;
  const hasEnded = await desk.backingUp.waitedFor(work);
  if (desk.store !== store) return deskClosed();
  if (!hasEnded) return storeFault({ code: 'CANCELLED' });
  const { target, lastMade } = store.backupSettings;
  if (lastMade === null || lastMade.number === before.lastMade?.number || target !== before.target)
    return answered(null);
  desk.exchanging.backup = lastMade.number;
  return answered(lastMade.number);
}

/** The reason is kept for whoever goes on without. */
function notMade({ desk }: SignedInCall, because: string): Answer<never> {
  const why = because.replace(/。$/u, '');
  desk.exchanging.notBackedUp = why;
  return refusal(
    'NOT_BACKED_UP',
    `导入前没有备份：${why}。没有导入。`,
    '请插上备份介质后重试；确要不备份的，可注明后继续导入。',
  );
}

/**
 * Right after an import came in: before, it may still come to nothing, and the line would tell of one that never was.
 * Should the line not be written any more, nothing is lost: the import itself says why it was not backed up (`unbacked`),
 * and so does the line of the act, which is written before it and taken back when it fails.
 */
export function noteUnbacked(
  call: SignedInCall,
  commandId: ParsedInput<'sync.apply'>['commandId'],
  { from, number }: Pick<ImportPlan, 'from' | 'number'>,
  backup: Backup,
): void {
  if (backup.number !== null) return;
  const event = { type: 'importUnbacked', bundle: `${from} ${number}`, because: backup.because } as const;
  call.desk.record(noteOf(call, 'sync.apply', commandId, event), call.caller);
}
