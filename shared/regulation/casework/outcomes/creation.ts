/**
 * T01: how a case begins. Applications on a register item copy its content, so that only what is declared
 * may differ; the agency's own cases say what they mean to do. One open application on an item (XJR-11-2).
 */
import { CASE_TYPE_NAMES, type CaseType, isApplication } from '#shared/domain/case-type';
import { basis } from '#shared/domain/ids';
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { type Refusal, refuse } from '#shared/domain/refusal';
import type { FormValues } from '#shared/forms/schema';
import { currentVersion, type RegisterEntry } from '../../register/entry';
import { renewalWindow, standingOf } from '../../register/standing';
import { startClock } from '../clock-run';
import type { CaseCommand } from '../commands';
import type { CaseEvent } from '../events';
import type { Facts } from '../facts';
import { agencyPower } from '../guards/office-guards';
import type { AgencyMatter } from '../records';
import type { CaseState } from '../state';
import { done, type OutcomeResult, refused } from './outcome';

type Create = Extract<CaseCommand, { type: 'create' }>;

const COUNTER = ['ACCEPTANCE_CLERK'] as const;
const SUBJECT = ['SUBJECT_CLERK', 'AGENT'] as const;
const AGENCY = ['REVIEWER', 'ACCEPTANCE_CLERK', 'SUPERVISOR'] as const;
type CreatorRole = (typeof SUBJECT | typeof COUNTER | typeof AGENCY)[number];

/** What the type of a case fixes in its request form: nobody chooses it again. */
export function fixedRequest(state: Pick<CaseState, 'caseType' | 'objectType' | 'request'>): FormValues {
  if (state.caseType === 'CORRECT') return { requesterType: state.request.requesterType ?? 'SUBJECT' };
  if (state.caseType === 'RENEW') return { objectType: state.objectType };
  return {};
}

/** T01: a new case with its visible local number. */
export function create(command: Create, facts: Facts): OutcomeResult {
  const { caseType } = command;
  const byAgency = !isApplication(caseType) || command.requester !== 'SUBJECT';
  const allowed = isApplication(caseType) ? (byAgency ? COUNTER : SUBJECT) : AGENCY;
  const role = allowed.find((candidate) => facts.actor.roles.includes(candidate));
  if (!role)
    return refused(
      refuse(
        'ROLE_MISSING',
        `您的岗位不能新建“${CASE_TYPE_NAMES[caseType]}”。`,
        basis('XJR-12-1'),
        byAgency ? '请由登记机构人员办理。' : '请由登记主体经办人办理。',
      ),
    );
  if (isApplication(caseType) && caseType !== 'CORRECT' && command.requester !== 'SUBJECT')
    return refused(
      refuse(
        'STEP_NOT_OPEN',
        `“${CASE_TYPE_NAMES[caseType]}”只能由登记主体申请；利害关系人和登记机构可以提出的是更正。`,
        basis('NDR-9-14', 'XJR-12-2'),
        '请由登记主体申请，或办理更正登记。',
      ),
    );
  const power = byAgency ? agencyPower(null, facts) : [];
  if (power.length > 0) return refused(power);
  if (caseType === 'FIRST') return first(command, facts, role);
  const { entry } = facts;
  if (!entry)
    return refused(
      refuse(
        'ENTRY_NOT_FOUND',
        `办理“${CASE_TYPE_NAMES[caseType]}”要指明登记簿中的条目，没有找到该条目。`,
        basis('XJR-11-2', 'XJR-12-1'),
        '请在登记簿中打开条目后发起。',
      ),
    );
  const bar = barTo(caseType, entry, facts) ?? matterRefusal(caseType, command.matter, entry, facts);
  if (bar) return refused(bar);
  return onEntry(command, entry, facts, role);
}

function first(command: Create, facts: Facts, role: CreatorRole) {
  const { id, number, objectType } = command;
  return done(
    facts.today,
    [
      {
        type: 'caseCreated',
        id,
        number,
        caseType: 'FIRST',
        objectType,
        target: null,
        before: null,
        matter: null,
        profile: null,
      },
      {
        type: 'draftChanged',
        subject: {},
        application: { applyType: 'FIRST', dataRegistType: objectType },
        request: {},
      },
    ],
    { role },
  );
}

function onEntry(command: Create, entry: RegisterEntry, facts: Facts, role: CreatorRole): OutcomeResult {
  const { id, number, caseType, matter } = command;
  const { subject, application } = currentVersion(entry);
  const before = { subject, application };
  const request = fixedRequest({
    caseType,
    objectType: entry.objectType,
    request: { requesterType: command.requester },
  });
  const events: CaseEvent[] = [
    {
      type: 'caseCreated',
      id,
      number,
      caseType,
      objectType: entry.objectType,
      target: entry.id,
      before,
      matter: isApplication(caseType) ? null : matter,
      profile: isApplication(caseType) ? null : facts.profile.id,
    },
    { type: 'draftChanged', subject, application, request },
  ];
  if (caseType === 'EXPIRE')
    events.push({
      type: 'clockStarted',
      clock: startClock(facts.profile, facts.calendar, 'X', entry.validTo),
    });
  return done(facts.today, events, { role });
}

/** Why this type cannot be begun on this item now. */
function barTo(type: CaseType, entry: RegisterEntry, facts: Facts): readonly Refusal[] | null {
  const application = isApplication(type);
  const open = application ? entry.openApplication : entry.openAgencyCase;
  if (open)
    return refuse(
      'ENTRY_BUSY',
      `该登记已有一件“${CASE_TYPE_NAMES[open.type]}”正在办理，不能同时再办。`,
      basis('XJR-11-2'),
      '请先办结或撤回正在办理的案件。',
    );
  if (type === 'RESTORE')
    return entry.status === 'REVOKED'
      ? null
      : refuse('ENTRY_NOT_EFFECTIVE', '该登记没有被撤销，无需恢复。', basis('XJR-23-2'), '请核对登记簿。');
  if (entry.status !== 'EFFECTIVE')
    return refuse(
      'ENTRY_NOT_EFFECTIVE',
      `该登记${entry.status === 'CANCELLED' ? '已注销' : '已撤销'}，不能再办理“${CASE_TYPE_NAMES[type]}”。`,
      basis('XJR-11-2'),
      '需要重新登记的，请办理首次登记。',
    );
  const standing = standingOf(entry, facts.profile.renewal, facts.today);
  if (type === 'RENEW') return renewalRefusal(entry, facts.today, facts);
  if (type === 'EXPIRE') return expiryRefusal(entry, facts);
  if (type === 'SHORTEN' && entry.objectType === '1')
    return refuse(
      'STEP_NOT_OPEN',
      '公共数据资源的有效期不随授权协议终止，不能调整。',
      basis('XJR-19-2'),
      '只有授权运营的数据产品和服务以实际运营期限为准。',
    );
  // A correction of an expired result is made for the record, a cancellation may still be asked for.
  if (standing === 'EXPIRED_PENDING' && type === 'CHANGE')
    return refuse(
      'ENTRY_NOT_EFFECTIVE',
      `登记有效期已于${formatLong(entry.validTo)}届满，不能办理变更。`,
      basis('XJR-19-5'),
      '请办理注销，或重新办理首次登记。',
    );
  return null;
}

function expiryRefusal(entry: RegisterEntry, facts: Facts): readonly Refusal[] | null {
  const standing = standingOf(entry, facts.profile.renewal, facts.today);
  if (standing === 'EXPIRED_PENDING') return null;
  if (standing === 'RENEWING')
    return refuse(
      'RENEWAL_PENDING',
      '续展申请正在办理，期满注销暂缓。',
      basis('XJR-19-3', 'XJR-19-5'),
      '请先办结续展申请。',
    );
  return refuse(
    'ENTRY_NOT_EFFECTIVE',
    `登记有效期至${formatLong(entry.validTo)}，尚未届满。`,
    basis('XJR-19-5'),
    '请在有效期届满后办理。',
  );
}

/** A renewal is asked for in the last days of validity only (XJR-19-3). */
function renewalRefusal(entry: RegisterEntry, day: LocalDate, facts: Facts): readonly Refusal[] | null {
  const { opens, closes } = renewalWindow(entry.validTo, facts.profile.renewal);
  if (day >= opens && day <= closes) return null;
  return refuse(
    'RENEWAL_WINDOW_CLOSED',
    `续展应在期满前${facts.profile.renewal.windowDays}日内（${formatLong(opens)}至${formatLong(closes)}）提出，${formatLong(day)}不在此期间。`,
    basis('XJR-19-3'),
    day < opens
      ? `请在${formatLong(opens)}以后办理。`
      : '期满未续展的，由登记机构注销；需要的，重新办理首次登记。',
  );
}

/** The same, judged by the day a renewal was received. */
export const renewalWindowRefusal = (
  state: CaseState,
  receivedAt: LocalDate,
  facts: Facts,
): readonly Refusal[] | null =>
  state.caseType === 'RENEW' && facts.entry ? renewalRefusal(facts.entry, receivedAt, facts) : null;

/** What the agency means to do must fit the type and the item. */
function matterRefusal(
  type: CaseType,
  matter: AgencyMatter | null,
  entry: RegisterEntry,
  facts: Facts,
): readonly Refusal[] | null {
  if (isApplication(type)) return null;
  if (matter === null || matter.kind !== type)
    return refuse(
      'REASON_MISSING',
      `没有写明“${CASE_TYPE_NAMES[type]}”的事由。`,
      basis('XJR-11-2'),
      '请写明事由后再办。',
    );
  if (
    matter.kind === 'SHORTEN' &&
    (matter.validTo < currentVersion(entry).validFrom || matter.validTo >= entry.validTo)
  )
    return refuse(
      'DATE_INVALID',
      `调整后的有效期满日须在${formatLong(currentVersion(entry).validFrom)}与原期满日${formatLong(entry.validTo)}之间。`,
      basis('XJR-19-2'),
      '请按授权协议实际终止的日期填写。',
    );
  if (
    matter.kind === 'REVOKE' &&
    !facts.profile.grounds.revokeSource.some(({ code }) => code === matter.source)
  )
    return refuse('GROUND_UNKNOWN', '线索来源不在列表中。', basis('XJR-23-2'), '请从列表中选择。');
  return null;
}
