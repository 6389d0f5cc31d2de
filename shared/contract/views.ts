/** What screens and scripts see of a case: derived views, never the journal itself. */
import { z } from 'zod';
import { DOCUMENT_IDS } from '#shared/paper/document-id';
import { CASE_STATUSES } from '#shared/regulation/casework/status';
import { FAILURE_CODES } from './failure';
import { clauseIdOut, dateOut, formValues, instantOut } from './fields';

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
  light: z.discriminatedUnion('level', [
    z.object({ level: z.literal('normal'), remaining: z.number() }),
    z.object({ level: z.literal('soon'), remaining: z.number() }),
    z.object({ level: z.literal('today') }),
    z.object({ level: z.literal('overdue'), late: z.number() }),
    z.object({ level: z.literal('ended') }),
    z.object({ level: z.literal('done'), late: z.number() }),
  ]),
});
export type DeadlineView = z.infer<typeof deadlineView>;

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
  main: z.boolean(),
  basis: z.array(clauseIdOut),
  refusals: z.array(refusalView),
});
export type ActionView = z.infer<typeof actionView>;

export const personView = z.object({ account: z.string(), name: z.string() });

export const stepView = z.object({
  step: z.enum(['application', 'acceptance', 'review', 'publicity', 'coding']),
  title: z.string(),
  state: z.enum(['open', 'current', 'done']),
  doneAt: instantOut.nullable(),
  by: z.string().nullable(),
  /** Whether the region confirms this step; the subject's own application it does not. */
  regional: z.boolean(),
  /** The region's confirmation; null = 待自治区确认. */
  confirmedAt: dateOut.nullable(),
  confirmRef: z.string().nullable(),
});
export type StepView = z.infer<typeof stepView>;

export const attachmentView = z.object({
  id: z.number(),
  type: z.string(),
  field: z.string(),
  title: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  hash: z.string(),
  bytes: z.number(),
});
export type AttachmentView = z.infer<typeof attachmentView>;

export const findingView = z.object({
  field: z.string(),
  level: z.enum(['error', 'warning']),
  code: z.string(),
  message: z.string(),
  basis: z.array(clauseIdOut),
});

export const checklistAnswer = z.object({
  item: z.string(),
  result: z.enum(['pass', 'fail', 'notApplicable', 'doubtful']),
  remark: z.string(),
});

export const checklistItemView = z.object({
  id: z.string(),
  label: z.string(),
  lookAt: z.string(),
  basis: z.array(clauseIdOut),
  auto: z.object({ result: checklistAnswer.shape.result, evidence: z.string() }).nullable(),
  answer: checklistAnswer.nullable(),
});

export const defectView = z.object({
  place: z.string(),
  kind: z.string(),
  problem: z.string(),
  requirement: z.string(),
  basis: z.array(clauseIdOut),
  newBecause: z.string(),
});

export const documentView = z.object({
  document: z.enum(DOCUMENT_IDS),
  title: z.string(),
  /** null: not issued yet, only a preview. */
  number: z.string().nullable(),
  date: dateOut.nullable(),
  round: z.number(),
});
export type DocumentView = z.infer<typeof documentView>;

export const caseHeader = z.object({
  caseId: z.string(),
  number: z.string(),
  version: z.number(),
  typeName: z.string(),
  name: z.string(),
  subjectName: z.string(),
  status: z.enum(CASE_STATUSES),
  statusName: z.string(),
  round: z.number(),
  /** The running deadline that matters now. */
  deadline: deadlineView.nullable(),
  createdAt: instantOut,
  changedAt: instantOut,
  receivedAt: dateOut.nullable(),
  officer: z.string(),
  marks: z.array(z.string()),
});
export type CaseHeader = z.infer<typeof caseHeader>;

export const caseView = caseHeader.extend({
  subject: formValues,
  application: formValues,
  attachments: z.array(attachmentView),
  materials: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      label: z.string(),
      attachmentIds: z.array(z.number()),
      missing: z.boolean(),
      basis: z.array(clauseIdOut),
    }),
  ),
  editable: z.boolean(),
  findings: z.array(findingView),
  publicItems: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      value: z.string(),
      hits: z.array(z.object({ from: z.number(), to: z.number(), text: z.string(), message: z.string() })),
    }),
  ),
  actions: z.array(actionView),
  steps: z.array(stepView),
  clocks: z.array(deadlineView),
  corrections: z.array(
    z.object({
      round: z.number(),
      notifiedAt: dateOut,
      delivery: z.object({ method: z.string(), receiver: z.string(), date: dateOut }),
      defects: z.array(defectView),
      answers: z.array(z.string().nullable()),
    }),
  ),
  /** Fields that differ from the last receipt. */
  changedSinceReceipt: z.array(z.string()),
  checklist: z.array(checklistItemView),
  reviewOpinion: z.string(),
  returnReason: z.string(),
  duplicates: z.array(z.object({ number: z.string(), name: z.string(), because: z.string() })),
  publicity: z
    .object({
      publishedAt: dateOut,
      receipt: z.string(),
      channel: z.string(),
      evidence: z.array(z.number()),
      secrecyReviewer: z.string(),
      endedAt: dateOut.nullable(),
    })
    .nullable(),
  code: z
    .object({
      /** Masked until it is confirmed: the second person types it from the reply, not from the screen. */
      code: z.string(),
      codedAt: dateOut,
      replyReference: z.string(),
      enteredBy: z.string(),
      confirmedBy: z.string().nullable(),
      validFrom: dateOut.nullable(),
      validTo: dateOut.nullable(),
    })
    .nullable(),
  documents: z.array(documentView),
});
export type CaseView = z.infer<typeof caseView>;

export const historyLine = z.object({
  at: instantOut,
  date: dateOut,
  time: z.string(),
  actor: z.string(),
  role: z.string(),
  title: z.string(),
  detail: z.string(),
});
export type HistoryLine = z.infer<typeof historyLine>;

export const registerRow = z.object({
  caseId: z.string(),
  code: z.string(),
  number: z.string(),
  name: z.string(),
  subjectName: z.string(),
  division: z.string(),
  codedAt: dateOut,
  validFrom: dateOut,
  validTo: dateOut,
  /** `valid` by today's date; nothing expires by itself in law. */
  state: z.enum(['valid', 'window', 'expired']),
  daysLeft: z.number(),
  confirmed: z.boolean(),
});
export type RegisterRow = z.infer<typeof registerRow>;
