/** Guards on the register item a case is about (workflow section 6; XJR-11-2, XJR-19, XJR-23). */
import { basis } from '#shared/domain/ids';
import { addDays, formatLong } from '#shared/domain/local-date';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import { currentVersion } from '../../register/entry';
import { standingOf } from '../../register/standing';
import type { Facts } from '../facts';
import type { CaseState } from '../state';
import { renewedPeriod } from '../validity';

const ENDS = { CANCELLED: '已注销', REVOKED: '已撤销' } as const;

/** The item is still in force; what is cancelled or revoked is not changed any more. */
export function targetEffective(state: CaseState, facts: Facts): readonly Refusal[] {
  const status = facts.entry?.status;
  if (state.target === null || status === 'EFFECTIVE') return ALLOWED;
  const how = status ? ENDS[status] : '不在登记簿中';
  return refuse(
    'ENTRY_NOT_EFFECTIVE',
    `本案所涉登记${how}，不能再变动。申请内容已保留。`,
    basis('XJR-11-2'),
    '请以“审核不通过”或撤回结束本案；需要重新登记的，办理首次登记。',
  );
}

/** Cases that alter an item and certify it: not those that end it, or that put it right. */
const ALTERING: readonly CaseState['caseType'][] = ['CHANGE', 'RENEW', 'SHORTEN'];

/**
 * What was objected to in time is neither altered nor certified anew while that is heard (design 2.10, C13; XJR-16-6), nor
 * when it is found to be right, until the item is corrected or revoked (XJR-16-11). Such a case is received and reviewed
 * as ever, so that nobody loses a time limit; only its result waits.
 */
export function targetUndisputed(
  { caseType }: CaseState,
  { dispute }: Pick<Facts, 'dispute'>,
): readonly Refusal[] {
  if (dispute === null || !ALTERING.includes(caseType)) return ALLOWED;
  const which = `${dispute.number}的异议${dispute.objection}`;
  if (!dispute.upheld)
    return refuse(
      'OBJECTION_OPEN',
      `本案所涉登记有公示期内提出的异议（${which}）没有处理完毕，异议期间不变动该登记。本案内容均已保留。`,
      basis('XJR-16-6'),
      '请先在该案“异议”页办结；异议不成立或撤回的，即可继续办理本案。',
    );
  return refuse(
    'OBJECTION_UPHELD',
    `本案所涉登记的异议（${which}）已认定成立，撤销或更正前不再变动该登记、出具登记结果。本案内容均已保留。`,
    basis('XJR-16-11', 'XJR-23-2'),
    '请对该登记办理撤销立案（线索来源：异议线索）；属登记信息错误的，先结束本案，再办理更正登记。',
  );
}

/**
 * What the case did to the item still stands: of an end, that it is this case that ended it; of all others, that the
 * item is in force. A paper of what is undone meanwhile is not issued anew (XJR-11-2).
 */
export function actStands({ id, caseType }: CaseState, { entry }: Facts): readonly Refusal[] {
  const stands = ENDING.includes(caseType) ? entry?.end?.caseId === id : entry?.status === 'EFFECTIVE';
  if (stands) return ALLOWED;
  const now = entry === null ? '不在登记簿中' : entry.status === 'EFFECTIVE' ? '有效' : ENDS[entry.status];
  return refuse(
    'STEP_NOT_OPEN',
    `本案办结后登记又有变动（现${now}），本案的结果文书不再出具。已有文书均保留。`,
    basis('XJR-11-2'),
    '请收回作废的文书；登记现状以登记簿为准。',
  );
}

/** Cases that end an item when they are done. */
const ENDING: readonly CaseState['caseType'][] = ['CANCEL', 'EXPIRE', 'REVOKE'];

/** A renewal has a period left: the agreement runs on after the old last day (XJR-19-2, XJR-19-4). */
export function renewalTerm(state: CaseState, facts: Facts): readonly Refusal[] {
  const { entry, profile } = facts;
  // A form without a term is incomplete: another guard says so.
  if (state.caseType !== 'RENEW' || !entry || typeof state.request.renewMonths !== 'number') return ALLOWED;
  const { validFrom, validTo } = renewedPeriod(state, entry, profile);
  if (validFrom <= validTo) return ALLOWED;
  return refuse(
    'RENEWAL_TERM',
    `授权协议至${formatLong(validTo)}，早于续展起始日${formatLong(validFrom)}，没有可以续展的期限。`,
    basis('XJR-19-2', 'XJR-19-4'),
    '请取得期限更长的授权协议后补正；不能取得的，不予续展。',
  );
}

/** A subject does not escape a revocation by cancelling: the revocation is decided first (XJR-23-2). */
export function noRevocationOpen(state: CaseState, facts: Facts): readonly Refusal[] {
  if (state.caseType !== 'CANCEL' || facts.entry?.openAgencyCase?.type !== 'REVOKE') return ALLOWED;
  return refuse(
    'ENTRY_BUSY',
    '本登记正在办理撤销，撤销办结前不能注销。',
    basis('XJR-23-2'),
    '请先办结撤销案件。',
  );
}

/** The shorter period still fits the item as it is on the day of the decision (XJR-19-2). */
export function shorteningFits(state: CaseState, facts: Facts): readonly Refusal[] {
  const { matter } = state;
  const { entry } = facts;
  if (matter?.kind !== 'SHORTEN' || !entry) return ALLOWED;
  if (matter.validTo >= currentVersion(entry).validFrom && matter.validTo < entry.validTo) return ALLOWED;
  return refuse(
    'VALIDITY_TERM',
    `登记的有效期现为${formatLong(currentVersion(entry).validFrom)}至${formatLong(entry.validTo)}，拟调整的期满日不在其中。`,
    basis('XJR-19-2'),
    '请不予办理本案，按现在的有效期重新提出。',
  );
}

/** Only what was revoked can be restored. */
export function targetRevoked(_state: CaseState, facts: Facts): readonly Refusal[] {
  if (facts.entry?.status === 'REVOKED') return ALLOWED;
  return refuse('STEP_NOT_OPEN', '本案所涉登记没有被撤销。', basis('XJR-23-2'), '请不予办理本案。');
}

/** Calendar days before the window in which the subject may be reminded. */
const REMIND_BEFORE_DAYS = 30;

/** A reminder goes out shortly before or in the renewal window (XJR-19-3). */
export function renewalNear(_state: CaseState, facts: Facts): readonly Refusal[] {
  const { entry, profile, today } = facts;
  if (!entry) return refuse('STEP_NOT_OPEN', '本案没有登记簿条目。', basis('XJR-19-3'), '请核对登记簿。');
  const from = addDays(entry.validTo, -profile.renewal.windowDays - REMIND_BEFORE_DAYS);
  const standing = standingOf(entry, profile.renewal, today);
  const open = standing === 'EFFECTIVE' || standing === 'RENEWAL_WINDOW';
  if (open && today >= from && today <= entry.validTo) return ALLOWED;
  return refuse(
    'STEP_NOT_OPEN',
    `有效期至${formatLong(entry.validTo)}，现在不需要续展提醒。`,
    basis('XJR-19-3'),
    `请在${formatLong(from)}以后提醒。`,
  );
}

/** The item expired and nobody asked for renewal in time (XJR-19-5). A pending renewal holds it. */
export function expiredUnrenewed(_state: CaseState, facts: Facts): readonly Refusal[] {
  const { entry, profile, today } = facts;
  const standing = entry && standingOf(entry, profile.renewal, today);
  if (standing === 'EXPIRED_PENDING') return ALLOWED;
  if (standing === 'RENEWING')
    return refuse(
      'RENEWAL_PENDING',
      '续展申请正在办理，期满注销暂缓。',
      basis('XJR-19-3', 'XJR-19-5'),
      '请先办结续展申请。',
    );
  return refuse(
    'STEP_NOT_OPEN',
    entry ? `登记有效期至${formatLong(entry.validTo)}，未期满或已不在有效状态。` : '登记簿中没有该条目。',
    basis('XJR-19-5'),
    '请核对登记簿。',
  );
}

/** The subject is heard, or let its time pass, before a finding (DESIGN). */
export function subjectHeardOnRevocation(state: CaseState): readonly Refusal[] {
  if ((state.revocation?.heardAt ?? null) !== null) return ALLOWED;
  return refuse(
    'HEARING_MISSING',
    '尚未听取登记主体的陈述，不能提出核实认定。',
    basis('XJR-23-2'),
    '请先告知拟撤销的事实和理由，并记录主体的陈述或未陈述的情况。',
  );
}
