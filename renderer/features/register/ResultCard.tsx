/** The result itself: code in groups of four, validity, and whether the region confirmed it. */
import { Button, Descriptions } from 'antd';
import type { CaseView, RegisterRow } from '#shared/contract/views';
import { daysBetween, isLocalDate } from '#shared/domain/local-date';
import { readableCode } from '#shared/domain/numbers';
import { useDesk } from '../../stores/desk-store';
import { REGISTER as W } from '../../text/register';
import { ConfirmationMark } from './ConfirmationMark';
import './ResultCard.css';
import { ValidityMark } from './ValidityMark';

interface ResultCardProps {
  readonly view: CaseView;
  readonly onDocuments: () => void;
}

/** The code in groups of four, for reading aloud and comparing. */

/** Days before the end in which a result can be renewed (XJR-19-3); only for the mark. */
const WINDOW_DAYS = 60;

function stateOf(daysLeft: number): RegisterRow['state'] {
  if (daysLeft < 0) return 'expired';
  return daysLeft <= WINDOW_DAYS ? 'window' : 'valid';
}

export function ResultCard({ view, onDocuments }: ResultCardProps) {
  const today = useDesk((desk) => desk.state?.today ?? '');
  const { code } = view;
  if (!code?.validFrom || !code.validTo || !isLocalDate(today)) return null;
  const whole = Math.max(1, daysBetween(code.validFrom, code.validTo));
  const passed = Math.min(whole, Math.max(0, daysBetween(code.validFrom, today)));
  const percent = Math.round((passed / whole) * 100);
  const daysLeft = daysBetween(today, code.validTo);
  const confirmed = view.steps.some((step) => step.step === 'coding' && step.confirmedAt !== null);
  return (
    <section className="rd-card rd-result" aria-label={W.code}>
      <div className="rd-result-code">
        <span className="rd-quiet">{W.code}</span>
        <bdi className="rd-code" dir="ltr" title={code.code}>
          {readableCode(code.code)}
        </bdi>
        <span className="rd-quiet">{W.officialQuery}</span>
      </div>
      <div className="rd-result-validity">
        <span>
          {W.validity} {code.validFrom} — {code.validTo}{' '}
          <ValidityMark state={stateOf(daysLeft)} daysLeft={daysLeft} />
        </span>
        <span
          className="rd-result-bar"
          role="img"
          aria-label={W.validityBar(code.validFrom, code.validTo, percent)}
        >
          <span style={{ inlineSize: `${percent}%` }} />
        </span>
        <span>
          <span aria-hidden="true">✓</span> {W.doneHere} <ConfirmationMark confirmed={confirmed} />
        </span>
      </div>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'number', label: W.caseNumber, children: view.number },
          { key: 'reply', label: W.replyReference, children: code.replyReference },
          { key: 'coded', label: W.columns.coded, children: code.codedAt },
          {
            key: 'people',
            label: `${W.enteredBy} / ${W.confirmedBy}`,
            children: `${code.enteredBy} / ${code.confirmedBy ?? ''}`,
          },
        ]}
      />
      <div className="rd-result-papers">
        <h2 className="rd-section-title">{W.documents}</h2>
        {view.documents.every((paper) => paper.number === null) ? (
          <span className="rd-quiet">{W.noDocuments}</span>
        ) : null}
        <ul>
          {view.documents
            .filter((paper) => paper.number !== null)
            .map((paper) => (
              <li key={paper.number}>
                <Button type="link" size="small" onClick={onDocuments}>
                  {paper.title} {paper.number}
                </Button>
              </li>
            ))}
        </ul>
      </div>
    </section>
  );
}
