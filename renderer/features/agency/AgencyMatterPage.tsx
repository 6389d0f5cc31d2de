/**
 * A case of the agency on a register item: what is meant, on what ground, and what the person looking may
 * do; a revocation as the process it is. The register changes only by the supervisor's step.
 */

import type { ActionView } from '#shared/contract/action-view';
import { beijingDate, formatLong } from '#shared/domain/local-date';
import { ActionButton } from '../../components/ActionButton';
import { useOpenCase } from '../../stores/case-store';
import { AGENCY_KINDS, AGENCY as W } from '../../text/agency';
import './agency.css';
import { RevocationProcess } from './RevocationProcess';

export interface AgencyMatterPageProps {
  /** Opens the dialog of a step: the page around holds it. */
  readonly onAction: (action: ActionView) => void;
}

/** Steps that belong to this page; papers and deliveries have pages of their own. */
const MATTER_COMMANDS = ['approveMatter', 'rejectMatter'];

/** The page 依职权办理 of the case around. */
export function AgencyMatterPage({ onAction }: AgencyMatterPageProps) {
  const { view } = useOpenCase();
  const { matter } = view;
  if (!matter) return null;
  const isRevocation = matter.kind === 'REVOKE';
  return (
    <div className="agency">
      <section aria-label={W.matter} className="agency-matter">
        <h2>
          {W.matter}：{AGENCY_KINDS[matter.kind]}
        </h2>
        <Facts />
        {isRevocation ? null : <Decision onAction={onAction} />}
      </section>
      {isRevocation ? <RevocationProcess onAction={onAction} /> : null}
    </div>
  );
}

function Facts() {
  const { view } = useOpenCase();
  const { matter, entry, ending } = view;
  if (!matter) return null;
  const isRevocation = matter.kind === 'REVOKE';
  const rows: readonly (readonly [string, string])[] = [
    [W.name, view.name],
    [W.subject, view.subjectName],
    ...(isRevocation ? [[W.source, matter.sourceName] as const] : []),
    [isRevocation ? W.clue : W.reasons, matter.reasons],
    ...(matter.reference === '' ? [] : [[W.reference, matter.reference] as const]),
    ...(matter.validTo === null ? [] : [[W.validTo, formatLong(matter.validTo)] as const]),
    [W.proposedOn, formatLong(beijingDate(view.createdAt))],
    ...(ending ? [[W.ending, `${formatLong(ending.on)} ${ending.reasons}`] as const] : []),
  ];
  return (
    <dl className="read-form">
      {entry ? (
        <div className="read-line">
          <dt>{W.entry}</dt>
          <dd>
            <a href={`#/register/${entry.registerId}`} aria-label={`${W.openEntry} ${entry.code}`}>
              {entry.code}
            </a>{' '}
            <span className="rd-quiet">{entry.standingName}</span>
          </dd>
        </div>
      ) : null}
      {rows.map(([label, value]) => (
        <div key={label} className="read-line">
          <dt>{label}</dt>
          <dd className="read-text">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Decision({ onAction }: AgencyMatterPageProps) {
  const { view } = useOpenCase();
  const actions = view.actions.filter(({ command }) => MATTER_COMMANDS.includes(command));
  if (view.status !== 'AGENCY_PROPOSED') return null;
  return (
    <div className="agency-decision">
      <p>{view.matter ? W.follow[view.matter.kind] : ''}</p>
      <div className="agency-actions">
        {actions.map((action) => (
          <ActionButton
            key={action.transition}
            label={action.label}
            main={action.main}
            refusals={action.refusals}
            onAct={() => onAction(action)}
          />
        ))}
        {actions.length === 0 ? <span className="rd-quiet">{W.nothing}</span> : null}
      </div>
    </div>
  );
}
