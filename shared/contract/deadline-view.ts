/** A deadline as screens and scripts see it: its light, and the whole explanation of its date. */
import { z } from 'zod';
import { clauseIdOut, dateOut } from './fields';

const dayReason = z.object({ date: dateOut, reason: z.string(), source: z.string() });

/** A clock with its light and the whole explanation of its date. */
export const deadlineView = z.object({
  clock: z.string(),
  name: z.string(),
  run: z.number(),
  startsWith: z.string(),
  start: dateOut,
  firstDay: dateOut,
  due: dateOut,
  days: z.number(),
  skipped: z.array(dayReason),
  makeups: z.array(dayReason),
  provisional: z.boolean(),
  missingYears: z.array(z.number()),
  calendar: z.enum(['xj', 'national']),
  profile: z.string(),
  basis: z.array(clauseIdOut),
  /** `deadline`: an act is due; `period`: has to run out; `reminder`: no effect in law. */
  nature: z.enum(['deadline', 'period', 'reminder']),
  stopped: dateOut.nullable(),
  /** The objection whose clock it is; null for clocks of the case. */
  objection: z.number().nullable(),
  /** Times in which it stood still; `to` null = it stands still now. */
  holds: z.array(z.object({ from: dateOut, to: dateOut.nullable() })),
  /** Due dates it had before, and what moved it. */
  earlier: z.array(z.object({ due: dateOut, because: z.string() })),
  light: z.discriminatedUnion('level', [
    z.object({ level: z.literal('normal'), remaining: z.number() }),
    z.object({ level: z.literal('soon'), remaining: z.number() }),
    z.object({ level: z.literal('today') }),
    z.object({ level: z.literal('overdue'), late: z.number() }),
    z.object({ level: z.literal('ended') }),
    z.object({ level: z.literal('held') }),
    z.object({ level: z.literal('done'), late: z.number(), missed: z.literal(true).optional() }),
  ]),
});
export type DeadlineView = z.infer<typeof deadlineView>;
