/** The invented staff of a practice store as buttons: no passphrase, the roles in sight. */
import type { DeskState } from '#shared/contract/desk';
import { SIGN_IN } from '../../text/sign-in';

interface StaffListProps {
  readonly staff: DeskState['practiceStaff'];
  /** Who is focused first, e.g. who locked the desk. */
  readonly first: string | null;
  /** Who is being signed in. */
  readonly busy: string | null;
  readonly onChoose: (account: string) => void;
}

export function StaffList({ staff, first, busy, onChoose }: StaffListProps) {
  const focused = staff.some((person) => person.account === first) ? first : staff[0]?.account;
  return (
    <>
      <h2 className="rd-section-title">{SIGN_IN.chooseStaff}</h2>
      <ul className="rd-staff">
        {staff.map((person) => (
          <li key={person.account}>
            <button
              type="button"
              // biome-ignore lint/a11y/noAutofocus: the only thing to do on this screen
              autoFocus={person.account === focused}
              disabled={busy !== null}
              onClick={() => onChoose(person.account)}
            >
              <strong>{person.name}</strong>
              <span>{person.roleNames.join('、')}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
