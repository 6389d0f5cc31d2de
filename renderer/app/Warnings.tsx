/** What everybody must see: damage, a missing calendar, a clock that is behind. With the way to mend it. */
import { Button } from 'antd';
import { useState } from 'react';
import { holds, type RolePermission } from '#shared/access/permissions';
import type { DeskState, SessionView } from '#shared/contract/desk';
import { newCommandId } from '../bridge/client';
import { ReasonModal } from '../components/ReasonModal';
import { useCommand } from '../components/use-command';
import { useDesk } from '../stores/desk-store';
import { SHELL } from '../text/shell';
import './Warnings.css';

interface WarningsProps {
  readonly state: DeskState;
  readonly session: SessionView;
}

export function Warnings({ state, session }: WarningsProps) {
  if (state.warnings.length === 0) return null;
  return (
    <ul className="rd-warnings" aria-label={SHELL.warnings}>
      {state.warnings.map((warning) => (
        <li key={warning.code}>
          <span aria-hidden="true">▲</span>
          <span>
            <strong>{warning.message}</strong> {warning.wayOut}
          </span>
          {warning.code === 'CLOCK_BEHIND' && holds(session.roles, 'clock.confirm') ? <ConfirmClock /> : null}
          <WayThere code={warning.code} session={session} />
        </li>
      ))}
    </ul>
  );
}

interface Place {
  readonly codes: readonly string[];
  readonly path: string;
  readonly label: string;
  readonly permissions: readonly RolePermission[];
}

/** Warnings that are mended on a page lead there, for who may see it. */
const PLACES: readonly Place[] = [
  {
    codes: ['CALENDAR_MISSING'],
    path: '#/calendar',
    label: SHELL.toCalendar,
    permissions: ['rules.read'],
  },
  { codes: ['PROFILE_ENDED'], path: '#/rules', label: SHELL.toRules, permissions: ['rules.read'] },
  { codes: ['FILING_MISSING'], path: '#/admin', label: SHELL.toAdmin, permissions: ['office.designate'] },
  {
    codes: ['DISQUALIFIED'],
    path: '#/supervision',
    label: SHELL.toSupervision,
    permissions: ['office.supervise', 'case.decide'],
  },
];

function WayThere({ code, session }: { readonly code: string; readonly session: SessionView }) {
  const place = PLACES.find(({ codes }) => codes.includes(code));
  if (!place?.permissions.some((permission) => holds(session.roles, permission))) return null;
  return <a href={place.path}>{place.label}</a>;
}

function ConfirmClock() {
  const [open, setOpen] = useState(false);
  const { run, busy, failure } = useCommand('desk.confirmClock');
  const confirm = async (reason: string): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), reason });
    if (!answer?.ok) return;
    setOpen(false);
    await useDesk.getState().load();
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {SHELL.confirmClock}
      </Button>
      <ReasonModal
        open={open}
        title={SHELL.confirmClock}
        okLabel={SHELL.confirmClock}
        busy={busy}
        failure={failure}
        onSubmit={(reason) => void confirm(reason)}
        onCancel={() => setOpen(false)}
      >
        <p>{SHELL.confirmClockNote}</p>
      </ReasonModal>
    </>
  );
}
