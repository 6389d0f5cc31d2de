/** The ledger of subjects (XJR-18-2): gathered from what was received and registered, by 统一社会信用代码. */
import { answered, deskClosed, refusal } from '#electron/services/desk/trouble';
import { asked, casesIn } from '#electron/services/lists/queue-rows';
import { every, saying } from '#electron/services/lists/row-filter';
import { searchKey } from '#electron/services/lists/search';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { SubjectRow } from '#shared/contract/register';
import { caseTypeName } from '#shared/domain/case-type';
import { divisionName } from '#shared/domain/divisions';
import { beijingDate, isLocalDate } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import type { FormValues } from '#shared/forms/schema';
import type { CaseState } from '#shared/regulation/casework/state';
import { CASE_STATUS_NAMES, isEnded } from '#shared/regulation/casework/status';
import { EVERY_ITEM, itemsOn, type LateItems, lateItems } from './register-items';
import { type SeenEntry, seenOn } from './register-rows';
import { type SubjectSeen, subjectsSeen } from './subject-rows';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const list: SessionService<'subjects.list'> = async (call, input) => {
  const today = beijingDate(call.caller.now);
  const late = await lateItems(call, today);
  if (late === null) return deskClosed();
  const text = searchKey(input.text);
  const subjects = subjectsSeen(call, today, late)
    .filter(({ name, uscc }) => text === '' || searchKey(`${name} ${uscc}`).includes(text))
    .sort((a, b) => COLLATOR.compare(a.name, b.name));
  const start = input.page * PAGE_SIZE;
  return answered({
    total: subjects.length,
    items: subjects
      .slice(start, start + PAGE_SIZE)
      .map((seen) => rowOf(call.store.tables.get('cases', seen.latest)?.state.subject ?? {}, seen)),
  });
};

const COLLATOR = new Intl.Collator('zh-CN');

export const get: SessionService<'subjects.get'> = async (call, input) => {
  const today = beijingDate(call.caller.now);
  const late = await lateItems(call, today);
  if (late === null) return deskClosed();
  const cases = casesOfSubject(call, input.uscc);
  const latest = cases.at(-1);
  if (!latest) return refusal('SUBJECT_UNKNOWN', '没有这个登记主体。', '请从登记主体列表中打开。');
  const items = itemsOfSubject(call, input.uscc, late);
  const openCases = cases.filter(({ status }) => !isEnded(status)).length;
  return answered({
    ...rowOf(latest.subject, { uscc: input.uscc, entries: items.length, openCases }),
    history: historyOf(cases),
    items: items.map(({ row }) => row),
    cases: cases.map((state) => ({
      caseId: state.id,
      number: state.number,
      typeName: caseTypeName(state.caseType, state.objectType),
      statusName: CASE_STATUS_NAMES[state.status],
    })),
  });
};

/** Cases of one subject, oldest first. */
function casesOfSubject(call: SignedInCall, uscc: string): readonly CaseState[] {
  const { tables } = call.store;
  const rows = casesIn(call, ({ status }) => status !== 'DISCARDED');
  const own = asked({ ...rows, where: every(rows.where, saying('uscc', uscc)) });
  return tables
    .query({ ...own, text: searchKey(uscc), limit: Number.MAX_SAFE_INTEGER })
    .rows.flatMap(({ key }) => tables.get('cases', key)?.state ?? [])
    .sort((a, b) =>
      a.createdAt === b.createdAt ? (a.number < b.number ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1,
    );
}

/** Register items of one subject, newest first. */
function itemsOfSubject(call: SignedInCall, uscc: string, late: LateItems): readonly SeenEntry[] {
  const { tables } = call.store;
  const today = beijingDate(call.caller.now);
  const items = itemsOn(call, today, EVERY_ITEM);
  const where = every(items.where, saying('uscc', uscc));
  const found = tables.query({ ...items, ...(where ? { where } : {}), limit: Number.MAX_SAFE_INTEGER });
  const seen = found.rows.flatMap(({ key }) => {
    const entry = tables.get('register', key);
    return (entry && seenOn(call, entry, today)) ?? [];
  });
  const own = late.filter(({ entry }) => entry.versions.at(-1)?.subject.uscc === uscc);
  return own.length === 0 ? seen : [...seen, ...own].sort(newestFirst);
}

const newestFirst = ({ row: a }: SeenEntry, { row: b }: SeenEntry): number =>
  a.codedAt === b.codedAt ? (a.number < b.number ? 1 : -1) : a.codedAt < b.codedAt ? 1 : -1;

const REAL_NAME_WORDS: { readonly [status: string]: string } = {
  verified: '已认证',
  unverified: '未认证',
  failed: '认证未通过',
};

const realNameOf = (subject: FormValues): string => REAL_NAME_WORDS[textOf(subject.realNameStatus)] ?? '未填';

function rowOf(
  subject: FormValues,
  { uscc, entries, openCases }: Pick<SubjectSeen, 'uscc' | 'entries' | 'openCases'>,
): SubjectRow {
  const realNameAt = textOf(subject.realNameAt);
  return {
    uscc,
    name: textOf(subject.institutionName),
    division: divisionName(textOf(subject.regionCode)),
    natureName: labelOf('CL-NATURE', textOf(subject.subjectNature)),
    realName: realNameOf(subject),
    realNameAt: isLocalDate(realNameAt) ? realNameAt : null,
    entries,
    openCases,
  };
}

/** The particulars over time: one line wherever a received application says something else. */
function historyOf(cases: readonly CaseState[]) {
  const lines = cases
    .filter(({ submitted }) => submitted !== null)
    .map((state) => {
      const subject = state.submitted?.subject ?? {};
      return {
        on: state.receipts[0]?.receivedAt ?? beijingDate(state.createdAt),
        caseNumber: state.number,
        caseId: state.id,
        name: textOf(subject.institutionName),
        legalRep: textOf(subject.legalRep),
        contact: [textOf(subject.contactName), textOf(subject.contactPhone)].filter(Boolean).join(' '),
        realName: realNameOf(subject),
      };
    });
  return lines.filter((line, index) => {
    const before = lines[index - 1];
    return (
      !before ||
      (['name', 'legalRep', 'contact', 'realName'] as const).some((key) => line[key] !== before[key])
    );
  });
}
