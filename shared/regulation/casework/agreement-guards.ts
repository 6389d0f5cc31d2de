/**
 * What stands in the way of a step because other stations work on the same cases: the case is in the hands of another
 * agency, or what two of them did contradicts. Asked for every row of the table; in a store that is alone nothing of
 * it refuses anything.
 */
import { type CaseConflict, disputeWords, isOpen } from '#shared/agreement/conflict';
import {
  BLOCKED_NAMES,
  type Blocked,
  CONFLICT_CLASS,
  type ConflictClass,
  DECIDER_NAMES,
} from '#shared/agreement/conflict-class';
import { divisionName } from '#shared/domain/divisions';
import { basis, type ClauseId } from '#shared/domain/ids';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import { type DocumentId, RESULTS } from '#shared/paper/document-id';
import type { CaseCommandType } from './commands';
import type { CaseEvent } from './events';
import type { Facts } from './facts';
import type { CaseState } from './state';
import { endsWithout } from './status';
import type { Transition } from './table/row';

/** What anybody may add to a case wherever it is: it contradicts nothing. */
const FOR_ALL: readonly CaseCommandType[] = [
  'attachEvidence',
  'registerObjection',
  'addObjectionEvidence',
  'recordDelivery',
];

const SUBMISSION: readonly CaseCommandType[] = ['sendForApproval', 'approveInternally', 'lodge', 'receive'];
const CODING: readonly CaseCommandType[] = ['enterCode', 'confirmCode'];
/** `confirmCode` issues the result and its sheet. */
const CERTIFICATES: readonly CaseCommandType[] = ['confirmCode', 'printResult', 'remindRenewal'];

/** Clauses that a conflict stands on. */
const BASIS: { readonly [C in ConflictClass]?: readonly ClauseId[] } = {
  C08: basis('TJR-23-1'),
  C09: basis('XJR-17-1'),
  C10: basis('XJR-17-1'),
  C11: basis('XJR-11-2'),
  C12: basis('XJR-11-2'),
  C13: basis('XJR-16-6'),
  C23: basis('XJR-16-1'),
};

/** What refuses a row because of other stations. */
export const agreementRefusals = (row: Transition, state: CaseState, facts: Facts): readonly Refusal[] => [
  ...(facts.exchange?.isFull ? isFullCase(row.label) : ALLOWED),
  ...holdsCase(row, state, facts),
  ...noOpenConflict(row, facts),
  ...isCertified(row, facts),
];

/** What is written under a certificate that does not name it is void at every office, whoever believes in it here. */
export function mayWriteAll(
  label: string,
  events: readonly { readonly type: CaseEvent['type'] }[],
  { exchange }: Facts,
): readonly Refusal[] {
  if (exchange === null || events.every(({ type }) => exchange.mayWrite(type))) return ALLOWED;
  return refuse(
    'AGENCY_POWER_MISSING',
    `自治区签发给本机的证书不包含“${label}”，各单位都不会承认，没有保存。`,
    basis('XJR-5-2', 'XJR-5-4'),
    '请移交地（州、市）登记机构办理；已受指定承担登记职能的，请报自治区换发证书后再办。',
  );
}

/** What lets an application on an item in, and what changes the item. */
const ON_ITEM: readonly CaseEvent['type'][] = ['accepted', 'registerChanged'];

/** An item is changed by the agency that registered it, or one above it: another one’s decision changes it nowhere. */
export function mayDecideOnItem(
  label: string,
  events: readonly { readonly type: CaseEvent['type'] }[],
  { exchange }: Facts,
): readonly Refusal[] {
  if (exchange === null || exchange.mayChangeItem || !events.some(({ type }) => ON_ITEM.includes(type)))
    return ALLOWED;
  return refuse(
    'NOT_OUR_JURISDICTION',
    `本案所涉登记由其他登记机构办理登记，本单位不能对其办理“${label}”，没有保存。`,
    basis('XJR-5-5', 'XJR-11-2'),
    '请移送或移交原登记机构办理；跨区域的，报自治区登记机构办理。',
  );
}

/** A step of the registration agency asks for a certificate that names such steps. */
const isCertified = ({ guards, label }: Transition, facts: Facts): readonly Refusal[] =>
  guards.includes('agencyPower') ? mayWriteAll(label, [{ type: 'accepted' }], facts) : ALLOWED;

/** A case with more entries of this station than others take in would keep everything else from travelling with it. */
export const isFullCase = (label: string): readonly Refusal[] =>
  refuse(
    'CASE_FULL',
    `本机在本件的办理记录已达一件的上限，不能再办理“${label}”，没有保存。已有内容全部保留，仍可查看，并照常随数据包报送。`,
    [],
    '请在本单位另一工作站办理；没有的，报自治区登记机构核查记录过多的原因。',
  );

/** The case is in the hands of this agency (design 2.9): it acts on what belongs to it (XJR-5-5). */
function holdsCase(
  { command, label }: Transition,
  { holder }: CaseState,
  { exchange }: Facts,
): readonly Refusal[] {
  if (exchange === null || FOR_ALL.includes(command)) return ALLOWED;
  const { agency, releasedTo } = holder;
  if (agency === exchange.agency && releasedTo === null) return ALLOWED;
  if (agency === exchange.agency)
    return refuse(
      'CASE_NOT_HELD',
      `本件已移交${divisionName(releasedTo ?? '')}登记机构，不能办理“${label}”。已有内容仍可查看。`,
      basis('XJR-5-5'),
      '请等对方接收；对方尚未接收而需继续办理的，由主管收回移交。',
    );
  if (releasedTo === exchange.agency)
    return refuse(
      'CASE_NOT_HELD',
      `本件由${divisionName(agency)}登记机构移交本单位，尚未接收，不能办理“${label}”。已有内容仍可查看。`,
      basis('XJR-5-5'),
      '移交随导入自动接收；仍未接收的，请在“数据交换”中制作一次数据包，即一并接收。',
    );
  return refuse(
    'CASE_NOT_HELD',
    `本件现由${divisionName(agency)}登记机构持有，不能办理“${label}”。已有内容仍可查看。`,
    basis('XJR-5-5'),
    command === 'printResult'
      ? '已出具的登记结果可在“文书”中打印；需重新出具的，请由持有单位办理。'
      : '请由持有单位办理，或请其移交本单位后再办。',
  );
}

/** What two stations did does not contradict (design 2.10, “blocked meanwhile”). */
function noOpenConflict(row: Transition, { exchange }: Facts): readonly Refusal[] {
  const [conflict] = (exchange?.conflicts ?? []).filter(({ class: about }) =>
    blocks(CONFLICT_CLASS[about].blocked, row),
  );
  if (conflict === undefined) return ALLOWED;
  return refuse('CONFLICT_OPEN', sentenceOf(conflict), BASIS[conflict.class] ?? [], wayOut(conflict));
}

/** What keeps an issued paper from leaving the desk: while a conflict stops certificates nobody prints one again. */
export function certificateRefusals(document: DocumentId, exchange: Facts['exchange']): readonly Refusal[] {
  if (!RESULTS.includes(document)) return ALLOWED;
  const conflict = exchange?.conflicts.find(
    ({ class: about }) => CONFLICT_CLASS[about].blocked === 'certificates',
  );
  if (conflict === undefined) return ALLOWED;
  return refuse(
    'CONFLICT_OPEN',
    `本件${disputeWords(conflict)}，暂不能打印登记结果，文书未输出。`,
    BASIS[conflict.class] ?? [],
    wayOut(conflict),
  );
}

const sentenceOf = (conflict: CaseConflict): string =>
  `本件${disputeWords(conflict)}，${BLOCKED_NAMES[CONFLICT_CLASS[conflict.class].blocked]}，没有保存。`;

const wayOut = (conflict: CaseConflict): string =>
  isOpen(conflict) ? openWayOut(conflict) : lostWayOut(conflict);

const lostWayOut = ({ class: about }: CaseConflict): string =>
  about === 'C09'
    ? '请收回已发的登记结果并告知登记主体；登记簿已标记“查询码待更正”，正确的查询码请报自治区登记机构核定；认为裁决有误的，报自治区登记机构改变裁决。'
    : '请以不予登记、终止登记或撤回办结本件并送达理由；认为裁决有误的，报上级登记机构改变裁决。';

const openWayOut = ({ class: about }: CaseConflict): string =>
  about === 'C13'
    ? '请先办结该异议，办结后自动解除。'
    : about === 'C20'
      ? '请先升级本机程序。'
      : `请由${DECIDER_NAMES[CONFLICT_CLASS[about].decider]}在“数据交换”的“冲突”中裁决后再办。`;

/** What ends a case without the register, and what proposes it: one of two works on an item has to end so. */
const WITHDRAWING: readonly CaseCommandType[] = ['proposeRefusal', 'requestWithdrawal', 'rejectProposal'];

function blocks(blocked: Blocked, { id, command, to }: Transition): boolean {
  const isEdit = /^E0\d/.test(id);
  switch (blocked) {
    case 'nothing':
      return false;
    case 'submission':
      return SUBMISSION.includes(command);
    case 'submissionAndAcceptance':
      return SUBMISSION.includes(command) || command === 'accept';
    case 'coding':
      return CODING.includes(command);
    case 'certificates':
      return CERTIFICATES.includes(command);
    case 'registerChange':
      if (WITHDRAWING.includes(command)) return false;
      return !isEdit && !FOR_ALL.includes(command) && !(to.length > 0 && to.every(endsWithout));
    case 'nextStep':
    case 'decisions':
      return !isEdit && !FOR_ALL.includes(command);
    case 'everything':
      return true;
  }
}
