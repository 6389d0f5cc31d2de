/** The head of a case: what a list row and the top of its page show. */
import type { SignedInCall } from '#electron/services/service';
import { conflictDays, isOpen } from '#shared/agreement/conflict';
import { numberApart } from '#shared/agreement/number-apart';
import type { CaseHeader } from '#shared/contract/views';
import { caseTypeName } from '#shared/domain/case-type';
import type { AccountId } from '#shared/domain/ids';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { personName as nameOf } from '#shared/journal/lineage';
import { draftClock } from '#shared/regulation/casework/first-filing';
import { leadingClock } from '#shared/regulation/casework/leading-clock';
import { holding } from '#shared/regulation/casework/objection';
import { isToRecall } from '#shared/regulation/casework/records';
import { awaitsRegion } from '#shared/regulation/casework/regional-steps';
import type { CaseState } from '#shared/regulation/casework/state';
import { CASE_STATUS_NAMES } from '#shared/regulation/casework/status';
import { deadlineView } from './deadline-view';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What lists say of a case whose data, or whose subject, has no name yet. */
export const UNNAMED = '（未命名）';
export const WITHOUT_SUBJECT = '（未填主体）';

/** What a case is called: the name of its data. */
export const caseName = ({ application }: Pick<CaseState, 'application'>): string =>
  textOf(application.dataRegistName) || UNNAMED;

/** Official name of a person, with the office when it is of another; the account when unknown, a dash for nobody. */
export function personName(call: SignedInCall, account: AccountId | null): string {
  return account === null ? '—' : nameOf(call.store.views, account);
}

/** The head of a case as of this call. */
export function headerOf(call: SignedInCall, record: Pick<CaseRecord, 'state' | 'conflicts'>): CaseHeader {
  const { state, conflicts } = record;
  const today = beijingDate(call.caller.now);
  const clock = leadingClock(state) ?? draftClock(state, call.desk.profileOf(state), call.desk.calendar);
  return {
    caseId: state.id,
    number: numberApart(record),
    version: state.version,
    caseType: state.caseType,
    objectType: state.objectType,
    typeName: caseTypeName(state.caseType, state.objectType),
    name: caseName(state),
    subjectName: textOf(state.subject.institutionName) || WITHOUT_SUBJECT,
    status: state.status,
    statusName: CASE_STATUS_NAMES[state.status],
    round: state.round,
    deadline: clock && deadlineView(clock, call.desk.calendar, today),
    createdAt: state.createdAt,
    changedAt: state.changedAt,
    receivedAt: state.receipts.at(-1)?.receivedAt ?? null,
    officer: personName(call, lastActor(state)),
    marks: [...conflictMark(conflicts, today), ...marksOf(state)],
  };
}

/** Who did the latest step: the person to ask about it. */
function lastActor({ people, receipts, status, round }: CaseState): AccountId | null {
  const received = round > 0 && (status === 'SUBMITTED' || status === 'CORRECTION');
  if (received) return receipts.at(-1)?.by ?? null;
  if (status === 'DRAFT' || status === 'INTERNAL_REVIEW') return people.drafters.at(-1) ?? null;
  const { decider, proposer, acceptor, internalApprover, drafters } = people;
  return decider ?? proposer ?? acceptor ?? internalApprover ?? drafters.at(-1) ?? null;
}

/** That something contradicts, and for how many days the oldest has waited. */
function conflictMark(conflicts: CaseRecord['conflicts'], today: LocalDate): string[] {
  const days = conflicts.filter(isOpen).map((conflict) => conflictDays(conflict, today));
  if (days.length === 0) return [];
  const oldest = Math.max(...days);
  return [oldest === 0 ? '冲突' : `冲突${oldest}天`];
}

function marksOf(state: CaseState): string[] {
  const marks: string[] = [];
  if (state.corrections.length > 0) marks.push(`补正${state.corrections.length}次`);
  if (state.application.securityLevel === 'IMPORTANT') marks.push('重要数据');
  if (state.application.applicantMode === 'joint') marks.push('联合');
  if (state.returnReason !== '') marks.push('退回');
  if (holding(state.objections).length > 0) marks.push('暂缓登记');
  if (state.proposal !== null) marks.push('待决定');
  if (state.documents.some(isToRecall)) marks.push('待收回文书');
  if (awaitsRegion(state)) marks.push('待确认');
  return marks;
}
