/** What screens and scripts see of an objection. */
import { z } from 'zod';
import { OBJECTION_STATUSES } from '#shared/regulation/casework/objection';
import { actionView } from './action-view';
import { deadlineView } from './deadline-view';
import { dateOut } from './fields';

export const objectionView = z.object({
  number: z.number(),
  status: z.enum(OBJECTION_STATUSES),
  statusName: z.string(),
  receivedAt: dateOut,
  inPeriod: z.boolean(),
  /** Identity numbers are masked; the registration form D15 has them in full. */
  objector: z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['person', 'unit']),
      name: z.string(),
      idTypeName: z.string(),
      idNumber: z.string(),
      phone: z.string(),
      address: z.string(),
      relation: z.string(),
    }),
    z.object({ kind: z.literal('anonymous'), description: z.string() }),
  ]),
  groundName: z.string(),
  content: z.string(),
  request: z.string(),
  evidence: z.array(z.number()),
  evidenceFollows: z.boolean(),
  declined: z.object({ groundName: z.string(), reply: z.string() }).nullable(),
  deliveredAt: dateOut.nullable(),
  answer: z
    .object({
      receivedAt: dateOut,
      admits: z.boolean(),
      statement: z.string(),
      evidence: z.array(z.number()),
    })
    .nullable(),
  proposal: z
    .object({ upheld: z.boolean(), facts: z.string(), reasons: z.string(), by: z.string() })
    .nullable(),
  decision: z
    .object({ upheld: z.boolean(), facts: z.string(), reasons: z.string(), by: z.string(), on: dateOut })
    .nullable(),
  withdrawnBecause: z.string(),
  closedOn: dateOut.nullable(),
  clocks: z.array(deadlineView),
  actions: z.array(actionView),
});
export type ObjectionView = z.infer<typeof objectionView>;
