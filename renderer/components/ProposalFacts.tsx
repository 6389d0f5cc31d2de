/** What was proposed, by whom and why, before a supervisor decides it. To read. */
import type { CaseView } from '#shared/contract/views';
import { formatLong } from '#shared/domain/local-date';
import { PROPOSAL as W } from '../text/case';

export function ProposalFacts({ proposal }: { readonly proposal: NonNullable<CaseView['proposal']> }) {
  const rows: readonly (readonly [string, string])[] = [
    [W.by, proposal.by],
    [W.grounds, proposal.grounds.join('；')],
    [W.to, proposal.to],
    [W.expected, proposal.expected === null ? '' : formatLong(proposal.expected)],
    [W.reasons, proposal.reasons],
  ];
  return (
    <dl className="read-form">
      {rows
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label} className="read-line">
            <dt>{label}</dt>
            <dd className="read-text">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
