/** Outcomes on objections (J01–J10; XJR-16-5 to XJR-16-11): recorded whole, never erased, nothing presumed. */
import { basis } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { refuse } from '#shared/domain/refusal';
import { hasCode } from '#shared/forms/code-lists';
import { idCardProblem } from '#shared/forms/id-card';
import { checkUscc } from '#shared/forms/uscc';
import { setting } from '../../profiles/profile';
import { isHeld, resumed, runningClock, settled } from '../clock-run';
import type { CaseCommand } from '../commands';
import { isLearntLate } from '../conditions';
import type { CaseEvent } from '../events';
import type { Facts } from '../facts';
import { isInPeriod } from '../notice-period';
import { holding, type Objection, type Objector } from '../objection';
import type { CaseState } from '../state';
import { isEnded } from '../status';
import { moot } from './decision';
import { dayRefusal, done, type OutcomeResult, refused, unknownEvidence, unknownGrounds } from './outcome';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** J01: what came in, when, from whom; whether it is in time follows from the notice (XJR-16-5). */
export function registerObjection(
  state: CaseState,
  command: Of<'registerObjection'>,
  facts: Facts,
): OutcomeResult {
  const published = firstNotice(state, facts.today);
  const wrong =
    dayRefusal(command.receivedAt, published, facts, '收到异议日期') ??
    unknownGrounds(facts, 'objection', [command.ground]) ??
    unknownEvidence(state, command.evidence) ??
    identityRefusal(command.objector);
  if (wrong) return refused(wrong);
  const { receivedAt, objector, ground, content, request, evidence, evidenceFollows } = command;
  const objection: Objection = {
    number: state.objections.length + 1,
    status: 'RECEIVED',
    receivedAt,
    inPeriod: isInPeriod(state, receivedAt, facts),
    objector,
    ground,
    content,
    request,
    evidence,
    evidenceFollows,
    registeredBy: facts.actor.account,
    declined: null,
    deliveredAt: null,
    answer: null,
    proposal: null,
    decision: null,
    withdrawnBecause: '',
    closedOn: null,
  };
  return done(facts.today, [{ type: 'objectionReceived', objection }], { objection: objection.number });
}

/** The first notice counts, also when it was broken off and a new one runs; of one dated after today, or after a later
 * notice, nobody can say since when it was public. */
function firstNotice({ earlierPublicity, publicity }: CaseState, today: LocalDate): LocalDate | null {
  const days = [...earlierPublicity, ...(publicity ? [publicity] : [])].map(({ publishedAt }) => publishedAt);
  const wasAhead = days.some((day, at) => day > today || day > (days[at + 1] ?? day));
  return wasAhead ? null : (days[0] ?? null);
}

/** CL-IDTYPE: 01 居民身份证, 02 统一社会信用代码. */
const ID_CARD = '01';
const USCC = '02';

/** A real name is a name with an identity that can be checked (XJR-16-5). */
function identityRefusal(objector: Objector) {
  if (objector.kind === 'anonymous') return null;
  const { kind, name, idType, idNumber, phone, relation } = objector;
  const complete = [name, idNumber, phone, relation].every((text) => text.trim() !== '');
  const fits = hasCode('CL-IDTYPE', idType) && (kind === 'unit') === (idType === USCC);
  const checks =
    idType === ID_CARD ? idCardProblem(idNumber) === undefined : idType !== USCC || checkUscc(idNumber).ok;
  if (complete && fits && checks) return null;
  return refuse(
    'OBJECTION_IDENTITY',
    complete
      ? '异议提出方的证件类型或号码不正确，没有登记。'
      : '异议提出方的姓名（名称）、证件号码、联系电话或与登记事项的关系没有填全，没有登记。',
    basis('XJR-16-5'),
    '请核对证件后补全；确属匿名的，按“非实名”登记，由主管答复不予受理。',
  );
}

/** J02 */
export function declineObjection(
  state: CaseState,
  about: Objection,
  command: Of<'declineObjection'>,
  facts: Facts,
): OutcomeResult {
  const unknown =
    unknownGrounds(facts, 'objectionInvalid', [command.ground]) ??
    untrueGround(state, about, command.ground, facts);
  if (unknown) return refused(unknown);
  const { objection, ground, reply } = command;
  return done(facts.today, [{ type: 'objectionDeclined', objection, ground, reply, on: facts.today }]);
}

/** Codes of the `objectionInvalid` grounds that the record itself shows to be true or not. */
const GROUND_HOLDS: {
  readonly [code: string]: (state: CaseState, about: Objection, facts: Facts) => boolean;
} = {
  '01': (_state, about) => about.objector.kind === 'anonymous',
  '02': (state, about, facts) => !isInPeriod(state, about.receivedAt, facts),
  '03': (_state, about) => about.evidence.length === 0,
  '05': (state, about) => isEnded(state.status) && !isLearntLate(state, about),
};

/** A valid objection cannot be put aside on a ground that the record contradicts (XJR-16-5, XJR-16-9). */
function untrueGround(state: CaseState, about: Objection, ground: string, facts: Facts) {
  if (GROUND_HOLDS[ground]?.(state, about, facts) !== false) return null;
  return refuse(
    'GROUND_UNKNOWN',
    '所选事由与异议登记的情况不符，不能据此不予受理。',
    basis('XJR-16-5', 'XJR-16-9'),
    '请核对实名、收到日期和证据；符合条件的异议应当受理。',
  );
}

/** J03a: papers that came later, e.g. evidence noted as to follow (NDR-12-5). */
export function addObjectionEvidence(
  state: CaseState,
  about: Objection,
  command: Of<'addObjectionEvidence'>,
  facts: Facts,
): OutcomeResult {
  const fresh = command.evidence.filter((id) => !about.evidence.includes(id));
  const unknown = unknownEvidence(state, command.evidence);
  if (unknown) return refused(unknown);
  if (fresh.length === 0)
    return refused(
      refuse('EVIDENCE_UNKNOWN', '没有选择新的证据材料。', basis('NDR-12-5'), '请先添加材料，再选择。'),
    );
  return done(facts.today, [{ type: 'objectionEvidenceAdded', objection: about.number, evidence: fresh }]);
}

/** J03, T20: the registration is held from the day of receipt; O1 runs from that day. */
export function acceptObjection(state: CaseState, about: Objection, facts: Facts): OutcomeResult {
  const { number, receivedAt } = about;
  return done(
    facts.today,
    [{ type: 'objectionAccepted', objection: number }, ...holds(state, receivedAt, facts)],
    { clockDates: { O1: receivedAt } },
  );
}

/** Clocks that stand still while the registration is held: the notice by setting, the reminder to code always. */
function holds(state: CaseState, from: LocalDate, facts: Facts): readonly CaseEvent[] {
  const pauses = setting(facts.profile, 'objection.publicityClock') === 'pause';
  return (['C3', 'C4'] as const)
    .filter((clock) => clock === 'C4' || pauses)
    .flatMap((clock) => {
      const run = runningClock(state.clocks, clock);
      return run && !isHeld(run) ? [{ type: 'clockHeld' as const, clock, from: later(from, run.start) }] : [];
    });
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? b : a);

/** Held clocks go on when the last objection that held the case is closed. */
function goesOn(state: CaseState, closing: number, facts: Facts): readonly CaseEvent[] {
  if (holding(state.objections).some(({ number, status }) => number !== closing && status !== 'RECEIVED'))
    return [];
  return (['C3', 'C4'] as const).flatMap((clock) => {
    const run = runningClock(state.clocks, clock);
    const held = run?.holds.find((hold) => hold.to === null);
    if (!run || !held) return [];
    const start = resumed(run, facts.calendar, held.from, facts.today);
    return [{ type: 'clockResumed' as const, clock, to: facts.today, start }];
  });
}

/** J04: the letter to the subject is drawn; O2 waits for its delivery. */
export const forwardObjection = (command: Of<'forwardObjection'>, facts: Facts): OutcomeResult =>
  done(facts.today, [{ type: 'objectionForwarded', objection: command.objection }]);

/** J05: the subject's statement and proofs, or that it admits the objection (XJR-16-8). */
export function answerObjection(
  state: CaseState,
  about: Objection,
  command: Of<'answerObjection'>,
  facts: Facts,
): OutcomeResult {
  const wrong =
    dayRefusal(command.receivedAt, about.deliveredAt, facts, '收到答复日期') ??
    unknownEvidence(state, command.evidence);
  if (wrong) return refused(wrong);
  const { objection, receivedAt, admits, statement, evidence } = command;
  return done(
    facts.today,
    [{ type: 'objectionAnswered', objection, answer: { receivedAt, admits, statement, evidence } }],
    { clockDates: { O2: receivedAt, O3: decisionStart(state, about, receivedAt, facts) } },
  );
}

/** J06: the time to answer is over; the matter is decided on the file, nothing is presumed. */
export function recordNoAnswer(state: CaseState, about: Objection, facts: Facts): OutcomeResult {
  const due = answerDue(state, about, facts);
  return done(facts.today, [{ type: 'objectionUnanswered', objection: about.number }], {
    clockDates: { O2: due, O3: due },
  });
}

function decisionStart(state: CaseState, about: Objection, answered: LocalDate, facts: Facts): LocalDate {
  return setting(facts.profile, 'objection.decisionStart') === 'material'
    ? answered
    : answerDue(state, about, facts);
}

function answerDue(state: CaseState, about: Objection, facts: Facts): LocalDate {
  const run = state.clocks.findLast(({ clock, objection }) => clock === 'O2' && objection === about.number);
  return run ? settled(run, facts.calendar).due : facts.today;
}

/** J07 */
export function proposeObjectionResult(command: Of<'proposeObjectionResult'>, facts: Facts): OutcomeResult {
  const { objection, upheld, facts: found, reasons } = command;
  return done(facts.today, [
    { type: 'objectionResultProposed', objection, finding: { upheld, facts: found, reasons } },
  ]);
}

/** J07r */
export const returnObjectionResult = (command: Of<'returnObjectionResult'>, facts: Facts): OutcomeResult =>
  done(facts.today, [
    { type: 'objectionResultReturned', objection: command.objection, reason: command.reason },
  ]);

/**
 * T21, T22: not upheld lets the case go on; upheld ends it, and every other objection with it (XJR-16-11). T22a: what
 * is registered already is not undone by it, but by a case of its own (XJR-23-2); the others are heard on.
 */
export function decideObjection(state: CaseState, about: Objection, facts: Facts): OutcomeResult {
  const { number, proposal } = about;
  const decided: CaseEvent = { type: 'objectionDecided', objection: number, on: facts.today };
  if (!proposal?.upheld || isEnded(state.status))
    return done(facts.today, [decided, ...goesOn(state, number, facts)]);
  const ending = { grounds: [about.ground], reasons: proposal.reasons, on: facts.today, to: '' };
  return done(facts.today, [decided, ...moot(state, facts, number), { type: 'terminated', ending }]);
}

/** J10: the objector takes it back. */
export function withdrawObjection(
  state: CaseState,
  about: Objection,
  command: Of<'withdrawObjection'>,
  facts: Facts,
): OutcomeResult {
  const { reason } = command;
  return done(facts.today, [
    { type: 'objectionWithdrawn', objection: about.number, reason, on: facts.today },
    ...goesOn(state, about.number, facts),
  ]);
}
