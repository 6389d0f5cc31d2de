/** Guards on objections (XJR-16-5 to XJR-16-11, NDR-12): real name, in time, answered or overdue. */
import { basis } from '#shared/domain/ids';
import { formatLong } from '#shared/domain/local-date';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import { setting } from '../../profiles/profile';
import { runningClock, settled } from '../clock-run';
import type { Facts } from '../facts';
import { isInPeriod } from '../notice-period';
import { holding, type Objection } from '../objection';
import type { CaseState } from '../state';
import { isEnded } from '../status';
import { isActor } from './people-guards';

/** Objections are made to what was published, and to nothing else. */
export function wasPublished(state: CaseState): readonly Refusal[] {
  if (state.publicity) return ALLOWED;
  return refuse(
    'STEP_NOT_OPEN',
    '本案没有公示，没有可以提出异议的公示信息。',
    basis('XJR-16-5'),
    '认为登记信息有误的，可申请更正登记；反映违法的，按撤销线索处理。',
  );
}

/**
 * Any open objection holds the registration (XJR-16-6); it is lifted when all are closed (XJR-17-1). Of one that is learnt
 * after the result no paper tells that result meanwhile (design 2.10, C13).
 */
export function noOpenObjection(state: CaseState): readonly Refusal[] {
  const open = holding(state.objections);
  if (open.length === 0) return ALLOWED;
  return refuse(
    'OBJECTION_OPEN',
    `有 ${open.length} 件异议没有处理完毕（${open.map((one) => `异议${one.number}`).join('、')}），${
      isEnded(state.status) ? '异议期间不再出具登记结果，已有文书均保留' : '异议期间暂缓登记'
    }。`,
    basis('XJR-16-6', 'XJR-17-1'),
    '请在“异议”页办理完毕后再继续。',
  );
}

/** What the office itself has found to be wrong is not certified again until it is revoked or corrected (XJR-16-11). */
export function noneUpheld(state: CaseState): readonly Refusal[] {
  const upheld = state.objections.find(({ status }) => status === 'UPHELD');
  if (!upheld) return ALLOWED;
  return refuse(
    'OBJECTION_UPHELD',
    `异议${upheld.number}已认定成立，不再出具本案的登记结果。已有文书均保留。`,
    basis('XJR-16-11', 'XJR-23-2'),
    '请对该登记办理撤销立案（线索来源：异议线索）；属登记信息错误的，办理更正登记。',
  );
}

/** Only an objection by real name is taken (XJR-16-5). */
export function objectionReal(
  _state: CaseState,
  _facts: Facts,
  objection: Objection | null,
): readonly Refusal[] {
  if (objection === null || objection.objector.kind !== 'anonymous') return ALLOWED;
  return refuse(
    'OBJECTION_NOT_REAL_NAME',
    '异议没有实名，不能受理。异议内容已留存。',
    basis('XJR-16-5'),
    '请由主管办理“异议不予受理”；内容可作为线索处理。',
  );
}

/** Only an objection received by the last day of the notice period is taken (XJR-16-5). */
export function objectionInPeriod(
  state: CaseState,
  facts: Facts,
  objection: Objection | null,
): readonly Refusal[] {
  if (objection === null || isInPeriod(state, objection.receivedAt, facts)) return ALLOWED;
  const last = state.clocks.findLast((run) => run.clock === 'C3')?.due;
  return refuse(
    'OBJECTION_LATE',
    `异议于${formatLong(objection.receivedAt)}收到，公示期至${last ? formatLong(last) : '—'}，已逾期，不能作为异议受理。异议内容已留存。`,
    basis('XJR-16-5'),
    '请由主管办理“异议不予受理”；内容可作为更正或撤销的线索。',
  );
}

/** An objection brings evidence, or notes that it follows, as the profile has it (NDR-12-5). */
export function objectionEvidence(
  _state: CaseState,
  facts: Facts,
  objection: Objection | null,
): readonly Refusal[] {
  if (objection === null || objection.evidence.length > 0) return ALLOWED;
  if (setting(facts.profile, 'objection.evidence') === 'mayFollow' && objection.evidenceFollows)
    return ALLOWED;
  return refuse(
    'OBJECTION_WITHOUT_EVIDENCE',
    '异议没有附证据材料，不能受理。异议内容已留存。',
    basis('NDR-12-5'),
    '请补登证据材料，或注明证据待补；仍无证据的，由主管办理“异议不予受理”。',
  );
}

/** The subject's time to answer has passed (XJR-16-8); nothing is presumed from it. */
export function answerOverdue(
  state: CaseState,
  facts: Facts,
  objection: Objection | null,
): readonly Refusal[] {
  const running = objection && runningClock(state.clocks, 'O2', objection.number);
  const run = running && settled(running, facts.calendar);
  if (!run || facts.today > run.due) return ALLOWED;
  return refuse(
    'CLOCK_RUNNING',
    `主体答复期限至${formatLong(run.due)}，尚未届满。`,
    basis('XJR-16-8'),
    '请等待主体答复，或在期限届满后确认逾期未答复。',
  );
}

/** Whoever proposed the result of an objection does not approve it (workflow J07). */
export function notObjectionProposer(
  _state: CaseState,
  facts: Facts,
  objection: Objection | null,
): readonly Refusal[] {
  if (!isActor(facts, objection?.proposal?.by)) return ALLOWED;
  return refuse(
    'SAME_PERSON',
    '该异议的处理意见由您提出，不能再由您批准。',
    basis('XJR-16-9'),
    '请由另一名主管办理。',
  );
}
