/** Search over all cases by number, name, subject, credit code and query code; width, case and spaces folded. */
import { caseName } from '#electron/services/cases/header';
import { answered } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import { numberApart } from '#shared/agreement/number-apart';
import { withoutMark } from '#shared/domain/number-mark';
import { nameKey } from '#shared/forms/text';
import { CASE_STATUS_NAMES } from '#shared/regulation/casework/status';
import { sightOf } from './row-filter';

const MAX_HITS = 20;

/** The folded form in which texts are compared. */
export const searchKey = (text: string): string => nameKey(withoutMark(text));

export const find: SessionService<'search.find'> = (call, input) => {
  const text = searchKey(input.text);
  if (text === '') return answered({ hits: [] });
  const sight = sightOf(call);
  const { rows } = call.store.tables.query({
    table: 'cases',
    ...(sight ? { where: sight } : {}),
    text,
    order: { column: 'number', descending: true },
    limit: MAX_HITS,
  });
  const hits = rows.flatMap(({ key }) => {
    const record = call.store.tables.get('cases', key);
    if (!record) return [];
    const { state } = record;
    return {
      caseId: state.id,
      number: numberApart(record),
      name: caseName(state),
      subjectName: String(state.subject.institutionName ?? ''),
      statusName: CASE_STATUS_NAMES[state.status],
      registered: state.status === 'REGISTERED',
    };
  });
  return answered({ hits });
};
