/** Here is not there: whether the region's system has confirmed what this desk did. */
import { REGISTER } from '../../text/register';
import './marks.css';

interface ConfirmationMarkProps {
  readonly confirmed: boolean;
}

export function ConfirmationMark({ confirmed }: ConfirmationMarkProps) {
  return confirmed ? (
    <span className="rd-confirmed">
      <span aria-hidden="true">●</span> {REGISTER.confirmed}
    </span>
  ) : (
    <span className="rd-unconfirmed">
      <span aria-hidden="true">○</span> {REGISTER.waiting}
    </span>
  );
}
