/** The screen of a route, or the refusal with the roles that may see it. */
import { useEffect } from 'react';
import { EmptyState } from '../components/EmptyState';
import { AdminPage } from '../features/admin/AdminPage';
import { DocumentsPage } from '../features/documents/DocumentsPage';
import { EntryPage } from '../features/register/EntryPage';
import { RegisterPage } from '../features/register/RegisterPage';
import { StationLogPage } from '../features/station-log/StationLogPage';
import { WorklistPage } from '../features/worklist/WorklistPage';
import { useTabs } from '../stores/tabs-store';
import { COMMON } from '../text/common';
import { PAGE_NAMES, SHELL } from '../text/shell';
import { CasePage } from './case-page';
import { type MenuEntry, menuPageOf, rolesFor } from './menu';
import { casePath, navigate, type Route } from './router';

interface WorkAreaProps {
  readonly route: Route;
  readonly entries: readonly MenuEntry[];
  readonly onCreate: () => void;
}

const openCase = (caseId: string): void => navigate(casePath(caseId));

export function WorkArea({ route, entries, onCreate }: WorkAreaProps) {
  useTitle(route);
  const page = menuPageOf(route);
  const home = entries[0];
  if (!entries.some((entry) => entry.page === page))
    return (
      <EmptyState
        text={SHELL.noPermission(PAGE_NAMES[page])}
        note={SHELL.rolesThatMay(rolesFor(page))}
        action={home && { label: SHELL.toHome, onClick: () => navigate(home.path) }}
      />
    );
  switch (route.page) {
    case 'worklist':
      return (
        <WorklistPage
          queue={route.queue}
          onOpen={openCase}
          onQueue={(queue) => navigate(`#/worklist/${queue}`)}
          onCreate={onCreate}
        />
      );
    case 'case':
      return <CasePage key={route.caseId} caseId={route.caseId} tab={route.tab} />;
    case 'register':
      return (
        <RegisterPage
          onOpen={(caseId) => navigate(`#/register/${caseId}`)}
          onWorklist={() => navigate('#/worklist')}
        />
      );
    case 'entry':
      return (
        <EntryPage
          key={route.caseId}
          caseId={route.caseId}
          onBack={() => navigate('#/register')}
          onOpenCase={() => openCase(route.caseId)}
          onDocuments={() => navigate(casePath(route.caseId, 'documents'))}
        />
      );
    case 'documents':
      return <DocumentsPage onOpen={(caseId) => navigate(casePath(caseId, 'documents'))} />;
    case 'admin':
      return <AdminPage />;
    case 'log':
      return <StationLogPage />;
  }
}

/** Case number and page, so that the taskbar is useful. */
function useTitle(route: Route): void {
  const number = useTabs((tabs) =>
    route.page === 'case' || route.page === 'entry'
      ? tabs.tabs.find((tab) => tab.caseId === route.caseId)?.number
      : undefined,
  );
  const page = PAGE_NAMES[route.page === 'entry' ? 'register' : route.page];
  useEffect(() => {
    document.title = [number, page, COMMON.appName].filter(Boolean).join(' · ');
  }, [number, page]);
}
