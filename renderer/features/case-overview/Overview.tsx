/** A case at a glance: what is missing, warnings, deadlines, whom to call, what happened last. To read. */
import { isApplication } from '#shared/domain/case-type';
import { beijingDate, formatLong } from '#shared/domain/local-date';
import { readableCode } from '#shared/domain/numbers';
import { isEnded } from '#shared/regulation/casework/status';
import { ClauseTags } from '../../components/ClauseTags';
import { ScrollArea } from '../../components/ScrollArea';
import { useQuery } from '../../components/use-query';
import { useOpenCase } from '../../stores/case-store';
import { CASE_WORDS } from '../../text/case';
import { OVERVIEW as W } from '../../text/overview';
import './overview.css';
import { Deadlines } from './Deadlines';
import { DelayNotes, Ending, Hearing, Pending } from './Standing';

const LAST_LINES = 5;
const FIRST_FINDINGS = 6;

export function Overview() {
  const { view } = useOpenCase();
  return (
    <ScrollArea name={CASE_WORDS.tabs.overview} className="overview">
      <div>
        <Ending />
        <Pending />
        <Hearing />
        <DelayNotes />
        <Missing />
        <Deadlines />
        <LastLines />
      </div>
      <div>
        <Facts
          title={W.subject}
          rows={[
            [W.subjectName, String(view.subject.institutionName ?? '')],
            [W.uscc, String(view.subject.uscc ?? '')],
            [W.contact, String(view.subject.contactName ?? '')],
            [W.phone, String(view.subject.contactPhone ?? '')],
            [W.address, String(view.subject.address ?? '')],
          ]}
        />
        <Facts
          title={W.case}
          rows={[
            [W.number, view.number],
            [W.type, view.typeName],
            [W.rules, `${view.rules.id} ${view.rules.title}`],
            [W.created, formatLong(beijingDate(view.createdAt))],
            [W.received, view.receivedAt === null ? '' : formatLong(view.receivedAt)],
            [W.rounds, view.round === 0 ? '' : W.round(view.round)],
            [W.officer, view.officer],
          ]}
        />
        <Entry />
        <Duplicates />
      </div>
    </ScrollArea>
  );
}

function Missing() {
  const { view } = useOpenCase();
  const errors = view.findings.filter((finding) => finding.level === 'error');
  const warnings = view.findings.filter((finding) => finding.level === 'warning');
  const first = [...errors, ...warnings].slice(0, FIRST_FINDINGS);
  const rest = errors.length + warnings.length - first.length;
  if (isEnded(view.status) || !isApplication(view.caseType)) return null;
  return (
    <section aria-label={W.missing}>
      <h2>
        {W.missing} <small>{W.tally(errors.length, warnings.length)}</small>
      </h2>
      {view.returnReason === '' ? null : (
        <p className="overview-return">
          ◆ {W.returned}：{view.returnReason}
        </p>
      )}
      {first.length === 0 ? <p>● {W.nothingMissing}</p> : null}
      <ul>
        {first.map((finding) => (
          <li key={`${finding.field} ${finding.code} ${finding.message}`}>
            <span className={finding.level === 'error' ? 'field-error' : 'field-warning'}>
              <span aria-hidden="true">{finding.level === 'error' ? '■' : '◆'}</span> {finding.message}
            </span>
            <ClauseTags ids={finding.basis} />
          </li>
        ))}
        {rest > 0 ? <li>{W.more(rest)}</li> : null}
      </ul>
    </section>
  );
}

function LastLines() {
  const { view } = useOpenCase();
  const { value } = useQuery('cases.history', { caseId: view.caseId }, 'cases');
  const lines = (value?.lines ?? []).slice(-LAST_LINES).reverse();
  return (
    <section aria-label={W.last}>
      <h2>{W.last}</h2>
      <ul>
        {lines.map((line) => (
          <li key={`${line.at} ${line.title} ${line.detail}`}>
            <span className="overview-time">
              {line.date} {line.time}
            </span>
            {line.actor}（{line.role}）{line.title}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The register item the case is about or made, and what differs from it. */
function Entry() {
  const { view } = useOpenCase();
  if (!view.entry) return null;
  const { registerId, code, standingName } = view.entry;
  return (
    <section aria-label={W.entry}>
      <h2>{W.entry}</h2>
      <dl className="read-form">
        <div className="read-line">
          <dt>{view.rules.codeName}</dt>
          <dd>
            <a href={`#/register/${registerId}`}>{readableCode(code)}</a>
          </dd>
        </div>
        <div className="read-line">
          <dt>{W.standing}</dt>
          <dd>{standingName}</dd>
        </div>
        {view.caseType === 'FIRST' ? null : (
          <div className="read-line">
            <dt>{W.differs}</dt>
            <dd>{W.differing(view.changes.length)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Duplicates() {
  const { view } = useOpenCase();
  if (view.duplicates.length === 0) return null;
  return (
    <section aria-label={W.duplicates}>
      <h2>{W.duplicates}</h2>
      <ul>
        {view.duplicates.map((twin) => (
          <li key={twin.number} className="field-warning">
            ◆ {twin.number} {twin.name}：{twin.because}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FactsProps {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}

function Facts({ title, rows }: FactsProps) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <dl className="read-form">
        {rows.map(([label, value]) => (
          <div key={label} className="read-line">
            <dt>{label}</dt>
            <dd>{value === '' ? <span className="field-note">{W.none}</span> : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
