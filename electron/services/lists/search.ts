/** Search over all cases by number, name, subject, credit code and query code; width, case and spaces folded. */
import { visibleCases } from '#electron/services/cases/visible';
import { answered } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import { nameKey } from '#shared/forms/text';
import { CASE_STATUS_NAMES } from '#shared/regulation/casework/status';

const MAX_HITS = 20;

/** The folded form in which texts are compared. */
export const searchKey = (text: string): string => nameKey(text);

export const find: SessionService<'search.find'> = (call, input) => {
  const key = searchKey(input.text);
  if (key === '') return answered({ hits: [] });
  const hits = visibleCases(call)
    .map((state) => {
      const name = String(state.application.dataRegistName ?? '');
      const subjectName = String(state.subject.institutionName ?? '');
      const code = state.code?.confirmedBy ? state.code.code : '';
      return {
        caseId: state.id,
        number: state.number,
        name: name || '（未命名）',
        subjectName,
        statusName: CASE_STATUS_NAMES[state.status],
        registered: state.status === 'REGISTERED',
        text: searchKey(`${state.number} ${name} ${subjectName} ${String(state.subject.uscc ?? '')} ${code}`),
      };
    })
    .filter(({ text }) => text.includes(key))
    .sort((a, b) => (a.number < b.number ? 1 : -1))
    .slice(0, MAX_HITS);
  return answered({ hits });
};
