/**
 * One open case: its view, its typing, and the one queue through which steps and saves go, so that every
 * command carries the version of the answer before it. Typing is saved at the latest 2 s after the last
 * key. It judges nothing; refusals come from the store.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/contract';
import type { Answer, Failure } from '#shared/contract/failure';
import type { CaseView } from '#shared/contract/views';
import { call, newCommandId } from '../bridge/client';
import * as drafts from './case-draft';

/** Procedures that are steps of a case: they name case, version and press. */
export type StepName = {
  [N in ProcedureName]: CallInput<N> extends { caseId: string; version: number; commandId: string }
    ? N
    : never;
}[ProcedureName];

/** What a step needs beside case, version and press. */
export type StepInput<N extends StepName> = Omit<CallInput<N>, 'caseId' | 'version' | 'commandId'>;

export interface SaveState {
  readonly phase: 'clean' | 'waiting' | 'saving' | 'failed';
  readonly failure: Failure | null;
  /** Instant of the last acknowledged save of this session. */
  readonly savedAt: string | null;
}

export interface CaseState {
  readonly view: CaseView | null;
  readonly loadFailure: Failure | null;
  readonly values: drafts.Patch;
  readonly draft: drafts.Draft;
  readonly save: SaveState;
  /** Typed text that is no value yet, by `form.key`. */
  readonly unread: { readonly [place: string]: string };
}

export interface CaseSession {
  readonly caseId: string;
  readonly store: StoreApi<CaseState>;
  readonly load: () => Promise<void>;
  readonly edit: (form: drafts.FormName, key: string, value: Parameters<typeof drafts.edit>[3]) => void;
  readonly leave: (form: drafts.FormName, key: string) => void;
  readonly setUnread: (place: string, text: string | undefined) => void;
  /** Saves waiting typing; false when it could not be saved. */
  readonly flush: () => Promise<boolean>;
  /** Sends waiting typing without waiting for anything: the page is going away. */
  readonly sendNow: () => void;
  /** Saves typing, then does a step, then loads the case anew. */
  readonly act: <N extends StepName>(name: N, input: StepInput<N>) => Promise<Answer<CallOutput<N>>>;
}

/** Milliseconds after the last key, and at most after the first unsaved one. */
const QUIET_MS = 800;
const LONGEST_MS = 1_800;

/** Refusals that name the fields that cannot be stored: the others are saved without them. */
const BY_FIELD = ['FIELD_MALFORMED', 'INPUT_INVALID', 'FORM_LOCKED'];

/** Opens a session on a case; nothing is loaded yet. */
export function createCaseSession(caseId: string): CaseSession {
  const store = createStore<CaseState>(() => ({
    view: null,
    loadFailure: null,
    values: drafts.NO_VALUES,
    draft: drafts.NO_DRAFT,
    save: { phase: 'clean', failure: null, savedAt: null },
    unread: {},
  }));
  let version = -1;
  let queue: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstUnsaved: number | null = null;

  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const run = queue.then(work, work);
    queue = run.catch(() => undefined);
    return run;
  };
  const step = () => ({ caseId, version, commandId: newCommandId() });
  const setDraft = (draft: drafts.Draft, save?: Partial<SaveState>) =>
    store.setState((state) => ({
      draft,
      values: drafts.shown(state.view ?? drafts.NO_VALUES, draft),
      save: { ...state.save, ...save },
    }));

  const load = async (): Promise<void> => {
    const answer = await call('cases.get', { caseId });
    if (!answer.ok) {
      store.setState({ loadFailure: answer.failure });
      return;
    }
    if (answer.value.version < version) return;
    version = answer.value.version;
    const draft = drafts.settle(store.getState().draft);
    store.setState({
      view: answer.value,
      loadFailure: null,
      draft,
      values: drafts.shown(answer.value, draft),
    });
  };

  const saveOnce = async (): Promise<Answer<{ version: number; savedAt: string }> | null> => {
    const { draft, patch } = drafts.take(store.getState().draft);
    if (!patch) return null;
    setDraft(draft, { phase: 'saving' });
    const answer = await call('cases.saveDraft', { ...step(), ...asInput(patch) });
    if (answer.ok) {
      version = answer.value.version;
      const next = drafts.saved(store.getState().draft);
      const waiting = !drafts.isEmptyPatch(next.pending);
      const { savedAt } = answer.value;
      store.setState((state) => (state.view ? { view: withPatch(state.view, patch, version) } : {}));
      setDraft(next, { phase: waiting ? 'waiting' : 'clean', failure: null, savedAt });
      return answer;
    }
    const places = BY_FIELD.includes(answer.failure.code) ? heldBy(answer.failure, patch) : [];
    setDraft(drafts.failed(store.getState().draft, places), { phase: 'failed', failure: answer.failure });
    return answer;
  };

  const saveAll = async (): Promise<boolean> => {
    clearTimeout(timer);
    firstUnsaved = null;
    const first = await saveOnce();
    if (first === null || first.ok) return store.getState().save.phase !== 'failed';
    const { code } = first.failure;
    if (code === 'CASE_STALE') await load();
    else if (!BY_FIELD.includes(code)) return false;
    const second = await saveOnce();
    return second?.ok === true && drafts.isEmptyPatch(store.getState().draft.pending);
  };
  const flush = (): Promise<boolean> => enqueue(saveAll);

  const schedule = (): void => {
    const now = performance.now();
    firstUnsaved ??= now;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), Math.max(0, Math.min(QUIET_MS, firstUnsaved + LONGEST_MS - now)));
  };

  return {
    caseId,
    store,
    load,
    edit: (form, key, value) => {
      if (Object.is(store.getState().values[form][key] ?? null, value)) return;
      setDraft(drafts.edit(store.getState().draft, form, key, value), { phase: 'waiting' });
      schedule();
    },
    leave: (form, key) => {
      store.setState((state) => ({ draft: drafts.leave(state.draft, form, key) }));
      if (!drafts.isEmptyPatch(store.getState().draft.pending)) void flush();
    },
    setUnread: (place, text) =>
      store.setState(({ unread: { [place]: _old, ...others } }) => ({
        unread: text === undefined ? others : { ...others, [place]: text },
      })),
    flush,
    sendNow: () => {
      const before = store.getState().draft;
      const { draft, patch } = drafts.take(before);
      if (!patch) return;
      // A save on its way will have made the next version by the time this one is judged.
      const next = version + (before.sending ? 1 : 0);
      setDraft({ ...draft, sending: null });
      void call('cases.saveDraft', { ...step(), version: next, ...asInput(patch) });
    },
    act: (name, input) =>
      enqueue(async () => {
        const saved = await saveAll();
        const { failure } = store.getState().save;
        if (!saved && failure) return { ok: false, failure };
        const answer = await call(name, { ...input, ...step() } as CallInput<typeof name>);
        if (answer.ok && 'version' in answer.value) version = Number(answer.value.version);
        if (answer.ok || answer.failure.code === 'CASE_STALE') await load();
        return answer;
      }),
  };
}

/** The contract's lists are mutable in type only. */
const asInput = (patch: drafts.Patch) =>
  patch as unknown as Pick<CallInput<'cases.saveDraft'>, 'request' | 'subject' | 'application'>;

const withPatch = (view: CaseView, patch: drafts.Patch, version: number): CaseView => {
  const input = asInput(patch);
  return {
    ...view,
    version,
    request: { ...view.request, ...input.request },
    subject: { ...view.subject, ...input.subject },
    application: { ...view.application, ...input.application },
  };
};

/** `form.key` of the fields a refusal names; all that were sent when it names none of them. */
function heldBy(failure: Failure, patch: drafts.Patch): readonly string[] {
  const sent = Object.entries(patch).flatMap(([form, values]) =>
    Object.keys(values).map((key) => `${form}.${key}`),
  );
  const named = failure.places.map(({ field }) =>
    /^(request|subject|application)\./.test(field) ? field : `application.${field}`,
  );
  const held = sent.filter((place) =>
    named.some((name) => name === place || name.startsWith(`${place}.`) || name.startsWith(`${place}[`)),
  );
  return held.length > 0 ? held : sent;
}
