/** The result itself: code in groups of four with its QR, validity as a bar, whether the region confirmed it. */
import type { RegisterEntryView } from '#shared/contract/register-views';
import { daysBetween } from '#shared/domain/local-date';
import { readableCode } from '#shared/domain/numbers';
import { QrCode } from '../../print/QrCode';
import { REGISTER as W } from '../../text/register';
import { ConfirmationMark } from './ConfirmationMark';
import './ResultCard.css';
import { ValidityMark } from './ValidityMark';

interface ResultCardProps {
  readonly entry: RegisterEntryView;
}

export function ResultCard({ entry }: ResultCardProps) {
  return (
    <section className="rd-card rd-result" aria-label={W.code}>
      <div className="rd-result-qr">
        <QrCode text={entry.code} label={W.qr} />
      </div>
      <div className="rd-result-code">
        <span className="rd-quiet">{W.code}</span>
        <bdi className="rd-code" dir="ltr" title={entry.code}>
          {readableCode(entry.code)}
        </bdi>
        <span>
          <span aria-hidden="true">✓</span> {W.coded}{' '}
          <ConfirmationMark confirmed={entry.confirmed} codeLost={entry.codeLost} />
        </span>
        <span className="rd-quiet">{W.officialQuery}</span>
      </div>
      <div className="rd-result-validity">
        <span>
          {W.validity} <ValidityMark row={entry} />
        </span>
        <ValidityBar entry={entry} />
        <span className="rd-quiet rd-result-facts">
          <span>
            {W.caseNumber} <span className="rd-code">{entry.number}</span>
          </span>
          <span>
            {W.columns.coded} {entry.codedAt}
          </span>
          <span>
            {W.columns.division} {entry.division}
          </span>
        </span>
      </div>
    </section>
  );
}

/** Start, the day looked at, the renewal window and the end, to scale; the same in words for who cannot see it. */
function ValidityBar({ entry }: ResultCardProps) {
  const whole = Math.max(1, daysBetween(entry.validFrom, entry.validTo));
  const percent = (day: typeof entry.validFrom): number =>
    Math.round(Math.min(1, Math.max(0, daysBetween(entry.validFrom, day) / whole)) * 100);
  const opens = percent(entry.window.opens);
  return (
    <>
      <span
        className="rd-result-bar"
        role="img"
        aria-label={W.validityBar(entry.validFrom, entry.validTo, entry.asOf, entry.window.opens)}
      >
        <span className="rd-result-passed" style={{ inlineSize: `${percent(entry.asOf)}%` }} />
        <span
          className="rd-result-window"
          style={{ insetInlineStart: `${opens}%`, inlineSize: `${100 - opens}%` }}
        />
      </span>
      <span className="rd-result-days">
        <span>
          {W.start} {entry.validFrom}
        </span>
        <span>
          {W.window} {W.windowDays(entry.window.opens, entry.window.closes)}
        </span>
        <span>
          {W.end} {entry.validTo}
        </span>
      </span>
    </>
  );
}
