/** A long work on the log: taking lines away, or cutting the older part. One at a time, told how far it is. */
import type { Desk } from '#electron/services/desk/desk';
import type { LongWork } from '#electron/services/desk/long-work';
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';

/** Runs one work; another one meanwhile is refused. */
export async function aloneOnLog<T>(
  desk: Desk,
  run: (work: LongWork) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  return (
    (await desk.takingLog.run(run)) ??
    refusal('CHANGED_MEANWHILE', '正在导出或截去运行日志，没有再次开始。', '请等待完成，或先取消。')
  );
}

export const progress: SessionService<'log.progress'> = ({ desk }) =>
  answered({ percent: desk.takingLog.percent });

export const cancel: SessionService<'log.cancel'> = ({ desk }) => {
  desk.takingLog.cancel();
  return answered({});
};
