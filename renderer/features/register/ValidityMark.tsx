/** How long a result still holds, by today's date, as shape and word. Nothing expires by itself in law. */
import type { RegisterRow } from '#shared/contract/views';
import { REGISTER } from '../../text/register';
import './marks.css';

interface ValidityMarkProps {
  readonly state: RegisterRow['state'];
  readonly daysLeft: number;
}

const SHAPES: { readonly [S in RegisterRow['state']]: string } = { valid: '✓', window: '⌛', expired: '⊘' };

export function ValidityMark({ state, daysLeft }: ValidityMarkProps) {
  return (
    <span className={`rd-validity rd-validity-${state}`}>
      <span aria-hidden="true">{SHAPES[state]}</span> {REGISTER.states[state]}
      <span className="rd-validity-days">
        {daysLeft >= 0 ? REGISTER.daysLeft(daysLeft) : REGISTER.expiredBy(-daysLeft)}
      </span>
    </span>
  );
}
