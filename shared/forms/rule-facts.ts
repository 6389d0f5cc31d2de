/** What the rules across fields look at, and the small readings they share. */
import type { LocalDate } from '#shared/domain/local-date';
import { isLocalDate } from '#shared/domain/local-date';
import type { ApplicationInput } from './application-input';
import type { FieldValue, Finding, FormValues } from './schema';

/** One rule: what it finds wrong in an application. */
export type Rule = (input: ApplicationInput) => readonly Finding[];

/** The day a value holds; undefined for anything else. */
export const dateOf = (value: FieldValue | undefined): LocalDate | undefined =>
  typeof value === 'string' && isLocalDate(value) ? value : undefined;

/** Whether a list holds the code. */
export const includes = (value: FieldValue | undefined, code: string): boolean =>
  Array.isArray(value) && value.some((item) => item === code);

/** The rows of a value; none for anything else. */
export const rowsOf = (value: FieldValue | undefined): readonly FormValues[] =>
  Array.isArray(value)
    ? value.filter((row): row is FormValues => typeof row === 'object' && row !== null)
    : [];

/** Whether a paper was added to the field. */
export const hasFile = ({ attachments }: Pick<ApplicationInput, 'attachments'>, field: string): boolean =>
  attachments.some((file) => file.field === field);

/** The values that say when and by whom is applied: those of the request, or of the content at the first time. */
export const filingOf = ({ type, request, application }: ApplicationInput): FormValues =>
  type === 'FIRST' ? application : request;
