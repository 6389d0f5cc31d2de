/**
 * Clauses as short citations, one for each article; pressing one shows the official words, our reading (named
 * as ours), how far the text may be relied on and where the clause acts. Nothing is quoted that the inventory
 * does not hold.
 */
import type { CallOutput } from '#shared/contract/contract';
import type { ClauseId } from '#shared/domain/ids';
import { citation, clause, textOf } from '#shared/regulation/clauses/clause';
import { CLAUSE_WORDS as W } from '../text/common';
import './ClauseTags.css';
import { InfoPopover } from './InfoPopover';
import { useQuery } from './use-query';

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
          label={`${words}，${W.official}`}
          title={words}
          className="rd-clause"
          content={group.map((id) => <ClauseWords key={id} id={id} />)}
        >
          {words}
        </InfoPopover>
      ))}
    </span>
  );
}

type Acts = CallOutput<'clauses.get'>['acts'];

function actsByKind(acts: Acts): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const { kind, label } of acts) {
    const labels = kinds.get(kind);
    if (labels) labels.push(label);
    else kinds.set(kind, [label]);
  }
  return kinds;
}

/** Asked only once the popover is open. Before the answer, and without one, the inventory's own words stand. */
function ClauseWords({ id }: { readonly id: ClauseId }) {
  const { value } = useQuery('clauses.get', { id });
  const row = clause(id);
  const text = textOf(id);
  return (
    <section className="rd-clause-words" aria-label={id}>
      {text?.isBasis === false ? (
        <p className="rd-clause-doubt">
          ▲ {W.notBasis}：{text.status}
        </p>
      ) : null}
      <blockquote className="rd-clause-quote">
        <p>{value?.quote ?? row?.quote ?? W.unknown}</p>
        <footer>
          {value ? `${value.text.title}${value.text.number === '' ? '' : `（${value.text.number}）`} · ` : ''}
          {id}
        </footer>
      </blockquote>
      {row ? (
        <p>
          <strong className="rd-clause-ours">{W.reading}</strong> {value?.reading ?? row.reading}
        </p>
      ) : null}
      {[...actsByKind(value?.acts ?? [])].map(([kind, labels], index) => (
        <p key={kind}>
          {index === 0 ? <strong className="rd-clause-ours">{W.acts}</strong> : null} {kind}：
          {labels.join('、')}
        </p>
      ))}
    </section>
  );
}
