/**
 * Clauses as short citations, one for each article; pressing one shows the official words. Quotations come
 * from the inventory and are never written here.
 */
import type { ClauseId } from '#shared/domain/ids';
import { citation, clause } from '#shared/regulation/clauses/clause';
import { CLAUSE_WORDS } from '../text/common';
import './ClauseTags.css';
import { InfoPopover } from './InfoPopover';

interface ClauseTagsProps {
  readonly ids: readonly string[];
}

function byArticle(ids: readonly ClauseId[]): ReadonlyMap<string, readonly ClauseId[]> {
  const groups = new Map<string, ClauseId[]>();
  for (const id of new Set(ids)) {
    const group = groups.get(citation(id));
    if (group) group.push(id);
    else groups.set(citation(id), [id]);
  }
  return groups;
}

export function ClauseTags({ ids }: ClauseTagsProps) {
  if (ids.length === 0) return null;
  return (
    <span className="rd-clauses">
      {[...byArticle(ids as readonly ClauseId[])].map(([words, group]) => (
        <InfoPopover
          key={words}
          label={`${words}，${CLAUSE_WORDS.official}`}
          title={words}
          className="rd-clause"
          content={group.map((id) => (
            <blockquote key={id} className="rd-clause-quote">
              <p>{clause(id)?.quote ?? CLAUSE_WORDS.unknown}</p>
              <footer>{id}</footer>
            </blockquote>
          ))}
        >
          {words}
        </InfoPopover>
      ))}
    </span>
  );
}
