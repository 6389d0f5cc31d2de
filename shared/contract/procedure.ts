/** What a procedure declares. Without schema and permission there is no procedure. */
import type { z } from 'zod';
import type { Permission } from '#shared/access/permissions';

export interface Procedure<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  P extends Permission = Permission,
> {
  /** `query` changes nothing; `command` appends one entry. */
  readonly kind: 'query' | 'command';
  readonly permission: P;
  /** One line for `desk contract`. */
  readonly summary: string;
  /** Strict: extra keys are refused. */
  readonly input: I;
  /** Stripped: what is not declared does not leave. */
  readonly output: O;
}

/** Declares a query. */
export const query = <I extends z.ZodType, O extends z.ZodType, P extends Permission>(
  permission: P,
  summary: string,
  input: I,
  output: O,
): Procedure<I, O, P> => ({ kind: 'query', permission, summary, input, output });

/** Declares a command. */
export const command = <I extends z.ZodType, O extends z.ZodType, P extends Permission>(
  permission: P,
  summary: string,
  input: I,
  output: O,
): Procedure<I, O, P> => ({ kind: 'command', permission, summary, input, output });
