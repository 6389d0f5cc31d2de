/** What the result letters will tell each side, next to each other: the same finding goes to both (XJR-16-9). */
import type { ObjectionView } from '#shared/contract/objection-view';
import { useOpenCase } from '../../stores/case-store';
import { OBJECTION_STEPS as W } from '../../text/objections';
import { objectorName } from './objection-marks';

interface ResultPreviewProps {
  readonly objection: ObjectionView;
  readonly facts: string;
  readonly reasons: string;
  readonly upheld: boolean | null;
}

export function ResultPreview({ objection, facts, reasons, upheld }: ResultPreviewProps) {
  const { view } = useOpenCase();
  const result = upheld === null ? '' : upheld ? W.upheld : W.notUpheld;
  const rows: readonly (readonly [string, string])[] = [
    [W.facts, facts],
    [W.reasons, reasons],
    [W.previewResult, result],
  ];
  return (
    <section aria-label={W.preview}>
      <p className="field-label">{W.preview}</p>
      <div className="objection-outcome">
        {[W.previewTo.subject(view.subjectName), W.previewTo.objector(objectorName(objection))].map((to) => (
          <section key={to} aria-label={to}>
            <h3>{to}</h3>
            {rows.map(([label, value]) => (
              <p key={label} className="read-text">
                {label}：{value}
              </p>
            ))}
          </section>
        ))}
      </div>
    </section>
  );
}
