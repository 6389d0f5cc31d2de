/** A long work on the log: taking lines away, or cutting the older part. One at a time, told how far it is. */
import type { Desk } from '#electron/services/desk/desk';
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';

export interface LogWork {
  /** Between 0 and 1. */
  share: number;
  readonly stop: AbortController;
}

const WORK = new WeakMap<Desk, LogWork>();

/** Runs one work; another one meanwhile is refused. */
export async function aloneOnLog<T>(
  desk: Desk,
  run: (work: LogWork) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  if (WORK.has(desk))
    return refusal('CHANGED_MEANWHILE', '正在导出或截去运行日志，没有再次开始。', '请等待完成，或先取消。');
  const work: LogWork = { share: 0, stop: new AbortController() };
  WORK.set(desk, work);
  try {
    return await run(work);
  } finally {
    WORK.delete(desk);
  }
}

export const progress: SessionService<'log.progress'> = ({ desk }) => {
  const work = WORK.get(desk);
  return answered({ percent: work ? Math.floor(work.share * 100) : null });
};

export const cancel: SessionService<'log.cancel'> = ({ desk }) => {
  WORK.get(desk)?.stop.abort();
  return answered({});
};
