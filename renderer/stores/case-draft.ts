/**
 * Typing that is not yet in the store: what is waiting, what is on its way, what must be shown meanwhile.
 * Pure. Typing lives in memory only: nothing is written in the clear beside the store.
 */
import type { FormPart } from '#shared/forms/form-of';
import type { FieldValue, FormValues } from '#shared/forms/schema';

export type FormName = FormPart;

/** Changed fields of the three value sets; `null` empties a field. */
export type Patch = { readonly [F in FormName]: FormValues };

export interface Draft {
  /** Shown over the stored values, exactly as typed. */
  readonly typed: Patch;
  /** To be sent with the next save. */
  readonly pending: Patch;
  /** On its way; comes back to `pending` when the save fails. */
  readonly sending: Patch | null;
  /** Fields (`subject.uscc`) that the store refused; they wait until they are typed anew. */
  readonly held: readonly string[];
  /** The field being typed in: its text is never replaced by the store's tidied one. */
  readonly focused: string | null;
}

export const NO_VALUES: Patch = { request: {}, subject: {}, application: {} };

export const NO_DRAFT: Draft = {
  typed: NO_VALUES,
  pending: NO_VALUES,
  sending: null,
  held: [],
  focused: null,
};

const place = (form: FormName, key: string): string => `${form}.${key}`;

const put = (patch: Patch, form: FormName, key: string, value: FieldValue): Patch => ({
  ...patch,
  [form]: { ...patch[form], [key]: value },
});

const over = (below: Patch, above: Patch): Patch => ({
  request: { ...below.request, ...above.request },
  subject: { ...below.subject, ...above.subject },
  application: { ...below.application, ...above.application },
});

function filter(patch: Patch, keep: (form: FormName, key: string) => boolean): Patch {
  const kept = (form: FormName): FormValues =>
    Object.fromEntries(Object.entries(patch[form]).filter(([key]) => keep(form, key)));
  return { request: kept('request'), subject: kept('subject'), application: kept('application') };
}

export const isEmptyPatch = (patch: Patch): boolean =>
  Object.values(patch).every((values) => Object.keys(values).length === 0);

/** One field was typed in. */
export function edit(draft: Draft, form: FormName, key: string, value: FieldValue): Draft {
  return {
    ...draft,
    typed: put(draft.typed, form, key, value),
    pending: put(draft.pending, form, key, value),
    held: draft.held.filter((held) => held !== place(form, key)),
    focused: place(form, key),
  };
}

/** The cursor left the field. */
export function leave(draft: Draft, form: FormName, key: string): Draft {
  return draft.focused === place(form, key) ? { ...draft, focused: null } : draft;
}

/** What to send now; null when nothing waits. The draft then has it on its way. */
export function take(draft: Draft): { readonly draft: Draft; readonly patch: Patch | null } {
  const isHeld = (form: FormName, key: string) => draft.held.includes(place(form, key));
  const patch = filter(draft.pending, (form, key) => !isHeld(form, key));
  if (isEmptyPatch(patch)) return { draft, patch: null };
  return { draft: { ...draft, pending: filter(draft.pending, isHeld), sending: patch }, patch };
}

/** The store has what was on its way. */
export const saved = (draft: Draft): Draft => ({ ...draft, sending: null });

/** The store did not take it: it waits again, under anything typed since. */
export function failed(draft: Draft, heldPlaces: readonly string[]): Draft {
  const pending = draft.sending ? over(draft.sending, draft.pending) : draft.pending;
  return { ...draft, pending, sending: null, held: [...new Set([...draft.held, ...heldPlaces])] };
}

/** A fresh view came: only what the store does not have yet, or is being typed, stays over it. */
export function settle(draft: Draft): Draft {
  const waits = (form: FormName, key: string) =>
    key in draft.pending[form] ||
    (draft.sending !== null && key in draft.sending[form]) ||
    draft.focused === place(form, key);
  return { ...draft, typed: filter(draft.typed, waits) };
}

/** Values to show: the stored ones with the typing over them. */
export const shown = (stored: Patch, draft: Draft): Patch => over(stored, draft.typed);
