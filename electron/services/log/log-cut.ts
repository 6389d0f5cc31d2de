/**
 * Cuts the older part of the log off (XJD-15-5: kept three years at least): first it stands on a medium and is
 * proven there, then another of the three confirms it by a line, and the next opening of the store takes it away.
 * Never the other way round.
 */
import { isWithData } from '#electron/services/desk/data-place';
import type { LongWork } from '#electron/services/desk/long-work';
import { pressedBefore } from '#electron/services/desk/office-act';
import { recordAct } from '#electron/services/desk/record';
import { answered, commandReused, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { ParsedInput } from '#shared/contract/contract';
import { aloneOnLog } from './log-work';

export const cutLog: SessionService<'log.cut'> = async (call, input) => {
  const { files } = call.desk.ports;
  if (!files?.openFolder)
    return refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能选择存档位置。', '请在登记工作台窗口中办理。');
  const before = pressedBefore(call, 'log.cut', input.commandId);
  if (!before.ok) return before;
  if (before.value) return commandReused();
  if (call.desk.renewingMaster.isRunning) return renewing();
  if (call.store.security.isCutPending)
    return refusal(
      'NOTHING_PENDING',
      '上一次截去还没有完成，没有再次截去。',
      '请全部退出登录，重新登录后再办。',
    );
  if (call.store.security.views.proposedCut)
    return refusal(
      'NOTHING_PENDING',
      '已提请截去运行日志，尚待确认，没有再次办理。',
      '请先由另一名三员人员在“管理—三员”中确认或撤回。',
    );
  const target = await files.openFolder('选定运行日志存档位置');
  if (target === null) return refusal('SAVE_CANCELLED', '没有选定存档位置，日志未改动。', '需要时再次办理。');
  if (isWithData(call.desk.ports.paths.vault, target))
    return refusal('INPUT_INVALID', '存档不能放在数据文件夹里，日志未改动。', '请选另一块磁盘或移动介质。');
  return aloneOnLog(call.desk, (work) => archiveAndCut(call, input, target, work));
};

const renewing = () =>
  refusal('CHANGED_MEANWHILE', '正在更换主密钥，日志没有截去。', '请等待更换完成后再次办理。');

async function archiveAndCut(
  call: SignedInCall,
  { commandId, years }: ParsedInput<'log.cut'>,
  target: string,
  work: LongWork,
) {
  const { desk, store, caller, session } = call;
  const made = await store.archiveLog({
    target,
    now: caller.now,
    years,
    signal: work.stop.signal,
    onProgress: (share) => {
      work.share = share;
    },
  });
  if (!made.ok) return storeFault(made.error);
  if (desk.store !== store) return deskClosed();
  if (!desk.sessions.isAlive(caller.client, session))
    return refusal('SESSION_MISSING', '办理人已退出登录，日志没有截去。', '请登录后再次办理。');
  if (made.value === 'nothing')
    return refusal(
      'NOTHING_PENDING',
      `没有满 ${years} 年且已封印的日志，没有截去。年限按日志自身经过的时间计算，不单看计算机时间。`,
      '满年限后再办。备份时自动封印。',
    );
  // The store under the new key is a copy from before this line.
  if (desk.renewingMaster.isRunning) return renewing();
  const { place, fileName } = made.value;
  const recorded = recordAct(call, 'log.cut', commandId, { type: 'cutProposed', ...made.value }, 'log');
  if (!recorded.ok) return recorded;
  return answered({ fileName, lines: place.entries, seal: place.seal.number });
}
