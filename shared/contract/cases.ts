/** Procedures of cases: one for each command of the transition table, and the views of a case. */
import { z } from 'zod';
import type { ClauseId } from '#shared/domain/ids';
import { DOCUMENT_IDS } from '#shared/paper/document-id';
import { CASE_STATUSES } from '#shared/regulation/casework/status';
import {
  blobHashField,
  caseIdField,
  commandIdField,
  dateOut,
  formValues,
  instantOut,
  localDateField,
  requiredText,
  text,
} from './fields';
import { command, query } from './procedure';
import { caseView, checklistAnswer, historyLine } from './views';

/** Every step names the case, the version its officer looked at, and the press of the button. */
const step = {
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

const file = {
  type: text(10),
  title: requiredText(100),
  fileName: requiredText(200),
  content: z.base64().max(MAX_ATTACHMENT_BASE64).describe('the file, base64'),
};

const reason = requiredText(500, 2);

const defect = z.strictObject({
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

const answers = z
  .array(
    z.strictObject({
      item: z.string().max(10),
      result: checklistAnswer.shape.result,
      remark: text(500),
    }),
  )
  .max(100);

export const caseProcedures = {
  'cases.create': command(
    'case.draft',
    'T01 starts a 首次登记.',
    z.strictObject({ commandId: commandIdField }),
    caseSaved,
  ),
  'cases.saveDraft': command(
    'case.draft',
    'E01 keeps changed fields; null empties a field.',
    z.strictObject({ ...step, subject: formValues, application: formValues }),
    caseSaved,
  ),
  'cases.attach': command(
    'case.draft',
    'E02 adds a file to the application.',
    z.strictObject({ ...step, ...file, field: text(60) }),
    caseSaved,
  ),
  'cases.detach': command(
    'case.draft',
    'E03 takes a file off the application.',
    z.strictObject({ ...step, attachmentId: z.number().int() }),
    caseSaved,
  ),
  'cases.answerDefect': command(
    'case.draft',
    'E04 answers one defect of the correction notice.',
    z.strictObject({ ...step, index: z.number().int().min(0).max(200), answer: requiredText(500, 2) }),
    caseSaved,
  ),
  'cases.discard': command(
    'case.draft',
    'T02, T26 discards an application that was never submitted.',
    z.strictObject({ ...step, reason }),
    caseSaved,
  ),
  'cases.sendForApproval': command(
    'case.draft',
    'T03 sends for internal approval.',
    z.strictObject({ ...step, warningsReason: text(500) }),
    caseSaved,
  ),
  'cases.returnToClerk': command(
    'case.approve',
    'T04 returns to the clerk.',
    z.strictObject({ ...step, reason }),
    caseSaved,
  ),
  'cases.approveInternally': command(
    'case.approve',
    'T05 approves internally, with the secrecy review.',
    z.strictObject({
      ...step,
      opinion: requiredText(500, 2),
      secrecyReviewer: requiredText(50, 2),
      secrecyReviewedAt: localDateField,
    }),
    caseSaved,
  ),
  'cases.receive': command(
    'case.receive',
    'T06, T08 records 收到申请日; starts C1.',
    z.strictObject({
      ...step,
      receivedAt: localDateField,
      channel: requiredText(20),
      backdatedBecause: text(300),
    }),
    caseSaved,
  ),
  'cases.requestCorrection': command(
    'case.receive',
    'T07 one-time correction notice; stops C1.',
    z.strictObject({
      ...step,
      defects: z.array(defect).max(100),
      delivery: z.strictObject({
        method: z.enum(['counter', 'post', 'phone-and-post', 'electronic']),
        receiver: requiredText(50, 2),
        date: localDateField,
      }),
      overrideReason: text(300),
    }),
    caseSaved,
  ),
  'cases.accept': command(
    'case.accept',
    'T11 accepts; stops C1, starts C2.',
    z.strictObject(step),
    caseSaved,
  ),
  'cases.saveChecklist': command(
    'case.review',
    'E05 keeps checklist answers so far.',
    z.strictObject({ ...step, answers }),
    caseSaved,
  ),
  'cases.proposeResult': command(
    'case.review',
    'T13 proposes the review result.',
    z.strictObject({ ...step, answers, opinion: requiredText(1000, 2) }),
    caseSaved,
  ),
  'cases.returnToReviewer': command(
    'case.decide',
    'T14 returns to the reviewer.',
    z.strictObject({ ...step, reason }),
    caseSaved,
  ),
  'cases.pass': command(
    'case.decide',
    'T16 passes the review; stops C2.',
    z.strictObject({ ...step, opinion: text(1000) }),
    caseSaved,
  ),
  'cases.attachEvidence': command(
    'case.accept',
    'E06 adds a proof of publication.',
    z.strictObject({ ...step, ...file }),
    caseSaved,
  ),
  'cases.publish': command(
    'case.accept',
    'T18 records the real publication day; starts C3.',
    z.strictObject({
      ...step,
      publishedAt: localDateField,
      channel: requiredText(100, 2),
      receipt: text(100),
      evidence: z.array(z.number().int()).max(20),
      secrecyReviewer: requiredText(50, 2),
    }),
    caseSaved,
  ),
  'cases.endPublicity': command(
    'case.decide',
    'T23 confirms that the notice period is over and nobody objected.',
    z.strictObject({ ...step, noObjection: z.boolean() }),
    caseSaved,
  ),
  'cases.enterCode': command(
    'case.decide',
    'T24 types the code of the official reply twice.',
    z.strictObject({
      ...step,
      code: requiredText(64),
      codeAgain: requiredText(64),
      codedAt: localDateField,
      replyReference: requiredText(100, 2),
    }),
    caseSaved,
  ),
  'cases.confirmCode': command(
    'case.confirmCode',
    'T24 second person types the code again; registers.',
    z.strictObject({ ...step, code: requiredText(64) }),
    caseSaved,
  ),
  'cases.rejectCode': command(
    'case.confirmCode',
    'T24 sends a wrong code back.',
    z.strictObject({ ...step, reason }),
    caseSaved,
  ),
  'cases.get': query(
    'case.read',
    'Everything a screen shows of a case.',
    z.strictObject({ caseId: caseIdField }),
    caseView,
  ),
  'cases.history': query(
    'case.read',
    'The log of a case, oldest first.',
    z.strictObject({ caseId: caseIdField }),
    z.object({ lines: z.array(historyLine) }),
  ),
  'cases.readAttachment': query(
    'case.read',
    'The bytes of an attachment of this case.',
    z.strictObject({ caseId: caseIdField, hash: blobHashField }),
    z.object({ content: z.string().describe('base64'), mediaType: z.string(), fileName: z.string() }),
  ),
} as const;
