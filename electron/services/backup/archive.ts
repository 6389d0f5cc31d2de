/**
 * The yearly archive copy: a backup set of its own, proven by a whole trial restore, and beside it everything it takes
 * to read it in thirty years without this program.
 */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isWithData } from '#electron/services/desk/data-place';
import type { LongWork } from '#electron/services/desk/long-work';
import { pressedBefore } from '#electron/services/desk/office-act';
import { recordAct } from '#electron/services/desk/record';
import {
  answered,
  commandReused,
  deskClosed,
  failed,
  refusal,
  storeFault,
} from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { overTarget } from '#electron/store/backup/target-fault';
import { trialSide } from '#electron/store/store';
import type { ParsedInput } from '#shared/contract/contract';
import { beijingDate } from '#shared/domain/local-date';
import { copyKit } from './archive-kit';
import { busy } from './backup';
import { reportView } from './backup-views';

/** Shares of the work, for telling how far it is. */
const KIT_TO = 0.05;
const COPIED_TO = 0.5;

export const archive: SessionService<'backup.archive'> = async (call, input) => {
  const { files, paths } = call.desk.ports;
  const kit = paths.archiveKit;
  if (!files?.openFolder || kit === undefined)
    return refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能选择存档位置。', '请在登记工作台窗口中办理。');
  const before = pressedBefore(call, 'backup.archive', input.commandId);
  if (!before.ok) return before;
  if (before.value) return commandReused();
  const target = await files.openFolder('选定存档位置');
  if (!target) return refusal('SAVE_CANCELLED', '没有选定存档位置，没有存档。', '需要时再次办理。');
  if (call.desk.store !== call.store) return deskClosed();
  if (isWithData(paths.vault, target))
    return refusal('INPUT_INVALID', '存档不能放在数据文件夹里，没有存档。', '请选另一块磁盘或移动介质。');
  const folder = await overTarget(() => freeFolder(target, call));
  if (!folder.ok) return storeFault(folder.error);
  const made = await call.desk.backingUp.run((work) => make(call, input, folder.value, kit, work));
  return made ?? busy();
};

/** A folder that is not there yet: an archive is never written into another. */
async function freeFolder(target: string, { caller }: SignedInCall): Promise<string> {
  const taken = new Set(await readdir(target));
  const name = `registry-archive-${beijingDate(caller.now)}`;
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(free)) return join(target, free);
  }
}

async function make(
  call: SignedInCall,
  { commandId }: ParsedInput<'backup.archive'>,
  folder: string,
  kit: string,
  work: LongWork,
) {
  const { desk, store, caller } = call;
  const copied = await copyKit(kit, folder);
  if (!copied.ok) return storeFault(copied.error);
  if (desk.store !== store) return deskClosed();
  const { now } = caller;
  const part = (from: number, to: number) => ({
    signal: work.stop.signal,
    onProgress: (share: number) => {
      work.share = from + (to - from) * share;
    },
  });
  const made = await store.backUp({ target: folder, now, tellsState: true, ...part(KIT_TO, COPIED_TO) });
  if (!made.ok) return storeFault(made.error);
  if (desk.store !== store) return deskClosed();
  const { number, entries, files } = made.value;
  const side = trialSide(desk.ports.paths.vault);
  const tried = await store.tryBackup({ target: folder, number, side, now, ...part(COPIED_TO, 1) });
  if (!tried.ok) return storeFault(tried.error);
  if (desk.store !== store) return deskClosed();
  if (!tried.value.clean)
    return failed({
      kind: 'fault',
      code: 'TARGET_UNRELIABLE',
      message: `存档读回核对未通过：${tried.value.finding}。登记数据未受影响。`,
      wayOut: '请更换介质后重新存档，不要使用这份存档。',
      clauses: [],
      places: [],
      others: [],
    });
  const fileName = basename(folder);
  const recorded = recordAct(call, 'backup.archive', commandId, { type: 'archiveMade', fileName, entries });
  if (!recorded.ok) return recorded;
  return answered({
    folder: fileName,
    entries,
    files: files + copied.value,
    report: reportView(tried.value),
  });
}
