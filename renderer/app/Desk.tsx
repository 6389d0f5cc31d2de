/** Which face the desk has: first start, slips, sign-in, a passphrase or roles to wait for, or work. */
import { LoadingArea } from '../components/LoadingArea';
import { SetUpPage } from '../features/setup/SetUpPage';
import { SlipsPage } from '../features/setup/SlipsPage';
import { ChangePassphrasePage } from '../features/sign-in/ChangePassphrase';
import { SignInPage } from '../features/sign-in/SignInPage';
import { useDesk } from '../stores/desk-store';
import { SHELL } from '../text/shell';
import { NoRolesPage } from './NoRolesPage';
import { Shell } from './Shell';

export function Desk() {
  const { state, failure, slips, load } = useDesk();
  if (!state)
    return (
      <LoadingArea loading failure={failure} onRetry={() => void load()} what={SHELL.starting}>
        {null}
      </LoadingArea>
    );
  if (slips !== null) return <SlipsPage slips={slips} first={state.session === null} />;
  if (state.phase === 'setup') return <SetUpPage />;
  if (state.phase === 'signIn' || !state.session) return <SignInPage state={state} />;
  if (state.session.mustChangePassphrase) return <ChangePassphrasePage />;
  if (state.session.roles.length === 0) return <NoRolesPage state={state} session={state.session} />;
  return <Shell state={state} session={state.session} />;
}
