/**
 * Folds one event into a case. Pure and total: it never refuses, because an event in the journal has
 * happened. Every new kind of event must be handled here or the compiler objects.
 */

import type { FormValues } from '#shared/forms/schema';
import { assertNever } from '#shared/lib/assert-never';
import type { ClockRun } from './clock-run';
import type { CaseEvent } from './events';
import type { StepRecord } from './records';
import type { CaseState, Recorded } from './state';

/** The state after `recorded`; `state` is null only for `caseCreated`. */
export function evolve(state: CaseState | null, recorded: Recorded<CaseEvent>): CaseState {
  const { event, at, by } = recorded;
  if (event.type === 'caseCreated') return created(event, recorded);
  if (!state) throw new Error(`event ${event.type} before caseCreated`);
  const changed: CaseState = { ...state, changedAt: at };
  switch (event.type) {
    case 'draftChanged':
      return {
        ...withDrafter(changed, recorded),
        subject: patched(state.subject, event.subject),
        application: patched(state.application, event.application),
      };
    case 'attachmentAdded':
      return {
        // Proofs of publication belong to no field of the application: whoever adds one has not drafted it.
        ...(event.attachment.field === '' ? changed : withDrafter(changed, recorded)),
        attachments: [...state.attachments, event.attachment],
        nextAttachmentId: event.attachment.id + 1,
      };
    case 'attachmentRemoved':
      return {
        ...withDrafter(changed, recorded),
        attachments: state.attachments.filter((attachment) => attachment.id !== event.id),
      };
    case 'draftDiscarded':
      return { ...changed, status: 'DISCARDED' };
    case 'defectAnswered':
      return {
        ...withDrafter(changed, recorded),
        corrections: answered(state, event.index, event.answer),
      };
    case 'sentForInternalApproval':
      return {
        ...withDrafter(changed, recorded),
        status: 'INTERNAL_REVIEW',
        warnings: event.warnings,
        returnReason: '',
      };
    case 'returnedToClerk':
      return {
        ...changed,
        status: state.round === 0 ? 'DRAFT' : 'CORRECTION',
        returnReason: event.reason,
      };
    case 'internallyApproved':
      return {
        ...withStep(changed, 'application', recorded),
        status: 'INTERNAL_APPROVED',
        people: { ...state.people, internalApprover: by },
      };
    case 'received':
      return {
        ...changed,
        status: 'SUBMITTED',
        round: event.receipt.round,
        receipts: [...state.receipts, event.receipt],
        profile: event.profile,
        submitted: { subject: state.subject, application: state.application },
        submittedBefore: state.submitted,
      };
    case 'correctionNotified':
      return { ...changed, status: 'CORRECTION', corrections: [...state.corrections, event.notice] };
    case 'accepted':
      return {
        ...withStep(changed, 'acceptance', recorded),
        status: 'UNDER_REVIEW',
        people: { ...state.people, acceptor: by },
      };
    case 'checklistSaved':
      return { ...withReviewer(changed, recorded), checklist: event.answers };
    case 'resultProposed': {
      const reviewed = withReviewer(changed, recorded);
      return {
        ...reviewed,
        status: 'REVIEW_PROPOSED',
        checklist: event.answers,
        reviewOpinion: event.opinion,
        returnReason: '',
        people: { ...reviewed.people, proposer: by },
      };
    }
    case 'returnedToReviewer':
      return { ...changed, status: 'UNDER_REVIEW', returnReason: event.reason };
    case 'reviewPassed':
      return {
        ...withStep(changed, 'review', recorded),
        status: 'PUBLICITY_PENDING',
        people: { ...state.people, decider: by },
      };
    case 'published':
      return { ...changed, status: 'PUBLICITY', publicity: event.publicity };
    case 'publicityEnded':
      return {
        ...withStep(changed, 'publicity', recorded),
        status: 'CODING_PENDING',
        publicity: state.publicity && { ...state.publicity, endedAt: event.endedAt },
      };
    case 'codeEntered':
      return {
        ...changed,
        code: {
          code: event.code,
          codedAt: event.codedAt,
          replyReference: event.replyReference,
          enteredBy: by,
          confirmedBy: null,
          validFrom: null,
          validTo: null,
        },
      };
    case 'codeRejected':
      return { ...changed, code: null, returnReason: event.reason };
    case 'codeConfirmed':
      return {
        ...withStep(changed, 'coding', recorded),
        status: 'REGISTERED',
        returnReason: '',
        code: state.code && {
          ...state.code,
          confirmedBy: by,
          validFrom: event.validFrom,
          validTo: event.validTo,
        },
      };
    case 'clockStarted': {
      const earlier = state.clocks.filter((run) => run.clock === event.clock.clock).length;
      const run: ClockRun = { ...event.clock, run: earlier + 1, stopped: null, outcome: null };
      return { ...changed, clocks: [...state.clocks, run] };
    }
    case 'clockStopped':
      return {
        ...changed,
        clocks: state.clocks.map((run) =>
          run.clock === event.clock && run.stopped === null
            ? { ...run, stopped: event.date, outcome: event.outcome }
            : run,
        ),
      };
    case 'documentIssued':
      return { ...changed, documents: [...state.documents, event.issued] };
    default:
      return assertNever(event, 'case event');
  }
}

function created(
  event: Extract<CaseEvent, { type: 'caseCreated' }>,
  { at, by }: Recorded<CaseEvent>,
): CaseState {
  return {
    id: event.id,
    number: event.number,
    applyType: event.applyType,
    objectType: event.objectType,
    status: 'DRAFT',
    version: 0,
    createdAt: at,
    changedAt: at,
    subject: {},
    application: {},
    attachments: [],
    nextAttachmentId: 1,
    submitted: null,
    submittedBefore: null,
    round: 0,
    warnings: [],
    people: {
      drafters: [by],
      internalApprover: null,
      acceptor: null,
      proposer: null,
      reviewers: [],
      decider: null,
    },
    receipts: [],
    corrections: [],
    checklist: [],
    reviewOpinion: '',
    returnReason: '',
    publicity: null,
    code: null,
    clocks: [],
    documents: [],
    steps: [],
    profile: null,
  };
}

/** Applies changed fields; `null` empties a field. */
function patched(values: FormValues, patch: FormValues): FormValues {
  const next: Record<string, FormValues[string]> = { ...values };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete next[key];
    else next[key] = value;
  }
  return next;
}

function withDrafter(state: CaseState, { by }: Recorded<CaseEvent>): CaseState {
  if (state.people.drafters.includes(by)) return state;
  return { ...state, people: { ...state.people, drafters: [...state.people.drafters, by] } };
}

function withReviewer(state: CaseState, { by }: Recorded<CaseEvent>): CaseState {
  if (state.people.reviewers.includes(by)) return state;
  return { ...state, people: { ...state.people, reviewers: [...state.people.reviewers, by] } };
}

function withStep(state: CaseState, step: StepRecord['step'], { at, by }: Recorded<CaseEvent>): CaseState {
  const record: StepRecord = { step, doneAt: at, by, confirmedAt: null, confirmRef: null };
  return { ...state, steps: [...state.steps.filter((done) => done.step !== step), record] };
}

function answered(state: CaseState, index: number, answer: string): CaseState['corrections'] {
  const last = state.corrections.length - 1;
  return state.corrections.map((notice, at) =>
    at === last
      ? { ...notice, answers: notice.answers.map((old, place) => (place === index ? answer : old)) }
      : notice,
  );
}
