/** What the inputs of steps are made of, and what every step answers. Bounds are those of the door. */
import { z } from 'zod';
import type { Permission } from '#shared/access/permissions';
import type { ClauseId } from '#shared/domain/ids';
import { DOCUMENT_IDS } from '#shared/paper/document-id';
import { CASE_STATUSES } from '#shared/regulation/casework/status';
import {
  caseIdField,
  commandIdField,
  dateOut,
  instantOut,
  localDateField,
  requiredText,
  text,
} from './fields';
import { command } from './procedure';
import { checklistAnswer } from './views';

/** Every step names the case, the version its officer looked at, and the press of the button. */
export const step = {
  caseId: caseIdField,
  version: z.number().int().min(0),
  commandId: commandIdField,
};

/** What every step answers, after the flush. */
export const caseSaved = z.object({
  caseId: z.string(),
  number: z.string(),
  status: z.enum(CASE_STATUSES),
  statusName: z.string(),
  version: z.number(),
  savedAt: instantOut,
  documents: z.array(z.object({ document: z.enum(DOCUMENT_IDS), number: z.string() })),
  deadlines: z.array(
    z.object({ clock: z.string(), name: z.string(), due: dateOut, provisional: z.boolean() }),
  ),
});
export type CaseSaved = z.infer<typeof caseSaved>;

/** Largest attachment as base64, in characters: 20 MB of bytes. */
export const MAX_ATTACHMENT_BASE64 = 28_000_000;

export const file = {
  type: text(10),
  title: requiredText(100),
  fileName: requiredText(200),
  /** Whether it is base64 is seen while it is decoded, in pieces: a check of the whole would hold up everybody. */
  content: z.string().max(MAX_ATTACHMENT_BASE64).describe('the file, base64'),
};

export const reason = requiredText(500, 2);

export const defect = z.strictObject({
  place: requiredText(100),
  kind: requiredText(20),
  problem: requiredText(500, 2),
  requirement: requiredText(500, 2),
  basis: z
    .array(
      z
        .string()
        .regex(/^[A-Z]{3}-\d+-\d+$/)
        .transform((id) => id as ClauseId),
    )
    .max(10),
  newBecause: text(300),
});

export const answers = z
  .array(
    z.strictObject({
      item: z.string().max(10),
      result: checklistAnswer.shape.result,
      remark: text(500),
    }),
  )
  .max(100);

/** Reasons that go into a letter. */
export const reasons = requiredText(2000, 2);
export const groundCode = z.string().regex(/^[0-9A-Z]{1,10}$/);
export const grounds = z.array(groundCode).max(10);
export const attachmentId = z.number().int().min(1).max(100_000);
export const attachmentIds = z.array(attachmentId).max(60);
export const objection = z.number().int().min(1).max(1000);
export const documentNumber = z.string().max(60);
export const deliveryMethod = z.enum(['counter', 'post', 'phone-and-post', 'electronic']);

export const identity = {
  name: requiredText(100),
  idType: groundCode,
  idNumber: requiredText(40),
  phone: requiredText(40),
  address: text(200),
  relation: requiredText(500),
};

export const notice = {
  publishedAt: localDateField,
  channel: requiredText(100, 2),
  receipt: text(100),
  evidence: z.array(z.number().int()).max(20),
  secrecyReviewer: requiredText(50, 2),
};

/** A step whose input is the case and its own fields. */
export const plain = <P extends Permission, S extends z.ZodRawShape>(
  permission: P,
  summary: string,
  fields: S,
) => command(permission, summary, z.strictObject({ ...step, ...fields }), caseSaved);
