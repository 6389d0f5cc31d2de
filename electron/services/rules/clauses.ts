/** A clause as every citation opens it: article, official words, our reading, where it acts in the program. */
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import type { ClauseId } from '#shared/domain/ids';
import { actsOf } from '#shared/regulation/clauses/acts';
import { clause, textOf } from '#shared/regulation/clauses/clause';

export const get: SessionService<'clauses.get'> = (_call, input) => {
  const id = input.id as ClauseId;
  const row = clause(id);
  const text = textOf(id);
  if (!row || !text) return refusal('CLAUSE_UNKNOWN', `没有条款 ${input.id}。`, '请核对条款编号。');
  return answered({
    id,
    article: row.article,
    quote: row.quote,
    reading: row.reading,
    text: { title: text.title, number: text.documentNumber ?? '', status: text.status },
    acts: actsOf(id).map(({ kind, label }) => ({ kind, label })),
  });
};
