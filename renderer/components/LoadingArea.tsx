/**
 * Waiting, calmly: nothing for the first 150 ms, then a skeleton, after a second also what is being done.
 * A failure takes the place of the content; content that is already there is never taken away.
 */
import { Skeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import { COMMON } from '../text/common';
import { FailureNotice } from './FailureNotice';

interface LoadingAreaProps {
  /** True only while there is nothing to show yet. */
  readonly loading: boolean;
  readonly failure?: Failure | null;
  readonly onRetry?: () => void;
  readonly rows?: number;
  /** What is being done, e.g. 正在载入案件. */
  readonly what?: string;
  readonly children: ReactNode;
}

const QUIET_MS = 150;
const SAY_MS = 1000;

export function LoadingArea({ loading, failure, onRetry, rows = 8, what, children }: LoadingAreaProps) {
  if (failure)
    return (
      <div className="rd-area">
        <FailureNotice failure={failure} {...(onRetry ? { onRetry } : {})} />
      </div>
    );
  return loading ? <Waiting rows={rows} what={what ?? COMMON.loading} /> : children;
}

function Waiting({ rows, what }: { readonly rows: number; readonly what: string }) {
  const [stage, setStage] = useState<'quiet' | 'skeleton' | 'words'>('quiet');
  useEffect(() => {
    const timers = [
      setTimeout(() => setStage('skeleton'), QUIET_MS),
      setTimeout(() => setStage('words'), SAY_MS),
    ];
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div className="rd-area" aria-busy="true" aria-live="polite">
      {stage === 'quiet' ? null : <Skeleton title={false} paragraph={{ rows }} />}
      {stage === 'words' ? <p className="rd-quiet">{what}…</p> : null}
    </div>
  );
}
