/** Outcomes on issued documents: 送达 and void numbers (E10, E11). A delivery can start a clock (XJR-16-8). */
import { basis } from '#shared/domain/ids';
import { formatDocumentNumber } from '#shared/domain/numbers';
import { refuse } from '#shared/domain/refusal';
import { type DocumentId, OF_THE_LEGAL_DAY } from '#shared/paper/document-id';
import { startClock } from '../clock-run';
import type { CaseCommand } from '../commands';
import type { CaseEvent } from '../events';
import type { Facts } from '../facts';
import { agencyPower } from '../guards/office-guards';
import { statedOn } from '../item-papers';
import { type IssuedDocument, isToRecall } from '../records';
import type { CaseState } from '../state';
import { dayRefusal, done, type OutcomeResult, refused } from './outcome';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** E10: who got a document when and how; D16 delivered to the subject starts its time to answer. */
export function recordDelivery(state: CaseState, command: Of<'recordDelivery'>, facts: Facts): OutcomeResult {
  const { number, method, receiver, on, refused: notSigned } = command;
  const issued = valid(state, number);
  if (!issued) return refused(unknownDocument(number));
  // Any office hands a paper over; forwarding an objection begins the subject's time and is the agency's (XJR-16-8).
  const power = issued.document === 'D16' ? agencyPower(null, facts) : [];
  if (power.length > 0) return refused(power);
  if (state.deliveries.some((delivery) => delivery.number === number))
    return refused(
      refuse('DOCUMENT_UNKNOWN', `${number} 的送达已经登记。`, basis('XJR-11-1'), '请核对文号。'),
    );
  const wrong = dayRefusal(on, issued.date, facts, '送达日期');
  if (wrong) return refused(wrong);
  return done(on, [
    {
      type: 'documentDelivered',
      delivery: { number, method, receiver, on, refused: notSigned, by: facts.actor.account },
    },
    ...forwarded(state, issued, on, facts),
  ]);
}

function forwarded(
  state: CaseState,
  issued: IssuedDocument,
  on: IssuedDocument['date'],
  facts: Facts,
): readonly CaseEvent[] {
  const { objection } = issued;
  const about = state.objections.find(({ number }) => number === objection);
  if (issued.document !== 'D16' || objection === null || about?.status !== 'FORWARDING') return [];
  const o1 = state.clocks.find((run) => run.clock === 'O1' && run.objection === objection);
  return [
    { type: 'objectionDelivered', objection, on },
    {
      type: 'clockStopped',
      clock: 'O1',
      objection,
      name: o1?.name ?? '异议转送期限',
      date: on,
      outcome: 'delivered',
    },
    { type: 'clockStarted', clock: startClock(facts.profile, facts.calendar, 'O2', on, objection) },
  ];
}

/** Papers that nobody has to have: they may be void without another in their place. */
const WITHOUT_REISSUE: readonly DocumentId[] = ['D21', 'D24', 'D27'];

/** E11: the number stays with its reason; what has been delivered is not undone by a void. */
export function voidDocument(state: CaseState, command: Of<'voidDocument'>, facts: Facts): OutcomeResult {
  const { number, reason, reissue } = command;
  // It fell with its act and is void already: what is told is that it was taken back.
  if (state.documents.some((one) => one.number === number && isToRecall(one)))
    return done(facts.today, [{ type: 'documentVoided', number, reason, on: facts.today }]);
  const issued = valid(state, number);
  if (!issued) return refused(unknownDocument(number));
  if (state.deliveries.some((delivery) => delivery.number === number))
    return refused(
      refuse(
        'DOCUMENT_UNKNOWN',
        `${number} 已经送达，不能作废。`,
        basis('XJR-11-1'),
        '内容有误的，请另行出具更正的文书并送达。',
      ),
    );
  if (!reissue && !WITHOUT_REISSUE.includes(issued.document))
    return refused(
      refuse(
        'DOCUMENT_UNKNOWN',
        '这份文书依规定应当出具，作废后须同时重新出具。',
        basis('XJR-11-1'),
        '请选择“作废并重新出具”。',
      ),
    );
  const voided: CaseEvent = { type: 'documentVoided', number, reason, on: facts.today };
  if (!reissue) return done(facts.today, [voided]);
  const next = formatDocumentNumber(facts.documentWord, facts.today, facts.nextDocumentSerial);
  const again: IssuedDocument = {
    ...issued,
    ...statedOn(issued.document, state.target, facts.entry),
    number: next,
    date: OF_THE_LEGAL_DAY.includes(issued.document) ? issued.date : facts.today,
    voided: null,
  };
  return done(facts.today, [voided, { type: 'documentIssued', issued: again }]);
}

const valid = (state: CaseState, number: string): IssuedDocument | null =>
  state.documents.find((issued) => issued.number === number && issued.voided === null) ?? null;

const unknownDocument = (number: string) =>
  refuse('DOCUMENT_UNKNOWN', `本案没有有效的文书 ${number}。`, [], '请核对文号。');
