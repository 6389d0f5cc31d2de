/** Where an item stands on the day looked at, as shape and word. Nothing expires by itself in law. */
import type { RegisterRow } from '#shared/contract/register-views';
import { REGISTER } from '../../text/register';
import './marks.css';

interface ValidityMarkProps {
  readonly row: Pick<RegisterRow, 'standing' | 'standingName' | 'daysLeft'>;
}

type Standing = RegisterRow['standing'];

const SHAPES: { readonly [S in Standing]: string } = {
  EFFECTIVE: '✓',
  RENEWAL_WINDOW: '⌛',
  RENEWING: '⌛',
  EXPIRED_PENDING: '⌛',
  CANCELLED: '✕',
  REVOKED: '⊘',
};

/** Whether the item is out of the register: its name is struck through, and the word says why. */
export const isGone = (standing: Standing): boolean => standing === 'CANCELLED' || standing === 'REVOKED';

function days({ standing, daysLeft }: ValidityMarkProps['row']): string {
  if (isGone(standing)) return '';
  if (daysLeft < 0) return REGISTER.expiredBy(-daysLeft);
  return standing === 'EFFECTIVE' ? REGISTER.daysLeft(daysLeft) : REGISTER.dueIn(daysLeft);
}

export function ValidityMark({ row }: ValidityMarkProps) {
  return (
    <span className={`rd-validity rd-validity-${row.standing}`}>
      <span aria-hidden="true">{SHAPES[row.standing]}</span> {row.standingName}
      <span className="rd-validity-days">{days(row)}</span>
    </span>
  );
}
