/** What screens and scripts see of a case: derived views, never the journal itself. */
import { z } from 'zod';
import { CASE_TYPES, OBJECT_TYPES } from '#shared/domain/case-type';
import { DOCUMENT_IDS } from '#shared/paper/document-id';
import { PARTIES } from '#shared/regulation/casework/records';
import { CASE_STATUSES } from '#shared/regulation/casework/status';
import { STANDINGS } from '#shared/regulation/register/standing';
import { actionView } from './action-view';
import { deadlineView } from './deadline-view';
import { clauseIdOut, dateOut, formValues, instantOut } from './fields';
import { objectionView } from './objection-view';

export const stepView = z.object({
  step: z.enum(['application', 'acceptance', 'review', 'publicity', 'coding']),
  title: z.string(),
  state: z.enum(['open', 'current', 'done']),
  doneAt: instantOut.nullable(),
  by: z.string().nullable(),
  /** The office that did it; null for this desk. */
  office: z.string().nullable(),
  /** Whether the region confirms this step; the subject's own application it does not. */
  regional: z.boolean(),
  /** The region's confirmation; null = 待自治区确认. */
  confirmedAt: dateOut.nullable(),
  confirmRef: z.string().nullable(),
  /** The official date of the step; null for a step without one, or before it. */
  date: z
    .object({
      title: z.string(),
      value: dateOut,
      /** Recorded at this side, or said by the region, which stands. */
      source: z.enum(['LOCAL', 'REGION']),
      /** As it was recorded before the region said otherwise, oldest first. */
      former: z.array(dateOut),
    })
    .nullable(),
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
  party: z.enum(PARTIES),
  objection: z.number().nullable(),
  /** Why the number is void; null while it is not. */
  voided: z.string().nullable(),
  /** Offices did different things and nobody has chosen yet: it is out, and is not printed again meanwhile. */
  disputed: z.boolean(),
  /** It fell with its act and is still to be taken back from whoever was given it. */
  toRecall: z.boolean(),
  delivery: z
    .object({ method: z.string(), receiver: z.string(), on: dateOut, refused: z.string() })
    .nullable(),
});
export type DocumentView = z.infer<typeof documentView>;

export const caseHeader = z.object({
  caseId: z.string(),
  /** As a person reads it: where two cases have one number, with what tells them apart. */
  number: z.string(),
  version: z.number(),
  caseType: z.enum(CASE_TYPES),
  objectType: z.enum(OBJECT_TYPES),
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

const groundView = z.object({ code: z.string(), label: z.string(), basis: z.array(clauseIdOut) });
const groundsView = z.array(groundView);

/** One field that differs, in words: before and after. */
export const differenceView = z.object({
  key: z.string(),
  label: z.string(),
  page: z.string(),
  before: z.string(),
  after: z.string(),
});
export type DifferenceView = z.infer<typeof differenceView>;

export const caseView = caseHeader.extend({
  /** Who has the case among offices; null while the desk is alone. */
  holder: z
    .object({
      agency: z.string(),
      name: z.string(),
      /** How often it changed hands. */
      epoch: z.number(),
      mine: z.boolean(),
      /** The day it came to whoever has it; null where it began. */
      since: dateOut.nullable(),
      /** On its way to this office, which has not taken it yet. */
      releasedTo: z.string().nullable(),
      /** What is on its way, e.g. a bundle that nobody has acknowledged; empty when nothing is. */
      onTheWay: z.string(),
    })
    .nullable(),
  /** What whoever asks may do about it. */
  handing: z.array(z.enum(['handOver', 'recall', 'forceTake', 'confirm'])),
  /** Contradictions between stations that wait for somebody. */
  conflicts: z.array(z.object({ id: z.string(), className: z.string(), blocked: z.string() })),
  subject: formValues,
  application: formValues,
  request: formValues,
  /** Fields that may be edited: all, or those a request on a register item unlocks. */
  unlocked: z.union([z.literal('all'), z.array(z.string())]),
  /** The register item it is about, or made; null before there is one. */
  entry: z
    .object({
      registerId: z.string(),
      code: z.string(),
      standing: z.enum(STANDINGS),
      standingName: z.string(),
    })
    .nullable(),
  /** What differs from the register; empty for a first registration. */
  changes: z.array(differenceView),
  /** Rules the case is decided under. */
  rules: z.object({
    id: z.string(),
    title: z.string(),
    codeName: z.string(),
    resultName: z.string(),
    /** The day whose code lists the form is held to. */
    listsOn: dateOut,
  }),
  grounds: z.object({
    refuse: groundsView,
    transfer: groundsView,
    notPass: groundsView,
    objection: groundsView,
    objectionInvalid: groundsView,
    revoke: groundsView,
    revokeSource: groundsView,
  }),
  /** Waits for a supervisor. */
  proposal: z
    .object({
      kind: z.enum(['refusal', 'transfer', 'delay', 'withdrawal']),
      title: z.string(),
      by: z.string(),
      reasons: z.string(),
      grounds: z.array(z.string()),
      to: z.string(),
      expected: dateOut.nullable(),
      /** The subject's written request to withdraw. */
      attachment: z.number().nullable(),
    })
    .nullable(),
  delayNotes: z.array(z.object({ reasons: z.string(), expected: dateOut, on: dateOut })),
  hearing: z
    .object({
      notifiedAt: dateOut,
      answeredAt: dateOut.nullable(),
      consent: z.enum(['AGREE', 'DISAGREE', 'NONE']).nullable(),
      statement: z.string(),
      evidence: z.array(z.number()),
    })
    .nullable(),
  earlierPublicity: z.array(
    z.object({
      publishedAt: dateOut,
      receipt: z.string(),
      channel: z.string(),
      /** 公示号; empty when the region never said it. */
      publicityInfoId: z.string(),
      brokenOffBecause: z.string(),
    }),
  ),
  /** 暂缓登记: an open objection holds the case. */
  held: z.boolean(),
  objections: z.array(objectionView),
  /** How it ended other than by registration. */
  ending: z
    .object({ grounds: z.array(z.string()), reasons: z.string(), on: dateOut, to: z.string() })
    .nullable(),
  /** What the agency means to do ex officio. */
  matter: z
    .object({
      kind: z.enum(['EXPIRE', 'SHORTEN', 'RESTORE', 'REVOKE']),
      reasons: z.string(),
      reference: z.string(),
      validTo: dateOut.nullable(),
      sourceName: z.string(),
    })
    .nullable(),
  revocation: z
    .object({
      facts: z.string(),
      evidence: z.array(z.number()),
      notifiedAt: dateOut.nullable(),
      heardAt: dateOut.nullable(),
      statement: z.string(),
      finding: z
        .object({
          proven: z.boolean(),
          grounds: z.array(z.string()),
          reasons: z.string(),
          by: z.string(),
        })
        .nullable(),
      decidedAt: dateOut.nullable(),
      announcedAt: dateOut.nullable(),
      announcement: z.string(),
    })
    .nullable(),
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
      /** 公示号 as the region said it, with its reply; null until it did. */
      publicityInfoId: z
        .object({ value: z.string(), ref: z.string(), on: dateOut, former: z.array(z.string()) })
        .nullable(),
    })
    .nullable(),
  code: z
    .object({
      /** Masked until it is confirmed: the second person types it from the reply, not from the screen. */
      code: z.string(),
      /** Codes in the place of which the region said another, oldest first. */
      replaced: z.array(z.string()),
      codedAt: dateOut,
      replyReference: z.string(),
      /** What is wrong with the pool that it is said to be from; empty when nothing is. */
      poolDoubt: z.string(),
      /** Its place in the list of that pool, from 1; null for one that came with a reply. */
      poolPlace: z.number().nullable(),
      enteredBy: z.string(),
      confirmedBy: z.string().nullable(),
      validFrom: dateOut.nullable(),
      validTo: dateOut.nullable(),
    })
    .nullable(),
  /** The next code of the agency's pool, where one may be entered; null without a pool, or when it is used up. */
  codeOffer: z.object({ pool: z.string(), code: z.string() }).nullable(),
  documents: z.array(documentView),
});
export type CaseView = z.infer<typeof caseView>;

export const historyLine = z.object({
  /** Why it does not count, in a few words; empty when it does. */
  fate: z.string(),
  /** Why the time it claims cannot be right, in a few words; empty when nothing speaks against it. */
  doubt: z.string(),
  at: instantOut,
  date: dateOut,
  time: z.string(),
  actor: z.string(),
  role: z.string(),
  title: z.string(),
  detail: z.string(),
});
export type HistoryLine = z.infer<typeof historyLine>;
