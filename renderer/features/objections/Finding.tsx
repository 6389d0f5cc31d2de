/** The finding on an objection: proposed, or approved; facts, then reasons, then the result (XJR-16-9). */
import type { ObjectionView } from '#shared/contract/objection-view';
import { formatLong } from '#shared/domain/local-date';
import { OBJECTIONS as W } from '../../text/objections';

export function Finding({ objection }: { readonly objection: ObjectionView }) {
  const { proposal, decision, declined, withdrawnBecause } = objection;
  const finding = decision ?? proposal;
  const rows: readonly (readonly [string, string])[] = [
    ...(declined
      ? ([
          [W.declinedFor, declined.groundName],
          [W.reply, declined.reply],
        ] as const)
      : []),
    ...(finding
      ? ([
          [W.found, finding.facts],
          [W.reasons, finding.reasons],
          [W.result, finding.upheld ? W.upheld : W.notUpheld],
        ] as const)
      : []),
    ...(withdrawnBecause === '' ? [] : ([[W.withdrawn, withdrawnBecause]] as const)),
  ];
  if (rows.length === 0) return null;
  return (
    <section aria-label={W.result}>
      <h3>
        {W.result}{' '}
        <small>
          {decision
            ? W.decidedBy(decision.by, formatLong(decision.on))
            : proposal
              ? W.proposedBy(proposal.by)
              : ''}
        </small>
      </h3>
      <dl className="read-form">
        {rows.map(([label, value]) => (
          <div key={label} className="read-line">
            <dt>{label}</dt>
            <dd className="read-text">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
