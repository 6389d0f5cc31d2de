/** The screen of a route, or the refusal with the roles that may see it. */
import { useEffect } from 'react';
import { whoSees } from '#shared/access/permissions';
import { EmptyState } from '../components/EmptyState';
import { AdminPage } from '../features/admin/AdminPage';
import { CalendarPage } from '../features/calendar/CalendarPage';
import { DocumentsPage } from '../features/documents/DocumentsPage';
import { EntryPage } from '../features/register/EntryPage';
import { RegisterPage } from '../features/register/RegisterPage';
import { RemindersPage } from '../features/reminders/RemindersPage';
import { ReportPage } from '../features/reports/ReportPage';
import { ProfilePage } from '../features/rules/ProfilePage';
import { RulesPage } from '../features/rules/RulesPage';
import { SecurityLogPage } from '../features/security-log/SecurityLogPage';
import { SubjectPage } from '../features/subjects/SubjectPage';
import { SubjectsPage } from '../features/subjects/SubjectsPage';
import { SupervisionPage } from '../features/supervision/SupervisionPage';
import { SyncPage } from '../features/sync/SyncPage';
import { WorklistPage } from '../features/worklist/WorklistPage';
import { useDesk } from '../stores/desk-store';
import { useTabs } from '../stores/tabs-store';
import { COMMON } from '../text/common';
import { PAGE_NAMES, SHELL } from '../text/shell';
import { CasePage } from './case-page';
import { homeOf, type MenuEntry, menuPageOf } from './menu';
import { casePath, entryPath, navigate, type Route } from './router';

interface WorkAreaProps {
  readonly route: Route;
  readonly entries: readonly MenuEntry[];
  readonly onCreate: () => void;
}

const openCase = (caseId: string): void => navigate(casePath(caseId));
const openEntry = (registerId: string): void => navigate(entryPath(registerId));
const openSubject = (uscc: string): void => navigate(`#/subjects/${uscc}`);

export function WorkArea({ route, entries, onCreate }: WorkAreaProps) {
  useTitle(route);
  const page = menuPageOf(route);
  const home = homeOf(entries);
  if (!entries.some((entry) => entry.page === page))
    return (
      <EmptyState
        text={SHELL.noPermission(PAGE_NAMES[page])}
        note={SHELL.rolesThatMay(whoSees(page))}
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
          onReminders={() => navigate('#/reminders')}
        />
      );
    case 'case':
      return <CasePage key={route.caseId} caseId={route.caseId} tab={route.tab} />;
    case 'register':
      return (
        <RegisterPage
          onOpen={(registerId, asOf) => navigate(entryPath(registerId, asOf))}
          onWorklist={() => navigate('#/worklist')}
        />
      );
    case 'entry':
      return (
        <EntryPage
          key={`${route.registerId} ${route.asOf}`}
          registerId={route.registerId}
          asOf={route.asOf}
          onBack={() => navigate('#/register')}
          onToday={() => navigate(entryPath(route.registerId))}
          onOpenCase={openCase}
          onStarted={(caseId, byAgency) => navigate(casePath(caseId, byAgency ? 'agency' : 'form'))}
          onSubject={openSubject}
        />
      );
    case 'subjects':
      return <SubjectsPage onOpen={openSubject} />;
    case 'subject':
      return (
        <SubjectPage
          key={route.uscc}
          uscc={route.uscc}
          onBack={() => navigate('#/subjects')}
          onEntry={openEntry}
          onCase={openCase}
        />
      );
    case 'reminders':
      return (
        <RemindersPage
          onCase={openCase}
          onEntry={openEntry}
          onCalendar={() => navigate('#/calendar')}
          onRules={() => navigate('#/rules')}
          onReport={(year) => navigate(`#/report/${year}`)}
        />
      );
    case 'report':
      return <Report year={route.year} />;
    case 'supervision':
      return <SupervisionPage />;
    case 'calendar':
      return (
        <CalendarPage view={route.view} onView={(view) => navigate(`#/calendar/${view}`)} onCase={openCase} />
      );
    case 'rules':
      return route.profileId === '' ? (
        <RulesPage onProfile={(id) => navigate(`#/rules/${id}`)} />
      ) : (
        <ProfilePage id={route.profileId} onBack={() => navigate('#/rules')} />
      );
    case 'sync':
      return (
        <SyncPage
          tab={route.tab}
          onTab={(tab) => navigate(`#/sync/${tab}`)}
          onCase={openCase}
          onEdit={(caseId, { tab, at }) => navigate(casePath(caseId, tab, at))}
        />
      );
    case 'documents':
      return <DocumentsPage onOpen={(caseId) => navigate(casePath(caseId, 'documents'))} />;
    case 'admin':
      return <AdminPage />;
    case 'log':
      return <SecurityLogPage />;
  }
}

/** The numbers of a year; without one in the address, of the year now running. */
function Report({ year }: { readonly year: number | null }) {
  const today = useDesk((desk) => desk.state?.today ?? '');
  const shown = year ?? Number(today.slice(0, 4));
  return (
    <ReportPage
      key={shown}
      year={shown}
      onYear={(next) => navigate(`#/report/${next}`)}
      onBack={() => navigate('#/reminders')}
    />
  );
}

/** Case number and page, so that the taskbar is useful. */
function useTitle(route: Route): void {
  const number = useTabs((tabs) =>
    route.page === 'case' ? tabs.tabs.find((tab) => tab.caseId === route.caseId)?.number : undefined,
  );
  const page = PAGE_NAMES[route.page];
  useEffect(() => {
    document.title = [number, page, COMMON.appName].filter(Boolean).join(' · ');
  }, [number, page]);
}
