/**
 * How far a long work under way is, asked now and then while somebody waits for it. It starts and ends no work, and
 * an answer that is late or missing changes nothing.
 */
import { useEffect, useState } from 'react';
import type { ProcedureName } from '#shared/contract/contract';
import { call } from '../bridge/client';

/** The works that tell how far they are. */
export type ProgressName = Extract<
  ProcedureName,
  'store.verifyProgress' | 'desk.renewMasterProgress' | 'log.progress' | 'backup.progress'
>;

/** How often somebody who waits is told how far it is, in milliseconds. */
const ASK_EVERY_MS = 400;

/** Percent of the work, the last that was told; null until the work has begun, e.g. while a place is being chosen. */
export function useWorkProgress(name: ProgressName): number | null {
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      void call(name, {}).then((answer) => {
        if (answer.ok) setPercent((last) => answer.value.percent ?? last);
      });
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [name]);
  return percent;
}
