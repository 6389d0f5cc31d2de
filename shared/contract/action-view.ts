/** What can be done with a case or an objection, and why it cannot be now. */
import { z } from 'zod';
import { FAILURE_CODES } from './failure';
import { clauseIdOut } from './fields';

export const refusalView = z.object({
  code: z.enum(FAILURE_CODES),
  message: z.string(),
  wayOut: z.string(),
  clauses: z.array(clauseIdOut),
  places: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type RefusalView = z.infer<typeof refusalView>;

/** A button: its row, its word, and why it is not possible now. */
export const actionView = z.object({
  transition: z.string(),
  command: z.string(),
  label: z.string(),
  /** The objection it is about; null for steps of the case. */
  objection: z.number().nullable(),
  main: z.boolean(),
  basis: z.array(clauseIdOut),
  refusals: z.array(refusalView),
});
export type ActionView = z.infer<typeof actionView>;
