/** What screens and scripts see of the register: rows, versions, one item with what may be begun on it. */
import { z } from 'zod';
import { CASE_TYPES, OBJECT_TYPES } from '#shared/domain/case-type';
import { REQUESTERS } from '#shared/regulation/casework/commands';
import { STANDINGS } from '#shared/regulation/register/standing';
import { refusalView } from './action-view';
import { dateOut, formValues } from './fields';
import { differenceView } from './views';

export const registerRow = z.object({
  registerId: z.string(),
  /** The case that made it. */
  caseId: z.string(),
  code: z.string(),
  number: z.string(),
  objectType: z.enum(OBJECT_TYPES),
  name: z.string(),
  subjectName: z.string(),
  division: z.string(),
  industry: z.string(),
  catalogCode: z.string(),
  codedAt: dateOut,
  validFrom: dateOut,
  validTo: dateOut,
  versions: z.number(),
  /** By the day looked at; nothing expires by itself in law. */
  standing: z.enum(STANDINGS),
  standingName: z.string(),
  daysLeft: z.number(),
  confirmed: z.boolean(),
  /** The region said that the code is another item's: 查询码待更正. */
  codeLost: z.boolean(),
});
export type RegisterRow = z.infer<typeof registerRow>;

/** One version of a register item, with the case that made it. */
export const versionView = z.object({
  number: z.number(),
  caseId: z.string(),
  caseNumber: z.string(),
  typeName: z.string(),
  on: dateOut,
  validFrom: dateOut,
  validTo: dateOut,
  subject: formValues,
  application: formValues,
  /** What differs from the version before; empty for the first. */
  changes: z.array(differenceView),
});
export type VersionView = z.infer<typeof versionView>;

export const registerEntryView = registerRow.extend({
  asOf: dateOut,
  uscc: z.string(),
  versionList: z.array(versionView),
  end: z
    .object({ on: dateOut, why: z.enum(['applied', 'expired', 'revoked']), caseId: z.string() })
    .nullable(),
  /** Every case on it, oldest first. */
  cases: z.array(
    z.object({
      caseId: z.string(),
      number: z.string(),
      typeName: z.string(),
      statusName: z.string(),
      open: z.boolean(),
    }),
  ),
  /** The renewal window by the rules of today. */
  window: z.object({ opens: dateOut, closes: dateOut }),
  /** What may be begun on it by the person looking, and why not. */
  starts: z.array(
    z.object({
      caseType: z.enum(CASE_TYPES),
      requester: z.enum(REQUESTERS),
      label: z.string(),
      refusals: z.array(refusalView),
    }),
  ),
});
export type RegisterEntryView = z.infer<typeof registerEntryView>;
