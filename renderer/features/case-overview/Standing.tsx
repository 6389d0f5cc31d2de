/** Where a case stands beside its stage: proposed and undecided, explained late, heard, or over and why. To read. */
import { formatLong } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import { ProposalFacts } from '../../components/ProposalFacts';
import { useOpenCase } from '../../stores/case-store';
import { OVERVIEW as W } from '../../text/overview';

/** What waits for a supervisor, and who proposed it. */
export function Pending() {
  const { view } = useOpenCase();
  if (!view.proposal) return null;
  return (
    <section aria-label={view.proposal.title} className="overview-panel">
      <h2>◆ {view.proposal.title}</h2>
      <ProposalFacts proposal={view.proposal} />
    </section>
  );
}

/** Why the case ended other than by registration. */
export function Ending() {
  const { view } = useOpenCase();
  const { ending } = view;
  if (!ending) return null;
  const rows: readonly (readonly [string, string])[] = [
    [W.endedOn, formatLong(ending.on)],
    [W.endingGrounds, ending.grounds.join('；')],
    [W.endingTo, ending.to],
    [W.endingReasons, ending.reasons],
  ];
  return (
    <section aria-label={W.ending} className="overview-panel">
      <h2>
        {W.ending}：{view.statusName}
      </h2>
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
    </section>
  );
}

/** 审核未完成说明 that were issued (XJR-15-3). */
export function DelayNotes() {
  const { view } = useOpenCase();
  if (view.delayNotes.length === 0) return null;
  return (
    <section aria-label={W.delayNotes}>
      <h2>{W.delayNotes}</h2>
      <ul>
        {view.delayNotes.map((note) => (
          <li key={`${note.on} ${note.reasons}`}>
            {W.delayNote(formatLong(note.on), formatLong(note.expected))}：{note.reasons}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The subject heard on a correction that somebody else asks for (NDR-9-15). */
export function Hearing() {
  const { view } = useOpenCase();
  const { hearing } = view;
  if (!hearing) return null;
  return (
    <section aria-label={W.hearing}>
      <h2>{W.hearing}</h2>
      <ul>
        <li>{W.notified(formatLong(hearing.notifiedAt))}</li>
        <li>
          {hearing.answeredAt === null || hearing.consent === null
            ? `○ ${W.notAnswered}`
            : W.answered(formatLong(hearing.answeredAt), labelOf('CL-CONSENT', hearing.consent))}
        </li>
        {hearing.statement === '' ? null : <li className="read-text">{hearing.statement}</li>}
      </ul>
    </section>
  );
}
