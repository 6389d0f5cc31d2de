/** Here is not there: whether the region's system has confirmed what this desk did. */
import { REGISTER } from '../../text/register';
import './marks.css';

interface ConfirmationMarkProps {
  readonly confirmed: boolean;
  /** The region said that the code is another item's. */
  readonly codeLost: boolean;
}

export function ConfirmationMark({ confirmed, codeLost }: ConfirmationMarkProps) {
  if (codeLost)
    return (
      <span className="rd-unconfirmed">
        <span aria-hidden="true">▲</span> {REGISTER.codeLost}
      </span>
    );
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
