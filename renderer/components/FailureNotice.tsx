/**
 * A refusal, fault or defect in the page, where it happened: what, why (clauses), what to do, code. Never
 * a pop-up that takes the words away.
 */
import { Alert, App, Button } from 'antd';
import type { Failure } from '#shared/contract/failure';
import { COMMON, FAILURE_WORDS as W } from '../text/common';
import { ClauseTags } from './ClauseTags';
import './FailureNotice.css';

interface FailureNoticeProps {
  readonly failure: Failure | null;
  readonly onClose?: () => void;
  readonly onRetry?: () => void;
}

/** The failure as text, for passing on: no content of a case beyond what the message says. */
export function failureDetails(failure: Failure): string {
  return [
    `${W[failure.kind]} ${failure.code}`,
    failure.message,
    failure.wayOut,
    ...failure.places.map((place) => `${place.field}: ${place.message}`),
    ...failure.others.map((other) => `${other.code} ${other.message} ${other.wayOut}`),
    failure.clauses.join(' '),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** What the message does not name already, each place once. */
function placesToList({ message, places }: Failure): readonly string[] {
  return [...new Set(places.map((place) => place.message))].filter((place) => !message.includes(place));
}

export function FailureNotice({ failure, onClose, onRetry }: FailureNoticeProps) {
  const { message } = App.useApp();
  if (!failure) return null;
  const places = placesToList(failure);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(failureDetails(failure));
    message.success(COMMON.copied);
  };
  return (
    <Alert
      className="rd-failure"
      role="alert"
      showIcon
      type={failure.kind === 'refusal' ? 'warning' : 'error'}
      title={failure.message}
      {...(onClose ? { closable: { closeIcon: true, onClose, 'aria-label': COMMON.close } } : {})}
      description={
        <>
          {failure.wayOut ? <p>{failure.wayOut}</p> : null}
          {places.length > 0 ? (
            <ul aria-label={W.places}>
              {places.map((place) => (
                <li key={place}>{place}</li>
              ))}
            </ul>
          ) : null}
          {failure.others.map((other) => (
            <p key={other.code}>
              {W.others}：{other.message} {other.wayOut}
            </p>
          ))}
          <p className="rd-failure-foot">
            <ClauseTags ids={failure.clauses} />
            <span className="rd-failure-code">
              {W.code} {failure.code}
            </span>
            {onRetry ? (
              <Button size="small" onClick={onRetry}>
                {COMMON.retry}
              </Button>
            ) : null}
            <Button size="small" onClick={() => void copy()}>
              {W.copyDetails}
            </Button>
          </p>
        </>
      }
    />
  );
}
