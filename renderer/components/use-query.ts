/**
 * The answer of one query for a screen that is not shared: asked on showing, when its input changes and on
 * a topic's notice. Old answers that arrive late are dropped; an answer on the screen stays while asking.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallInput, CallOutput, ProcedureName, Topic } from '#shared/contract/contract';
import type { Failure } from '#shared/contract/failure';
import { call, subscribe } from '../bridge/client';

export interface Query<N extends ProcedureName> {
  readonly value: CallOutput<N> | null;
  readonly failure: Failure | null;
  readonly reload: () => void;
}

/** Asks a query of the contract. The input must be plain JSON; it is compared by its text. */
export function useQuery<N extends ProcedureName>(name: N, input: CallInput<N>, topic?: Topic): Query<N> {
  const [value, setValue] = useState<CallOutput<N> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const asked = useRef(0);
  const text = JSON.stringify(input);
  const reload = useCallback(() => {
    asked.current += 1;
    const mine = asked.current;
    void call(name, JSON.parse(text) as CallInput<N>).then((answer) => {
      if (mine !== asked.current) return;
      if (answer.ok) setValue(answer.value);
      setFailure(answer.ok ? null : answer.failure);
    });
  }, [name, text]);
  useEffect(() => {
    reload();
    return () => {
      asked.current += 1;
    };
  }, [reload]);
  useEffect(() => (topic ? subscribe(topic, reload) : undefined), [topic, reload]);
  return { value, failure, reload };
}
