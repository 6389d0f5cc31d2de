// What happens to a case next: one entry of its history, with the events that the desk's own steps write.
// Guards are not asked, because stores do not ask them either.
import type { DivisionCode } from '#shared/domain/ids';
import { addDays, beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';
import { formatLocalNumber } from '#shared/domain/numbers';
import type { FormValues } from '#shared/forms/schema';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { ChecklistAnswer } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import type { Form } from './form';
import { person, prose } from './prose';
import type { Random } from './random';

/** What is done, and by whom. */
export interface Deed {
  readonly procedure: string;
  readonly role: string;
  readonly actor: string;
  readonly events: readonly CaseEvent[];
}

/** Where the history of a case is to lead. */
export type Goal = 'REGISTERED' | 'CORRECTION' | 'NOT_ACCEPTED' | 'REVIEW_FAILED' | 'UNDER_REVIEW';

type Cast<T> = T & string;
const cast = <T extends string>(text: string): Cast<T> => text as Cast<T>;

const part = (values: FormValues, from: number, to: number): FormValues =>
  Object.fromEntries(Object.entries(values).slice(from, to));

const issued = (
  document: 'D02' | 'D05' | 'D13' | 'D21' | 'D24',
  state: CaseState,
  date: LocalDate,
): CaseEvent => ({
  type: 'documentIssued',
  issued: {
    document,
    number: `${state.number}-${document}-${state.documents.length + 1}`,
    date,
    round: state.round,
    party: document === 'D13' ? 'public' : 'subject',
    objection: null,
    voided: null,
  },
});

const answers = (random: Random): readonly ChecklistAnswer[] =>
  Array.from({ length: 6 + random.below(5) }, (_, at) => ({
    item: `R${String(at + 1).padStart(2, '0')}`,
    result: random.next() < 0.9 ? 'pass' : 'notApplicable',
    remark: random.next() < 0.25 ? prose(random, 1) : '',
  }));

/** The first act: the case is made and the form begun. */
export function firstDeed(id: CaseState['id'], serial: number, form: Form, on: LocalDate): Deed {
  const division = cast<DivisionCode>(String(form.subject.regionCode));
  return {
    procedure: 'case.create',
    role: 'SUBJECT_CLERK',
    actor: `clerk.${serial % 37}`,
    events: [
      {
        type: 'caseCreated',
        id,
        number: formatLocalNumber(division, on, serial),
        caseType: 'FIRST',
        objectType: '1',
        target: null,
        before: null,
        matter: null,
        profile: null,
      },
      {
        type: 'draftChanged',
        subject: form.subject,
        application: part(form.application, 0, 18),
        request: {},
      },
    ],
  };
}

function received(state: CaseState, on: LocalDate, random: Random): readonly CaseEvent[] {
  const by = cast<CaseState['people']['drafters'][number]>(`counter.${random.below(9)}`);
  return [
    {
      type: 'internallyApproved',
      opinion: prose(random, 1),
      secrecyReviewer: person(random),
      secrecyReviewedAt: on,
    },
    {
      type: 'received',
      receipt: { round: state.round + 1, receivedAt: on, channel: 'window', backdatedBecause: '', by },
      profile: 'xj-2026',
    },
    issued('D02', state, on),
  ];
}

function registered(on: LocalDate, state: CaseState, random: Random): readonly CaseEvent[] {
  return [
    { type: 'publicityEnded', endedAt: on, next: 'CODING_PENDING' },
    {
      type: 'codeEntered',
      code: cast(`65${random.digits(16)}`),
      codedAt: on,
      replyReference: `XJ-HF-${random.digits(8)}`,
    },
    { type: 'codeConfirmed', validFrom: on, validTo: addDays(on, 1095) },
    issued('D21', state, on),
  ];
}

const ending = (on: LocalDate, random: Random) => ({
  grounds: [`G${1 + random.below(9)}`],
  reasons: prose(random, 3),
  on,
  to: '',
});

function correction(state: CaseState, on: LocalDate, random: Random): readonly CaseEvent[] {
  const defects = Array.from({ length: 1 + random.below(3) }, () => ({
    place: random.pick(['dataContentIntroduction', 'legalBasis', 'riskMeasures']),
    kind: `0${1 + random.below(6)}`,
    problem: prose(random, 1),
    requirement: prose(random, 1),
    basis: [],
    newBecause: '',
  }));
  const delivery = { method: 'counter', receiver: person(random), date: on } as const;
  const notice = { round: state.round, defects, notifiedAt: on, delivery, answers: defects.map(() => null) };
  return [{ type: 'correctionNotified', notice }, issued('D05', state, on)];
}

/** The act after `state` on the way to `goal`. A case that has ended gets one more letter. */
export function nextDeed(state: CaseState, form: Form, goal: Goal, at: Instant, random: Random): Deed {
  const on = beijingDate(at);
  const deed = (procedure: string, role: string, ...events: readonly CaseEvent[]): Deed => ({
    procedure,
    role,
    actor: `${role.toLowerCase().replace('_', '.')}.${random.below(24)}`,
    events,
  });
  switch (state.status) {
    case 'DRAFT':
      return deed(
        'case.send',
        'SUBJECT_CLERK',
        { type: 'draftChanged', subject: {}, application: part(form.application, 18, 99), request: {} },
        { type: 'sentForInternalApproval', warnings: [], warningsReason: '' },
      );
    case 'CORRECTION':
      return deed(
        'case.send',
        'SUBJECT_CLERK',
        { type: 'draftChanged', subject: {}, application: { legalBasis: prose(random, 2) }, request: {} },
        { type: 'sentForInternalApproval', warnings: [], warningsReason: '' },
      );
    case 'INTERNAL_REVIEW':
      return deed('case.receive', 'ACCEPTANCE_CLERK', ...received(state, on, random));
    case 'SUBMITTED':
      if (goal === 'CORRECTION')
        return deed('case.correct', 'ACCEPTANCE_CLERK', ...correction(state, on, random));
      if (goal === 'NOT_ACCEPTED')
        return deed('case.refuse', 'SUPERVISOR', { type: 'notAccepted', ending: ending(on, random) });
      return goal === 'UNDER_REVIEW'
        ? deed('case.accept', 'ACCEPTANCE_CLERK', { type: 'accepted', acceptedAt: on })
        : deed(
            'case.review',
            'REVIEWER',
            { type: 'accepted', acceptedAt: on },
            { type: 'resultProposed', answers: answers(random), opinion: prose(random, 2) },
          );
    case 'UNDER_REVIEW':
      return deed('case.review', 'REVIEWER', {
        type: 'resultProposed',
        answers: answers(random),
        opinion: prose(random, 2),
      });
    case 'REVIEW_PROPOSED':
      if (goal === 'REVIEW_FAILED')
        return deed('case.fail', 'SUPERVISOR', { type: 'reviewFailed', ending: ending(on, random) });
      return deed(
        'case.publish',
        'SUPERVISOR',
        { type: 'reviewPassed', opinion: prose(random, 1), next: 'PUBLICITY_PENDING' },
        {
          type: 'published',
          publicity: {
            publishedAt: on,
            receipt: `GS-${random.digits(10)}`,
            evidence: [],
            channel: 'platform',
            secrecyReviewer: person(random),
            endedAt: null,
          },
        },
        issued('D13', state, on),
      );
    case 'PUBLICITY':
      return deed('case.code', 'SUPERVISOR', ...registered(on, state, random));
    default:
      return deed('document.issue', 'ACCEPTANCE_CLERK', issued('D24', state, on));
  }
}
