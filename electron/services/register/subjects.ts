/** The ledger of subjects (XJR-18-2): gathered from what was received and registered, by 统一社会信用代码. */
import { visibleCases } from '#electron/services/cases/visible';
import { answered, refusal } from '#electron/services/desk/trouble';
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
import { registerOn, type SeenEntry } from './register-rows';

interface Subject {
  readonly uscc: string;
  /** Oldest first; the last one tells the particulars. */
  readonly cases: readonly CaseState[];
  readonly items: readonly SeenEntry[];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const list: SessionService<'subjects.list'> = (call, input) => {
  const key = searchKey(input.text);
  const rows = subjectsOf(call)
    .map(rowOf)
    .filter(({ name, uscc }) => key === '' || searchKey(`${name} ${uscc}`).includes(key))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  const start = input.page * PAGE_SIZE;
  return answered({ total: rows.length, items: rows.slice(start, start + PAGE_SIZE) });
};

export const get: SessionService<'subjects.get'> = (call, input) => {
  const subject = subjectsOf(call).find(({ uscc }) => uscc === input.uscc);
  if (!subject) return refusal('SUBJECT_UNKNOWN', '没有这个登记主体。', '请从登记主体列表中打开。');
  return answered({
    ...rowOf(subject),
    history: historyOf(subject),
    items: subject.items.map(({ row }) => row),
    cases: subject.cases.map((state) => ({
      caseId: state.id,
      number: state.number,
      typeName: caseTypeName(state.caseType, state.objectType),
      statusName: CASE_STATUS_NAMES[state.status],
    })),
  });
};

/** Subjects of every case that the agency received, and of every register item. */
function subjectsOf(call: SignedInCall): readonly Subject[] {
  const byCode = new Map<string, CaseState[]>();
  for (const state of visibleCases(call)) {
    const uscc = textOf(state.subject.uscc);
    if (uscc === '' || state.status === 'DISCARDED') continue;
    byCode.set(uscc, [...(byCode.get(uscc) ?? []), state]);
  }
  const items = registerOn(call, beijingDate(call.caller.now));
  return [...byCode].map(([uscc, cases]) => ({
    uscc,
    cases: cases.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
    items: items.filter(({ entry }) => entry.versions.at(-1)?.subject.uscc === uscc),
  }));
}

const REAL_NAME_WORDS: { readonly [status: string]: string } = {
  verified: '已认证',
  unverified: '未认证',
  failed: '认证未通过',
};

const realNameOf = (subject: FormValues): string => REAL_NAME_WORDS[textOf(subject.realNameStatus)] ?? '未填';

function rowOf({ uscc, cases, items }: Subject): SubjectRow {
  const latest = cases.at(-1)?.subject ?? {};
  const realNameAt = textOf(latest.realNameAt);
  return {
    uscc,
    name: textOf(latest.institutionName),
    division: divisionName(textOf(latest.regionCode)),
    natureName: labelOf('CL-NATURE', textOf(latest.subjectNature)),
    realName: realNameOf(latest),
    realNameAt: isLocalDate(realNameAt) ? realNameAt : null,
    entries: items.length,
    openCases: cases.filter(({ status }) => !isEnded(status)).length,
  };
}

/** The particulars over time: one line wherever a received application says something else. */
function historyOf({ cases }: Subject) {
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
