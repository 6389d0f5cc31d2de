/**
 * `desk clauses`: every clause of the inventory with where it acts and what it lost, one line each. Which tests
 * name it is added by `npm run clauses`.
 */

import type { ClauseId } from '#shared/domain/ids';
import { actsOf, servedBy } from '#shared/regulation/clauses/acts';
import { clausesOf } from '#shared/regulation/clauses/clause';
import { lostBehaviour } from '#shared/regulation/clauses/lost-behaviour';
import { TEXT_PREFIXES } from '#shared/regulation/clauses/texts';
import { type DeskIo, EXIT, type ExitCode } from './desk-io';

/** Prints one line per clause. */
export function printClauses(io: DeskIo): ExitCode {
  const losses = lostBehaviour();
  for (const { id, article, relevance, quote, reading } of TEXT_PREFIXES.flatMap((text) => clausesOf(text)))
    io.result({
      id,
      article,
      relevance,
      quote,
      reading,
      acts: actsOf(id as ClauseId),
      servedBy: servedBy(id),
      lost: losses.filter((loss) => loss.clause === id).map((loss) => loss.words),
    });
  return EXIT.done;
}
