/** A long work under way: how far it is, and the way to end it. Shown while mounted; it starts no work. */
import { Button } from 'antd';
import type { ProcedureName } from '#shared/contract/contract';
import { call } from '../bridge/client';
import { type ProgressName, useWorkProgress } from './use-work-progress';

interface WorkUnderWayProps {
  readonly progress: ProgressName;
  readonly cancel: Extract<
    ProcedureName,
    'store.cancelVerify' | 'desk.cancelRenewMaster' | 'log.cancel' | 'backup.cancel'
  >;
  /** Name of the work. */
  readonly label: string;
  readonly words: (percent: number) => string;
  readonly cancelLabel: string;
}

export function WorkUnderWay({ progress, cancel, label, words, cancelLabel }: WorkUnderWayProps) {
  const percent = useWorkProgress(progress);
  if (percent === null) return null;
  return (
    <>
      <progress aria-label={label} max={100} value={percent} />
      <span className="rd-quiet">{words(percent)}</span>
      <Button onClick={() => void call(cancel, {})}>{cancelLabel}</Button>
    </>
  );
}
