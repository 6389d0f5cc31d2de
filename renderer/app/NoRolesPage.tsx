/** The page of somebody whose account has no role yet: who grants one, and the own passphrase. */
import { Button } from 'antd';
import { useState } from 'react';
import { whoMay } from '#shared/access/permissions';
import type { DeskState, SessionView } from '#shared/contract/desk';
import { ChangePassphraseModal } from '../features/sign-in/ChangePassphrase';
import { useDesk } from '../stores/desk-store';
import { SHELL as W } from '../text/shell';
import { SIGN_IN } from '../text/sign-in';

interface NoRolesPageProps {
  readonly state: DeskState;
  readonly session: SessionView;
}

export function NoRolesPage({ state, session }: NoRolesPageProps) {
  const leave = useDesk((desk) => desk.leave);
  const [changing, setChanging] = useState(false);
  return (
    <main className="rd-door">
      <section className="rd-door-card" aria-labelledby="rd-door-title">
        <p className="rd-door-product">{W.product}</p>
        <h1 id="rd-door-title">{W.noRolesTitle}</h1>
        <p className="rd-quiet">{state.office?.name ?? ''}</p>
        <p>{W.noRolesYet(session.name, session.account)}</p>
        <p>{W.noRolesWay(whoMay('account.grant'))}</p>
        <p style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" onClick={() => void leave('asked')}>
            {W.signOut}
          </Button>
          {state.practice ? null : <Button onClick={() => setChanging(true)}>{SIGN_IN.change}</Button>}
        </p>
      </section>
      <ChangePassphraseModal open={changing} onClose={() => setChanging(false)} />
    </main>
  );
}
