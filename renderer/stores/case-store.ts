/**
 * The cases that are open in this window, one session each, kept while a page shows it. Hears of changes
 * and of the window going away for all of them. React reads sessions through the hooks below.
 */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '#shared/contract/failure';
import type { CaseView } from '#shared/contract/views';
import type { LocalDate } from '#shared/domain/local-date';
import { subscribe } from '../bridge/client';
import type { FormSource } from '../components/form/form-source';
import type { FormName } from './case-draft';
import {
  type CaseSession,
  type CaseState,
  createCaseSession,
  type StepInput,
  type StepName,
} from './case-session';
import { addFlush } from './unsaved';

export type { CaseSession, StepInput, StepName } from './case-session';

/** Several changes in a row are loaded once. */
const REFRESH_MS = 60;

/** Opens a case for as long as the component is shown; typing is saved when it goes. */
export function useCaseSession(caseId: string): CaseSession {
  const [session, setSession] = useState(() => createCaseSession(caseId));
  if (session.caseId !== caseId) setSession(createCaseSession(caseId));
  useEffect(() => {
    void session.load();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void session.load(), REFRESH_MS);
    };
    // The office too: its date moves what is due, its designation moves what may be done. So do the rules.
    const stops = (['cases', 'office', 'rules'] as const).map((topic) => subscribe(topic, refresh));
    const hide = () => {
      if (document.visibilityState === 'hidden') void session.flush();
    };
    const withdraw = addFlush(async () => {
      await session.flush();
    });
    window.addEventListener('pagehide', session.sendNow);
    window.addEventListener('beforeunload', session.sendNow);
    document.addEventListener('visibilitychange', hide);
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      withdraw();
      window.removeEventListener('pagehide', session.sendNow);
      window.removeEventListener('beforeunload', session.sendNow);
      document.removeEventListener('visibilitychange', hide);
      void session.flush();
    };
  }, [session]);
  return session;
}

/** A part of a session's state. */
export function useCaseState<T>(session: CaseSession, pick: (state: CaseState) => T): T {
  return useStore(session.store, pick);
}

/** The source of one of the forms of a case. */
export function useFormSource(session: CaseSession, form: FormName): FormSource {
  return useMemo(
    () => ({
      values: () => session.store.getState().values[form],
      subscribe: (listener) => session.store.subscribe(listener),
      change: (key, value) => session.edit(form, key, value),
      leave: (key) => session.leave(form, key),
      unparsed: (key) => session.store.getState().unread[`${form}.${key}`],
      setUnparsed: (key, text) => session.setUnread(`${form}.${key}`, text),
    }),
    [session, form],
  );
}

/** What every part of a case page needs. */
export interface OpenCase {
  readonly session: CaseSession;
  readonly view: CaseView;
  /** Today in Beijing, as the desk counts it. */
  readonly today: LocalDate;
  /** Roles of the person at the desk. */
  readonly roles: readonly string[];
}

export const OpenCaseContext = createContext<OpenCase | null>(null);

/** The case of the page around. @throws outside a case page: that is a bug. */
export function useOpenCase(): OpenCase {
  const open = useContext(OpenCaseContext);
  if (!open) throw new Error('no case page around');
  return open;
}

/** One step from a dialog: busy while it runs, its refusal kept, `onDone` once it is in the store. */
export interface Step<N extends StepName> {
  readonly run: (input: StepInput<N>) => Promise<boolean>;
  readonly busy: boolean;
  readonly failure: Failure | null;
}

/** A step of the case around; a second press while it runs does nothing. */
export function useStep<N extends StepName>(name: N, onDone?: () => void): Step<N> {
  const { session } = useOpenCase();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);
  const run = useCallback(
    async (input: StepInput<N>) => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setFailure(null);
      const answer = await session.act(name, input);
      running.current = false;
      setBusy(false);
      if (answer.ok) onDone?.();
      else setFailure(answer.failure);
      return answer.ok;
    },
    [session, name, onDone],
  );
  return { run, busy, failure };
}
