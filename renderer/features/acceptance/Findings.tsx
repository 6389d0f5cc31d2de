/** What the check found, and what a resubmission changed and answered. To read. */
import { ClauseTags } from '../../components/ClauseTags';
import { fieldAt, kindOf, pathOf } from '../../components/form/application-pages';
import { useOpenCase } from '../../stores/case-store';
import { ACCEPTANCE as W } from '../../text/case';

export function Findings() {
  const { view } = useOpenCase();
  return (
    <section aria-label={W.findings}>
      <h3>{W.findings}</h3>
      {view.findings.length === 0 ? <p className="field-note">● {W.noFindings}</p> : null}
      <ul className="desk-findings">
        {view.findings.map((finding) => (
          <li key={`${finding.field} ${finding.code} ${finding.message}`}>
            <span className={finding.level === 'error' ? 'field-error' : 'field-warning'}>
              <span aria-hidden="true">{finding.level === 'error' ? '■' : '◆'}</span> {finding.message}
            </span>
            <ClauseTags ids={finding.basis} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Resubmission() {
  const { view } = useOpenCase();
  const notice = view.corrections.at(-1);
  if (!notice) return null;
  return (
    <section aria-label={W.answers}>
      <h3>{W.answers}</h3>
      <ol className="desk-answers">
        {notice.defects.map((defect, index) => (
          <li key={`${defect.place} ${defect.problem}`}>
            <strong>{defect.place}</strong>
            <p>{defect.requirement}</p>
            <p className="desk-answer">{notice.answers[index] ?? W.unmarked}</p>
          </li>
        ))}
      </ol>
      <p className="field-note">{W.changedCount(view.changedSinceReceipt.length)}</p>
      <ul className="desk-findings">
        {view.changedSinceReceipt.map((path) => (
          <li key={path}>◆ {fieldAt(pathOf(path), kindOf(view))?.spec.label ?? path}</li>
        ))}
      </ul>
    </section>
  );
}
