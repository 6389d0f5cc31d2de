/**
 * Folds one event into a case. Pure and total: it never refuses, because an event in the journal has
 * happened. Every new kind of event must be handled here or the compiler objects.
 */

import type { AccountId } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import type { ClockRun, ClockStart } from './clock-run';
import { withTaken } from './code-from-pool';
import { created } from './created';
import type { CaseEvent } from './events';
import { withClockMoved, withConfirmation } from './evolve-confirmation';
import { evolveObjections, isObjectionEvent } from './evolve-objections';
import { evolveRevocation, isRevocationEvent } from './evolve-revocation';
import { withOvertaken } from './overtaken-papers';
import { patched } from './patch';
import type { Ending, IssuedDocument, Notice, Publicity, StepRecord, Voided } from './records';
import type { CaseState, Recorded } from './state';

/** The state after `recorded`; `state` is null only for `caseCreated`. */
export function evolve(state: CaseState | null, recorded: Recorded<CaseEvent>): CaseState {
  const { event, at, by } = recorded;
  if (event.type === 'caseCreated') return created(event, recorded);
  if (!state) throw new Error(`event ${event.type} before caseCreated`);
  const changed: CaseState = { ...state, changedAt: at };
  if (isObjectionEvent(event))
    return { ...changed, objections: evolveObjections(state.objections, event, by) };
  if (isRevocationEvent(event)) return evolveRevocation(changed, event, by);
  switch (event.type) {
    case 'draftChanged':
      return {
        ...withDrafter(changed, recorded),
        subject: patched(state.subject, event.subject),
        application: patched(state.application, event.application),
        request: patched(state.request, event.request),
      };
    case 'attachmentAdded':
      return {
        // Proofs of publication belong to no field of the application: whoever adds one has not drafted it.
        ...(event.attachment.field === '' ? changed : withDrafter(changed, recorded)),
        attachments: [...state.attachments, event.attachment],
        nextAttachmentId: Math.max(state.nextAttachmentId, event.attachment.id + 1),
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
    case 'lodged':
      return { ...withStep(changed, 'application', recorded), status: 'INTERNAL_APPROVED', returnReason: '' };
    case 'proposed':
      return { ...changed, proposal: { ...event.proposal, by }, returnReason: '' };
    case 'proposalRejected':
      return { ...changed, proposal: null, returnReason: event.reason };
    case 'notAccepted':
      return ended(changed, 'NOT_ACCEPTED', event.ending, by);
    case 'transferred':
      return ended(changed, 'TRANSFERRED', event.ending, by);
    case 'withdrawn':
      return ended(changed, 'WITHDRAWN', event.ending, by);
    case 'reviewFailed':
      return {
        ...changed,
        status: 'REVIEW_FAILED',
        ending: event.ending,
        people: { ...state.people, decider: by },
      };
    case 'terminated':
      return ended(changed, 'TERMINATED', event.ending, by);
    case 'delayExplained': {
      const { reasons, expected } = event;
      const note = { reasons, expected, on: beijingDate(at) };
      return { ...changed, proposal: null, delayNotes: [...state.delayNotes, note] };
    }
    case 'subjectNotified':
      return {
        ...changed,
        hearing: {
          notifiedAt: event.notifiedAt,
          answeredAt: null,
          consent: null,
          statement: '',
          evidence: [],
        },
      };
    case 'subjectHeard':
      return {
        ...changed,
        hearing: state.hearing && {
          ...state.hearing,
          answeredAt: event.answeredAt,
          consent: event.consent,
          statement: event.statement,
          evidence: event.evidence,
        },
      };
    case 'received':
      return {
        ...changed,
        status: 'SUBMITTED',
        round: event.receipt.round,
        receipts: [...state.receipts, event.receipt],
        profile: event.profile,
        submitted: { subject: state.subject, application: state.application, request: state.request },
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
        status: event.next,
        people: { ...state.people, decider: by },
      };
    case 'published':
      return { ...changed, status: 'PUBLICITY', publicity: recordedNotice(event.publicity) };
    case 'publicityRestarted':
      return {
        ...changed,
        // A notice that a clock ahead had dated, and ended, runs anew.
        status: state.status === 'CODING_PENDING' ? 'PUBLICITY' : state.status,
        publicity: recordedNotice(event.publicity),
        earlierPublicity: [
          ...state.earlierPublicity,
          ...(state.publicity ? [{ ...state.publicity, brokenOffBecause: event.reason }] : []),
        ],
      };
    case 'publicityEnded':
      return {
        ...withStep(changed, 'publicity', recorded),
        status: event.next,
        publicity: state.publicity && { ...state.publicity, endedAt: event.endedAt },
      };
    case 'codeEntered':
      return {
        ...changed,
        ...withTaken(state, [event]),
        code: {
          code: event.code,
          codedAt: event.codedAt,
          replyReference: event.replyReference,
          ...(event.pool ? { pool: event.pool } : {}),
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
    case 'registerChanged':
      return changed;
    case 'agencyMatterApproved':
      return { ...changed, status: 'DONE', people: { ...state.people, decider: by } };
    case 'agencyMatterRejected':
      return {
        ...changed,
        status: 'DISMISSED',
        ending: { grounds: [], reasons: event.reason, on: beijingDate(at), to: '' },
      };
    case 'clockStarted':
      return { ...changed, clocks: [...state.clocks, nextRun(state.clocks, event.clock)] };
    case 'clockHeld':
      return {
        ...changed,
        clocks: running(state, event.clock, null, (run) => ({
          ...run,
          holds: [...run.holds, { from: event.from, to: null }],
        })),
      };
    case 'clockResumed':
      return {
        ...changed,
        clocks: running(state, event.clock, null, (run) => ({
          ...run,
          ...event.start,
          holds: run.holds.map((hold) => (hold.to === null ? { ...hold, to: event.to } : hold)),
          earlier: [...run.earlier, { due: run.due, because: '异议期间暂停' }],
        })),
      };
    case 'clockStopped':
      return {
        ...changed,
        clocks: running(state, event.clock, event.objection, (run) => ({
          ...run,
          stopped: event.date,
          outcome: event.outcome,
        })),
      };
    case 'documentIssued':
      return { ...changed, documents: [...state.documents, event.issued] };
    case 'documentDelivered':
      return { ...changed, deliveries: [...state.deliveries, event.delivery] };
    case 'documentVoided':
      return {
        ...changed,
        documents: state.documents.map((issued) =>
          issued.number === event.number ? { ...issued, voided: voidedBy(issued, event, by) } : issued,
        ),
      };
    case 'caseReleased':
      return { ...changed, holder: { ...state.holder, epoch: event.epoch, releasedTo: event.to } };
    case 'caseTaken':
    case 'caseForceTaken': {
      const since = event.type === 'caseTaken' ? event.receivedOn : beijingDate(at);
      return { ...changed, holder: { agency: event.by, epoch: event.epoch, releasedTo: null, since } };
    }
    case 'caseRecalled':
      return { ...changed, holder: { ...state.holder, epoch: event.epoch, releasedTo: null } };
    case 'stepsConfirmed':
      return withOvertaken(changed, withConfirmation(changed, event, recorded), { on: event.on, by });
    case 'clockMoved':
      return withClockMoved(changed, event);
    case 'conflictDecided':
    case 'personSigned':
      return changed;
    case 'duplicatesJudged': {
      const { cases, verdict, keep } = event;
      return { ...changed, judged: [...state.judged, { cases, verdict, keep, by }] };
    }
    default:
      return assertNever(event, 'case event');
  }
}

/** A notice as an office recorded it: its id on the region's platform is the region's to say. */
function recordedNotice(notice: Publicity): Notice {
  const { publishedAt, receipt, evidence, channel, secrecyReviewer, endedAt } = notice;
  return { publishedAt, receipt, evidence, channel, secrecyReviewer, endedAt };
}

/** A number of one's own is void; of one that fell with its act it is told that the paper was taken back. */
function voidedBy(
  { voided }: IssuedDocument,
  { reason, on }: Extract<CaseEvent, { type: 'documentVoided' }>,
  by: AccountId,
): Voided {
  if (voided === null) return { reason, on, by };
  return voided.recalled === null ? { ...voided, recalled: { on, by, how: reason } } : voided;
}

/** A case that ended other than by registration; what was proposed is decided with it. */
const ended = (state: CaseState, status: CaseState['status'], ending: Ending, by: AccountId): CaseState => ({
  ...state,
  status,
  ending,
  proposal: null,
  people: { ...state.people, decider: by },
});

/** A new run of a clock: runs of the same clock, or of the same objection's clock, are counted from 1. */
function nextRun(clocks: readonly ClockRun[], start: ClockStart): ClockRun {
  const earlier = clocks.filter(
    (run) => run.clock === start.clock && run.objection === start.objection,
  ).length;
  return { ...start, run: earlier + 1, stopped: null, outcome: null, holds: [], earlier: [] };
}

/** The clocks with the running run of one of them changed. */
const running = (
  state: CaseState,
  clock: ClockRun['clock'],
  objection: number | null,
  change: (run: ClockRun) => ClockRun,
): readonly ClockRun[] =>
  state.clocks.map((run) =>
    run.clock === clock && run.objection === objection && run.stopped === null ? change(run) : run,
  );

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
