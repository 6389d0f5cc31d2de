/** The usual next step of a case and who does it, so that a test comes to the state it is about. */
import type { LocalDate } from '#shared/domain/local-date';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import type { Objection } from '#shared/regulation/casework/objection';
import type { CaseState } from '#shared/regulation/casework/state';
import type { Profile } from '#shared/regulation/profiles/profile';
import { APPROVE, answer, answersOf, delivery, finding, PUBLISH, receive } from './case-commands';

/** The subject that was told of a correction answers, but neither agrees nor disagrees. */
const answersNothing = (at: LocalDate): CaseCommand => ({
  type: 'hearSubject',
  answeredAt: at,
  consent: 'NONE',
  statement: '不表示意见',
  evidence: [],
});

/** Who does which command. `serial` tells codes of different items apart. @throws in states that have no usual step. */
export function usualStep(
  state: CaseState,
  profile: Profile,
  at: LocalDate,
  serial: number,
): readonly [string, CaseCommand] {
  const { status, request, hearing } = state;
  switch (status) {
    case 'DRAFT':
    case 'CORRECTION':
      return (request.requesterType ?? 'SUBJECT') === 'SUBJECT'
        ? ['clerk', { type: 'sendForApproval', warningsReason: '已核对' }]
        : ['clerk', { type: 'lodge' }];
    case 'INTERNAL_REVIEW':
      return ['reviewer', { ...APPROVE, secrecyReviewedAt: at }];
    case 'INTERNAL_APPROVED':
      return ['clerk', receive(at)];
    case 'SUBMITTED':
      return ['clerk', { type: 'accept' }];
    case 'UNDER_REVIEW':
      if (request.requesterType === 'INTERESTED' && !hearing?.answeredAt)
        return ['reviewer', hearing ? answersNothing(at) : { type: 'notifySubject', notifiedAt: at }];
      return ['reviewer', { type: 'proposeResult', answers: answersOf(state, profile), opinion: '通过' }];
    case 'REVIEW_PROPOSED':
      return ['supervisor', { type: 'pass', opinion: '同意' }];
    case 'PUBLICITY_PENDING':
      return ['clerk', { ...PUBLISH, publishedAt: at }];
    case 'PUBLICITY':
      return ['supervisor', { type: 'endPublicity', objectionsRecorded: true }];
    case 'CODING_PENDING': {
      if (state.code) return ['reviewer', { type: 'confirmCode', code: state.code.code }];
      const typed = `LX6531${String(serial).padStart(8, '0')}`;
      const entered = { code: typed, codeAgain: typed, codedAt: at, replyReference: '回复1号' };
      return ['supervisor', { type: 'enterCode', ...entered }];
    }
    case 'AGENCY_PROPOSED':
      return ['supervisor', { type: 'approveMatter' }];
    default:
      return revocationStep(state, at);
  }
}

function revocationStep({ status, revocation }: CaseState, at: LocalDate): readonly [string, CaseCommand] {
  switch (status) {
    case 'OPENED':
      return ['reviewer', { type: 'recordFacts', facts: '登记材料与原件不符。', evidence: [] }];
    case 'FACT_FINDING':
      if (!revocation?.notifiedAt) return ['reviewer', { type: 'notifyRevocation', notifiedAt: at }];
      return revocation.heardAt
        ? ['reviewer', { type: 'proposeFinding', proven: true, grounds: ['01'], reasons: '材料虚假' }]
        : ['reviewer', { type: 'hearStatement', heardAt: at, statement: '承认。' }];
    case 'FINDING_PROPOSED':
      return ['supervisor', { type: 'approveFinding' }];
    case 'FOUND':
      return ['supervisor', { type: 'decideRevocation' }];
    case 'REVOKED':
      return ['clerk', { type: 'announceRevocation', on: at, announcement: '公告1号' }];
    default:
      throw new Error(`no usual step in ${status}`);
  }
}

/** The usual next step on an objection that is open, and who does it. @throws when it is closed. */
export function objectionStep(
  { documents }: CaseState,
  { number, status }: Objection,
  at: LocalDate,
  answers = true,
): readonly [string, CaseCommand] {
  switch (status) {
    case 'RECEIVED':
      return ['clerk', { type: 'acceptObjection', objection: number }];
    case 'ACCEPTED':
      return ['clerk', { type: 'forwardObjection', objection: number }];
    case 'FORWARDING': {
      const letter = documents.findLast((issued) => issued.document === 'D16' && issued.objection === number);
      return ['clerk', delivery(letter?.number ?? '', at)];
    }
    case 'FORWARDED':
      return answers
        ? ['clerk', answer(at, number)]
        : ['reviewer', { type: 'recordNoAnswer', objection: number }];
    case 'ANSWERED':
    case 'NO_RESPONSE':
      return ['reviewer', finding(false, number)];
    case 'DECIDING':
      return ['supervisor', { type: 'decideObjection', objection: number }];
    default:
      throw new Error(`objection ${number} is closed`);
  }
}
