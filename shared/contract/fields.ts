/** Common fields of inputs and outputs. Bounds here are those of the door, not those of the law. */
import { z } from 'zod';
import type {
  AccountId,
  BlobHash,
  CaseId,
  ClauseId,
  CommandId,
  DivisionCode,
  RegisterId,
} from '#shared/domain/ids';
import { type Instant, isLocalDate, type LocalDate } from '#shared/domain/local-date';

const CONTROL = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/** Typed text: trimmed, NFC, no control, direction-override or broken characters, at most `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .max(max * 2)
    .refine((value) => !CONTROL.test(value), '含有不允许的控制字符')
    .transform((value) => value.normalize('NFC').trim())
    .refine((value) => [...value].length <= max, `不能超过${max}字`)
    .meta({ maxLength: max });

/** Typed text that may not be empty. */
export const requiredText = (max: number, min = 1) =>
  text(max).refine((value) => [...value].length >= min, min === 1 ? '不能为空' : `至少${min}字`);

export const localDateField = z
  .string()
  .refine(isLocalDate, '日期不存在')
  .transform((value) => value as LocalDate)
  .meta({ format: 'date' });

/** Dates and instants in answers: made by us, so only named. */
export const dateOut = z.string().transform((value) => value as LocalDate);
export const instantOut = z.string().transform((value) => value as Instant);

export const caseIdField = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .transform((value) => value as CaseId);

export const registerIdField = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .transform((value) => value as RegisterId);

export const commandIdField = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .transform((value) => value as CommandId);

export const accountField = z
  .string()
  .regex(/^[a-z][a-z0-9.]{1,31}$/, '账号为 2—32 位小写字母、数字或点，以字母开头')
  .transform((value) => value as AccountId);

export const blobHashField = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((value) => value as BlobHash);

export const divisionField = z
  .string()
  .regex(/^\d{6}$/)
  .transform((value) => value as DivisionCode);

export const clauseIdOut = z.string().transform((value) => value as ClauseId);

/** Page of a list: from 0; the main process pages, never the screen. */
export const pageField = z.number().int().min(0).max(100_000);
export const PAGE_SIZE = 50;

/** Empty input. */
export const nothing = z.strictObject({});
/** Empty answer. */
export const done = z.object({});

const scalar = z.union([z.string().max(20_000), z.number().int(), z.boolean(), z.null()]);
const row = z.record(z.string().max(60), scalar);

/** JSON value of a form field; the form schema decides later whether it fits. */
export const fieldValue = z.union([
  scalar,
  z.array(z.string().max(200)).max(2000).readonly(),
  z.array(row).max(2000).readonly(),
]);
export const formValues = z.record(z.string().max(60), fieldValue);
