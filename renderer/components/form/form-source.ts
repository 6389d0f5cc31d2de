/**
 * What a form draws from: values by key, told apart key by key so that one keystroke redraws one field.
 * The form knows nothing of cases; whoever owns the values gives a source. Never stores anything itself.
 */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { AttachmentView } from '#shared/contract/views';
import type { FieldSpec, FieldValue, FormValues } from '#shared/forms/schema';

export interface FormSource {
  readonly values: () => FormValues;
  readonly subscribe: (listener: () => void) => () => void;
  /** A field has a new value; `null` empties it. */
  readonly change: (key: string, value: FieldValue) => void;
  /** The cursor left a field: the moment to check and to save. */
  readonly leave: (key: string) => void;
  /** Typed text that is no value yet, e.g. half a date; kept so that no typing is lost. */
  readonly unparsed: (key: string) => string | undefined;
  readonly setUnparsed: (key: string, text: string | undefined) => void;
}

/** One file on its way into the store. */
export interface FileProgress {
  readonly fileName: string;
  readonly words: string;
  /** 0 to 100. */
  readonly percent: number;
}

/** How a form's file fields reach the papers of the case. */
export interface FormFiles {
  readonly list: readonly AttachmentView[];
  readonly add: (
    field: string,
    attachmentType: string,
    file: File,
    report: (progress: FileProgress) => void,
  ) => Promise<string | null>;
  readonly remove: (id: number) => Promise<string | null>;
}

const NO_FILES: FormFiles = { list: [], add: async () => null, remove: async () => null };

export const FormFilesContext = createContext<FormFiles>(NO_FILES);

/** The papers of the form around. */
export const useFormFiles = (): FormFiles => useContext(FormFilesContext);

/** One value of a form; redraws only when this value changes. */
export function useFormValue(source: FormSource, key: string): FieldValue | undefined {
  return useSyncExternalStore(source.subscribe, () => source.values()[key]);
}

/** Something computed from all values; must give a primitive, so that it redraws only on change. */
export function useFormJudgement<T extends string | number | boolean | undefined>(
  source: FormSource,
  judge: (values: FormValues) => T,
): T {
  return useSyncExternalStore(source.subscribe, () => judge(source.values()));
}

/** A field specification of certain kinds. */
export type SpecOf<Kind extends FieldSpec['kind']> = Extract<FieldSpec, { kind: Kind }>;

/** What every field component gets. */
export interface FieldProps<Kind extends FieldSpec['kind']> {
  readonly spec: SpecOf<Kind>;
  readonly source: FormSource;
  /** Id of the control, for the label. */
  readonly id: string;
  readonly labelId: string;
  /** Ids of help and errors. */
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly required: boolean;
}
