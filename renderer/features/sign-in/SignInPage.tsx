/** Signing in, and the locked desk. In a practice store the staff is chosen; else account and passphrase. */
import { App } from 'antd';
import { useEffect, useState } from 'react';
import type { DeskState, SessionView } from '#shared/contract/desk';
import { beijingDate, beijingTime } from '#shared/domain/local-date';
import { FailureNotice } from '../../components/FailureNotice';
import { useCommand } from '../../components/use-command';
import { useDesk } from '../../stores/desk-store';
import { COMMON } from '../../text/common';
import { SHELL } from '../../text/shell';
import { SIGN_IN as W } from '../../text/sign-in';
import { ConfirmSlips } from './ConfirmSlips';
import { PassphraseForm } from './PassphraseForm';
import { ResetPassphrase } from './ResetPassphrase';
import './SignInPage.css';
import { StaffList } from './StaffList';

interface SignInPageProps {
  readonly state: DeskState;
}

export function SignInPage({ state }: SignInPageProps) {
  const locked = useDesk((desk) => desk.lockedAccount);
  const { run, busy, failure } = useCommand('session.signIn');
  const [failures, setFailures] = useState(0);
  const [tried, setTried] = useState(locked ?? '');
  const { notification, message } = App.useApp();
  // What was told to the person before is not for the next one.
  useEffect(() => {
    notification.destroy();
    message.destroy();
  }, [notification, message]);

  const signIn = async (account: string, passphrase: string): Promise<void> => {
    setTried(account);
    const answer = await run({ account, passphrase });
    if (answer && !answer.ok) setFailures((count) => count + 1);
    if (!answer?.ok) return;
    // Another person starts at home; the same one returns to the same place.
    if (locked !== null && account !== locked) window.location.hash = '';
    if (locked === null) window.location.hash = '';
    await useDesk.getState().load();
    tellLastSignIn(answer.value, state.practice, notification, message);
  };

  return (
    <main className="rd-door">
      <section className="rd-door-card" aria-labelledby="rd-door-title">
        <p className="rd-door-product">{SHELL.product}</p>
        <h1 id="rd-door-title">
          {locked === null ? W.title : W.locked}
          {state.practice ? <span className="rd-door-practice">{SHELL.practiceMark}</span> : null}
        </h1>
        <p className="rd-quiet">
          {state.office?.name ?? COMMON.appName}
          {locked === null ? '' : `。${W.lockedNote}`}
        </p>
        <FailureNotice failure={failure} />
        {state.practice ? (
          <StaffList
            staff={state.practiceStaff}
            first={locked}
            busy={busy ? tried : null}
            onChoose={(account) => void signIn(account, '')}
          />
        ) : (
          <PassphraseForm
            account={locked ?? ''}
            busy={busy}
            failures={failures}
            onSubmit={(account, passphrase) => void signIn(account, passphrase)}
          />
        )}
        <p className="rd-door-notice">{state.practice ? W.practiceNote : W.notice}</p>
        {state.practice ? null : (
          <p>
            <ConfirmSlips /> · <ResetPassphrase />
          </p>
        )}
      </section>
    </main>
  );
}

type Notices = ReturnType<typeof App.useApp>;

function tellLastSignIn(
  session: SessionView,
  practice: boolean,
  notification: Notices['notification'],
  message: Notices['message'],
): void {
  const { lastSignInAt, failedSinceLast } = session;
  const last = lastSignInAt ? W.last(`${beijingDate(lastSignInAt)} ${beijingTime(lastSignInAt)}`) : W.first;
  if (failedSinceLast > 0)
    notification.warning({
      title: W.failed(failedSinceLast),
      description: `${last}。${W.failedNote}`,
      placement: 'bottomRight',
      duration: 0,
    });
  // The people of a practice store never left: a last time would be that of the samples.
  else if (!practice) message.info(`${session.name} · ${last}`);
}
