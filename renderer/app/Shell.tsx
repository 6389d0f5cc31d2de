/**
 * The desk while somebody works: top bar, left bar, opened cases, work area, status bar. It places the
 * screens and binds the keys that work everywhere; it shows no case content itself.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { holds } from '#shared/access/permissions';
import type { DeskState, SessionView } from '#shared/contract/desk';
import { FailureNotice } from '../components/FailureNotice';
import { useShortcut } from '../components/use-main-action';
import { NewCaseDialog } from '../features/new-case/NewCaseDialog';
import { Palette } from '../features/search/Palette';
import { useCreateCase } from '../stores/create-case';
import { useDesk } from '../stores/desk-store';
import { followReminders } from '../stores/reminders-store';
import { forgetSaves } from '../stores/save-state';
import { followSync } from '../stores/sync-store';
import { useTabs } from '../stores/tabs-store';
import { followWorklist } from '../stores/worklist-store';
import { SHELL } from '../text/shell';
import { WORKLIST } from '../text/worklist';
import { CaseTabs } from './CaseTabs';
import { HelpModal } from './HelpModal';
import { KeysModal } from './KeysModal';
import { LeftBar } from './LeftBar';
import { homeOf, menuFor } from './menu';
import { PageBoundary } from './PageBoundary';
import { casePath, navigate, useRoute } from './router';
import './Shell.css';
import { StatusBar } from './StatusBar';
import { TopBar } from './TopBar';
import { useCommands } from './use-commands';
import { useIdleLock } from './use-idle-lock';
import { useNarrow } from './use-narrow';
import { useScanner } from './use-scanner';
import { Warnings } from './Warnings';
import { WorkArea } from './WorkArea';

interface ShellProps {
  readonly state: DeskState;
  readonly session: SessionView;
}

type Overlay = 'palette' | 'keys' | 'help' | null;

export function Shell({ state, session }: ShellProps) {
  const route = useRoute();
  const leave = useDesk((desk) => desk.leave);
  const narrow = useNarrow();
  /** The person's own choice; until there is one, the width of the window decides. */
  const [chosen, setChosen] = useState<boolean | null>(null);
  const folded = chosen ?? narrow;
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [searched, setSearched] = useState('');
  const entries = useMemo(() => menuFor(session.roles), [session.roles]);
  const reads = holds(session.roles, 'case.read');
  const exchanges = holds(session.roles, 'sync.read');
  const drafts = holds(session.roles, 'case.draft');
  const creation = useCreateCase();
  const commands = useCommands(entries, drafts ? startCase : null);

  useEffect(() => {
    useTabs.getState().useTabsOf(session.account);
    forgetSaves();
  }, [session.account]);
  useEffect(() => (reads ? followWorklist() : undefined), [reads]);
  useEffect(() => (reads ? followReminders() : undefined), [reads]);
  useEffect(() => (exchanges ? followSync() : undefined), [exchanges]);
  // Somebody whose home is another page never starts on a refusal.
  const home = homeOf(entries)?.path;
  useEffect(() => {
    if (window.location.hash === '' && home) navigate(home);
  }, [home]);

  const search = (text: string): void => {
    setSearched(text);
    setOverlay('palette');
  };
  useIdleLock(state.idleLockMinutes, () => void leave('idle'));
  useScanner(reads, search);
  useShortcut('Ctrl+K', reads ? SHELL.search : SHELL.commands, () => search(''));
  useShortcut('Ctrl+/', SHELL.shortcuts, () => setOverlay('keys'));
  useShortcut('Ctrl+N', WORKLIST.create, drafts ? startCase : null);
  useShortcut('F1', SHELL.help, () => setOverlay('help'));
  useShortcut('Ctrl+L', SHELL.lock, () => void leave('locked'), 'always');
  const close = useCallback(() => setOverlay(null), []);

  return (
    <div className={`rd-shell${state.practice ? ' rd-shell-practice' : ''}`}>
      <button type="button" className="rd-skip" onClick={skipToWork}>
        {SHELL.skip}
      </button>
      <TopBar
        state={state}
        session={session}
        folded={folded}
        onFold={() => setChosen(!folded)}
        onSearch={() => search('')}
        onKeys={() => setOverlay('keys')}
        onHelp={() => setOverlay('help')}
      />
      <div className="rd-shell-middle">
        <LeftBar entries={entries} route={route} roles={session.roles} folded={folded} />
        <div className="rd-shell-work">
          <Warnings state={state} session={session} />
          <FailureNotice failure={creation.asking ? null : creation.failure} onClose={creation.clear} />
          {reads ? <CaseTabs route={route} home={home ?? '#/worklist'} /> : null}
          <main id="rd-work" className="rd-work" tabIndex={-1}>
            <PageBoundary key={`${session.account} ${route.page}`}>
              <WorkArea route={route} entries={entries} onCreate={startCase} />
            </PageBoundary>
          </main>
        </div>
      </div>
      <StatusBar state={state} session={session} />
      <Palette
        open={overlay === 'palette'}
        initial={searched}
        commands={commands}
        reads={reads}
        onOpenCase={openCase}
        onClose={close}
      />
      {creation.asking ? (
        <NewCaseDialog roles={session.roles} onMade={openForm} onRegister={() => navigate('#/register')} />
      ) : null}
      <KeysModal open={overlay === 'keys'} onClose={close} />
      <HelpModal open={overlay === 'help'} onClose={close} />
    </div>
  );
}

const openCase = (caseId: string): void => navigate(casePath(caseId));

/** Asks which case to begin. */
const startCase = (): void => useCreateCase.getState().ask();

const openForm = (caseId: string): void => navigate(casePath(caseId, 'form'));

function skipToWork(): void {
  document.getElementById('rd-work')?.focus();
}
