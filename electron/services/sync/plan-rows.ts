/** What a bundle would change, line by line, in the words of the preview. */
import { caseName } from '#electron/services/cases/header';
import { type CaseConflict, isOpen } from '#shared/agreement/conflict';
import { CONFLICT_CLASS, isBetweenCases } from '#shared/agreement/conflict-class';
import { mayDecide, partiesOf } from '#shared/agreement/deciders';
import { FATE_NAMES } from '#shared/agreement/fates';
import { numberApart } from '#shared/agreement/number-apart';
import { bundleWords } from '#shared/bundle/codes';
import type { PlanRow } from '#shared/contract/sync-views';
import type { ObjectType } from '#shared/domain/case-type';
import { divisionName } from '#shared/domain/divisions';
import type { EntryId } from '#shared/domain/ids';
import { divisionOfNumber } from '#shared/domain/numbers';
import type { Office } from '#shared/domain/office';
import type { CodeLists } from '#shared/forms/code-lists';
import { changesInWords, readSignedLists } from '#shared/forms/signed-lists';
import { policyKindName } from '#shared/identity/policy';
import type { RevocationList } from '#shared/identity/revocation';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { TrustRecord } from '#shared/journal/exchange-events';
import type { CodeEntry } from '#shared/regulation/casework/records';
import { CASE_STATUS_NAMES } from '#shared/regulation/casework/status';
import type { Refolded } from './dry-run';
import { COUNTED_ANEW, newlyRevoked, type TrustStep } from './newly-revoked';
import {
  changedFields,
  codeWords,
  confirmedWords,
  fallenWords,
  noticeWords,
  publicationWords,
} from './plan-changes';

type Kind = PlanRow['kind'];
type Group = PlanRow['group'];

const NO_FIELDS = { fields: [], moreFields: 0 };

const caseRow = (record: CaseRecord, group: Group, kind: Kind, detail: string): PlanRow => ({
  group,
  kind,
  caseId: record.state.id,
  caseNumber: numberApart(record),
  title: caseName(record.state),
  detail,
  ...NO_FIELDS,
});

/** A line that is about no case. */
export const plainRow = (kind: Kind, title: string, detail: string, group: Group = 'told'): PlanRow => ({
  group,
  kind,
  caseId: null,
  caseNumber: '',
  title,
  detail,
  ...NO_FIELDS,
});

/** Whether this office may decide a contradiction of a case; of two cases it is asked for this one alone. */
export function isMine({ division }: Office, { state }: CaseRecord, conflict: CaseConflict): boolean {
  const { class: about, parties } = conflict;
  const opened = isBetweenCases(conflict) ? [divisionOfNumber(state.number)] : parties;
  return about !== 'C13' && mayDecide(about, division, partiesOf(about, opened, state.holder.agency));
}

/** The contradictions that a case has now and had not before. */
export function opened({ before, after }: Refolded): readonly CaseConflict[] {
  const known = new Set((before?.conflicts ?? []).filter(isOpen).map(({ id }) => id));
  return (after?.conflicts ?? []).filter((one) => isOpen(one) && !known.has(one.id));
}

/** Entries of a case that do not count now and were not known before. */
export function newFates({ before, after }: Refolded): CaseRecord['fates'] {
  const known = new Set<EntryId>((before?.fates ?? []).map(({ entry }) => entry));
  return (after?.fates ?? []).filter(({ entry }) => !known.has(entry));
}

export const statusChanged = ({ before, after }: Refolded): boolean =>
  before !== null && after !== null && before.state.status !== after.state.status;

/** What the lines of a case are told with, as it is once the bundle is taken in. */
export interface Telling {
  /** What is wrong with the pool that a code is said to be from; empty when nothing is. */
  readonly doubtOf: (code: CodeEntry, of: ObjectType) => string;
  readonly codeLists: CodeLists;
}

/** The lines of one case. `met`: its new contradictions that no other case has told. */
export function caseRows(
  office: Office,
  folded: Refolded,
  entries: number,
  met: readonly CaseConflict[],
  telling: Telling,
): readonly PlanRow[] {
  const { before, after } = folded;
  if (after === null)
    return [
      {
        ...plainRow('parked', '申请的起始记录尚未到达', `已存 ${entries} 条记录，起始记录到达后显示`),
        caseId: folded.of,
      },
    ];
  const rows: PlanRow[] = changes(before, after, telling);
  for (const one of met)
    rows.push(
      caseRow(
        after,
        isMine(office, after, one) ? 'needs-you' : 'told',
        'conflict',
        CONFLICT_CLASS[one.class].name,
      ),
    );
  for (const { fate } of newFates(folded))
    if (fate !== 'disputed')
      rows.push(
        caseRow(
          after,
          'told',
          fate === 'opaque' ? 'opaque' : fate === 'waiting' ? 'parked' : 'opinion',
          `记录${FATE_NAMES[fate]}`,
        ),
      );
  if (rows.length === 0) rows.push(caseRow(after, 'done', 'case-changed', `新增记录 ${entries} 条`));
  return rows;
}

function changes(before: CaseRecord | null, after: CaseRecord, { doubtOf, codeLists }: Telling): PlanRow[] {
  const { state } = after;
  const rows: PlanRow[] = [];
  const add = (kind: Kind, detail: string) => rows.push(caseRow(after, 'done', kind, detail));
  if (before === null)
    add('case-new', `${divisionName(divisionOfNumber(state.number))}，${CASE_STATUS_NAMES[state.status]}`);
  else if (before.state.status !== state.status)
    add('status', `${CASE_STATUS_NAMES[before.state.status]} → ${CASE_STATUS_NAMES[state.status]}`);
  const code = state.code;
  if (
    code !== null &&
    (code.code !== before?.state.code?.code || code.confirmedBy !== before.state.code.confirmedBy)
  ) {
    const doubt = doubtOf(code, state.objectType);
    const words = codeWords(before, code);
    if (doubt === '') add('code', words);
    else rows.push(caseRow(after, 'needs-you', 'code', `${words}，▲ ${doubt}`));
  }
  const notice = noticeWords(before?.state ?? null, state);
  if (notice !== null) add('publicity', notice);
  const id = publicationWords(before?.state ?? null, state);
  if (id !== null) add('publication-id', id);
  for (const { clock, objection, name, due } of state.clocks) {
    const known = before?.state.clocks.find((one) => one.clock === clock && one.objection === objection);
    if (known !== undefined && known.due !== due) add('case-changed', `${name}：${known.due} → ${due}`);
  }
  const { agency, releasedTo } = state.holder;
  if (
    before !== null &&
    (before.state.holder.agency !== agency || before.state.holder.releasedTo !== releasedTo)
  )
    add('holder', releasedTo === null ? `由${divisionName(agency)}持有` : `移交${divisionName(releasedTo)}`);
  for (const words of confirmedWords(before?.state ?? null, state)) add('confirmed', words);
  if (before === null) return rows;
  for (const words of fallenWords(before.state, state)) add('case-changed', words);
  const { fields, moreFields } = changedFields(before.state, state, codeLists);
  const many = fields.length + moreFields;
  if (many > 0)
    rows.push({
      ...caseRow(after, 'done', 'fields', `申请内容更改 ${many} 项${namesOf(fields)}`),
      ...{ fields: [...fields], moreFields },
    });
  return rows;
}

/** Fields that a line names before it is opened. */
const FIELDS_NAMED = 3;

const namesOf = (fields: readonly PlanRow['fields'][number][]): string =>
  fields.length === 0
    ? ''
    : `：${fields
        .slice(0, FIELDS_NAMED)
        .map(({ label }) => label)
        .join('、')}${fields.length > FIELDS_NAMED ? '等' : ''}`;

/** The line of a record of identity. `isUnfit`: rules that cannot be put in force here, which somebody has to know. */
export function trustRow(item: TrustRecord, isUnfit: boolean, trust: TrustStep): PlanRow {
  switch (item.kind) {
    case 'root':
      return plainRow('certificate', '自治区根证书', `第 ${item.record.number} 号`);
    case 'certificate':
      return plainRow(
        'certificate',
        item.record.name,
        `${item.record.kind === 'agency' ? '单位' : '工作站'}证书，有效至 ${item.record.validTo}`,
      );
    case 'revocations':
      return revocationRow(item.record, trust);
    case 'policy':
      return plainRow(
        rowKindOf(item.record.kind),
        `${policyKindName(item.record.kind)}第 ${item.record.number} 号${isUnfit ? '，本机不能采用' : ''}`,
        isUnfit
          ? `${item.record.id}：与本机在用规则抵触，或需更新版本的程序；导入后只存不用，本机仍按原规则办理，请报告自治区`
          : `${item.record.id}，自 ${item.record.inForceFrom} 起${changesOf(item)}`,
        isUnfit ? 'needs-you' : 'told',
      );
    case 'inboxKeys':
      return plainRow(
        'certificate',
        `${divisionName(item.record.agency)}收件密钥`,
        `第 ${item.record.epoch} 期`,
      );
  }
}

function revocationRow(list: RevocationList, trust: TrustStep): PlanRow {
  const { named, more } = newlyRevoked(trust, list);
  const fresh = named.length + more;
  return {
    ...plainRow(
      'revocation',
      `吊销名单第 ${list.number} 号`,
      `共 ${list.revoked.length} 个，${list.issuedOn} 发布${fresh === 0 ? '' : `；新列入或有变 ${fresh} 个，导入后${COUNTED_ANEW}`}`,
    ),
    ...{ fields: [...named], moreFields: more },
  };
}

const rowKindOf = (kind: string): Kind =>
  kind === 'calendar' ? 'calendar' : kind === 'codes' ? 'code-lists' : 'rules';

/** What a signed change of code lists adds and closes. */
function changesOf({ record, content }: Extract<TrustRecord, { readonly kind: 'policy' }>): string {
  const lists = record.kind === 'codes' && content !== null ? readSignedLists(JSON.parse(content)) : null;
  return lists?.ok ? `。${changesInWords(lists.value).join('。')}` : '';
}

/** Attachments that did not come, or came wrong. */
export const missingBlobsRow = (cases: number): PlanRow =>
  plainRow('parked', `附件缺失或不符，涉及 ${cases} 件`, bundleWords({ code: 'B30_ATTACHMENT' }));
