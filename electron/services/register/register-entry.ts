/** One item of the register as of a day: versions, cases, and what may be begun on it by whom. */
import { factsFor } from '#electron/services/cases/facts';
import { visibleCase } from '#electron/services/cases/visible';
import { answered, refusal, refusalView } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { RegisterEntryView, VersionView } from '#shared/contract/register-views';
import { CASE_TYPE_NAMES, type CaseType, caseTypeName } from '#shared/domain/case-type';
import type { CaseId, LocalNumber } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import { differences } from '#shared/forms/differences';
import type { Requester } from '#shared/regulation/casework/commands';
import { decide } from '#shared/regulation/casework/decide';
import type { AgencyMatter } from '#shared/regulation/casework/records';
import { CASE_STATUS_NAMES, isEnded } from '#shared/regulation/casework/status';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import { renewalWindow } from '#shared/regulation/register/standing';
import { seenOn } from './register-rows';

export const get: SessionService<'register.get'> = (call, input) => {
  const entry = call.store.tables.get('register', input.registerId);
  const [first] = entry?.cases ?? [];
  const maker = first && visibleCase(call, first)?.state;
  const today = beijingDate(call.caller.now);
  const asOf = input.asOf ?? today;
  const seen = entry && maker && seenOn(call, entry, asOf);
  if (!entry || !seen)
    return refusal('ENTRY_NOT_FOUND', '登记簿中没有这一条目，或该日期时尚未登记。', '请从登记簿中打开。');
  return answered({
    ...seen.row,
    asOf,
    uscc: String(seen.entry.versions.at(-1)?.subject.uscc ?? ''),
    versionList: seen.entry.versions.map((version, index) => versionView(call, seen.entry, index, version)),
    end: seen.entry.end,
    cases: entry.cases.flatMap((id) => caseRow(call, id)),
    window: renewalWindow(seen.entry.validTo, call.desk.profile.renewal),
    starts: asOf === today ? startsOn(call, entry) : [],
  });
};

function versionView(
  call: SignedInCall,
  entry: RegisterEntry,
  index: number,
  version: RegisterEntry['versions'][number],
): VersionView {
  const before = entry.versions[index - 1];
  const maker = call.store.tables.get('cases', version.caseId)?.state;
  return {
    number: version.number,
    caseId: version.caseId,
    caseNumber: maker?.number ?? '',
    typeName: CASE_TYPE_NAMES[version.type],
    on: version.on,
    validFrom: version.validFrom,
    validTo: version.validTo,
    subject: version.subject,
    application: version.application,
    changes: before ? [...differences(before, version, entry.objectType, call.desk.codeLists)] : [],
  };
}

function caseRow(call: SignedInCall, id: CaseId): RegisterEntryView['cases'] {
  const state = visibleCase(call, id)?.state;
  if (!state) return [];
  return [
    {
      caseId: id,
      number: state.number,
      typeName: caseTypeName(state.caseType, state.objectType),
      statusName: CASE_STATUS_NAMES[state.status],
      open: !isEnded(state.status),
    },
  ];
}

/** What may be begun on an item: the label of the button, and a matter that only asks whether the rules allow it. */
const STARTS: readonly { readonly type: CaseType; readonly requester: Requester; readonly label: string }[] =
  [
    { type: 'CHANGE', requester: 'SUBJECT', label: '发起变更' },
    { type: 'CORRECT', requester: 'SUBJECT', label: '发起更正' },
    { type: 'CORRECT', requester: 'INTERESTED', label: '登记利害关系人更正申请' },
    { type: 'CORRECT', requester: 'OFFICE', label: '依职权更正' },
    { type: 'CANCEL', requester: 'SUBJECT', label: '发起注销' },
    { type: 'RENEW', requester: 'SUBJECT', label: '发起续展' },
    { type: 'EXPIRE', requester: 'OFFICE', label: '期满注销' },
    { type: 'SHORTEN', requester: 'OFFICE', label: '有效期调整' },
    { type: 'REVOKE', requester: 'OFFICE', label: '撤销立案' },
    { type: 'RESTORE', requester: 'OFFICE', label: '恢复登记' },
  ];

/** The buttons of an item, asked of the same judgement that guards the service; those of other roles are absent. */
function startsOn(call: SignedInCall, entry: RegisterEntry): RegisterEntryView['starts'] {
  const facts = factsFor(call, null, entry.id);
  return STARTS.flatMap(({ type, requester, label }) => {
    const decision = decide(
      null,
      {
        type: 'create',
        id: '' as CaseId,
        number: '' as LocalNumber,
        caseType: type,
        objectType: entry.objectType,
        requester,
        matter: probe(type, entry, facts.profile.grounds.revokeSource[0]?.code ?? ''),
      },
      facts,
    );
    const refusals = decision.ok ? [] : decision.error;
    if (refusals.some(({ code }) => code === 'ROLE_MISSING')) return [];
    return [{ caseType: type, requester, label, refusals: refusals.map(refusalView) }];
  });
}

/** A lawful matter of each type, so that only the item itself is judged. */
function probe(type: CaseType, entry: RegisterEntry, source: string): AgencyMatter | null {
  const reasons = '—';
  switch (type) {
    case 'EXPIRE':
      return { kind: type, reasons };
    case 'SHORTEN':
      return { kind: type, validTo: entry.validFrom, reasons, reference: reasons };
    case 'RESTORE':
      return { kind: type, reasons, reference: reasons };
    case 'REVOKE':
      return { kind: type, source, clue: reasons };
    default:
      return null;
  }
}
