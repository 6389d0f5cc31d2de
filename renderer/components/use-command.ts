/**
 * Runs one procedure from a button: busy while it runs, the failure kept until the next run. A second
 * press while busy does nothing. It shows nothing itself.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/contract';
import type { Answer, Failure } from '#shared/contract/failure';
import { call } from '../bridge/client';

export interface Command<N extends ProcedureName> {
  /** Resolves with the answer, or `null` when the command was already running. */
  readonly run: (input: CallInput<N>) => Promise<Answer<CallOutput<N>> | null>;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly clear: () => void;
}

/** A button's way to a procedure of the contract. */
export function useCommand<N extends ProcedureName>(name: N): Command<N> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const run = useCallback(
    async (input: CallInput<N>) => {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      setFailure(null);
      try {
        const answer = await call(name, input);
        if (!answer.ok && shown.current) setFailure(answer.failure);
        return answer;
      } finally {
        running.current = false;
        if (shown.current) setBusy(false);
      }
    },
    [name],
  );
  const clear = useCallback(() => setFailure(null), []);
  return { run, busy, failure, clear };
}
