/**
 * Routes in the hash of the address: what is on the screen, so that going back works and a locked desk
 * returns to the same place. Unknown addresses lead home; nothing but the place is kept here.
 */
import { useSyncExternalStore } from 'react';
import { isLocalDate, type LocalDate } from '#shared/domain/local-date';
import { QUEUE_IDS, type QueueId } from '#shared/regulation/casework/queues';

export const CASE_TABS = [
  'overview',
  'form',
  'materials',
  'review',
  'publicity',
  'objections',
  'agency',
  'documents',
  'history',
] as const;
export type CaseTab = (typeof CASE_TABS)[number];

export type WorklistQueue = 'mine' | 'all' | QueueId;

export type Route =
  | { readonly page: 'worklist'; readonly queue: WorklistQueue }
  /** `detail` is what stands after the tab, e.g. the page of the form; empty when nothing does. */
  | { readonly page: 'case'; readonly caseId: string; readonly tab: CaseTab; readonly detail: string }
  | { readonly page: 'register' }
  /** A register item, `asOf` a day in the past or `null` for today. */
  | { readonly page: 'entry'; readonly registerId: string; readonly asOf: LocalDate | null }
  | { readonly page: 'subjects' }
  | { readonly page: 'subject'; readonly uscc: string }
  | { readonly page: 'reminders' }
  | { readonly page: 'report'; readonly year: number | null }
  | { readonly page: 'documents' }
  | { readonly page: 'supervision' }
  /** `null`: the first tab that the person may see. */
  | { readonly page: 'sync'; readonly tab: SyncTab | null }
  | { readonly page: 'calendar'; readonly view: CalendarTab }
  | { readonly page: 'rules'; readonly profileId: string }
  | { readonly page: 'admin' }
  | { readonly page: 'log' };

export const SYNC_TABS = ['out', 'in', 'conflicts', 'reconcile', 'media', 'stations'] as const;
/** 发出, 收到, 冲突, 对账, 站点与密钥. */
export type SyncTab = (typeof SYNC_TABS)[number];

export const CALENDAR_TABS = ['year', 'editor', 'pending'] as const;
/** The year's grid, the editor of a year, or the year that waits for a second person. */
export type CalendarTab = (typeof CALENDAR_TABS)[number];

const CASE_ID = /^[0-9a-f]{32}$/;
const SUBJECT_CODE = /^[0-9A-Za-z-]{1,40}$/;
const PROFILE_ID = /^[0-9A-Za-z._-]{1,60}$/;
const YEAR = /^\d{4}$/;
const HOME: Route = { page: 'worklist', queue: 'mine' };

const isQueue = (text: string): text is WorklistQueue =>
  text === 'mine' || text === 'all' || (QUEUE_IDS as readonly string[]).includes(text);
const isCalendarTab = (text: string): text is CalendarTab =>
  (CALENDAR_TABS as readonly string[]).includes(text);
const isSyncTab = (text: string): text is SyncTab => (SYNC_TABS as readonly string[]).includes(text);
const isTab = (text: string): text is CaseTab => (CASE_TABS as readonly string[]).includes(text);

/** The route of an address such as `#/cases/<caseId>/form`. */
export function parseRoute(hash: string): Route {
  const [page = '', first = '', second = '', ...rest] = hash.replace(/^#?\/?/, '').split('/');
  switch (page) {
    case 'worklist':
      return { page: 'worklist', queue: isQueue(first) ? first : 'mine' };
    case 'cases':
      if (!CASE_ID.test(first)) return HOME;
      return {
        page: 'case',
        caseId: first,
        tab: isTab(second) ? second : 'overview',
        detail: rest.join('/'),
      };
    case 'register':
      if (!CASE_ID.test(first)) return { page: 'register' };
      return { page: 'entry', registerId: first, asOf: isLocalDate(second) ? second : null };
    case 'subjects':
      return SUBJECT_CODE.test(first) ? { page: 'subject', uscc: first } : { page: 'subjects' };
    case 'report':
      return { page: 'report', year: YEAR.test(first) ? Number(first) : null };
    case 'calendar':
      return { page: 'calendar', view: isCalendarTab(first) ? first : 'year' };
    case 'sync':
      return { page: 'sync', tab: isSyncTab(first) ? first : null };
    case 'rules':
      return { page: 'rules', profileId: PROFILE_ID.test(first) ? first : '' };
    case 'reminders':
    case 'documents':
    case 'supervision':
    case 'admin':
    case 'log':
      return { page };
    default:
      return HOME;
  }
}

/** Goes to a path such as `#/register` or `/register`. */
export function navigate(path: string): void {
  window.location.hash = path.startsWith('#') ? path : `#${path}`;
}

/** The path of a register item, as of a day or of today. */
export const entryPath = (registerId: string, asOf: string | null = null): string =>
  `#/register/${registerId}${asOf === null ? '' : `/${asOf}`}`;

/** The path of a case's tab; `at`: a page of it, or a field on that page (`security/subject.uscc`). */
export const casePath = (caseId: string, tab: CaseTab = 'overview', at = ''): string =>
  `#/cases/${caseId}/${tab}${at === '' ? '' : `/${at}`}`;

const subscribeHash = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

let lastHash: string | null = null;
let lastRoute: Route = HOME;

function currentRoute(): Route {
  const hash = window.location.hash;
  if (hash !== lastHash) {
    lastHash = hash;
    lastRoute = parseRoute(hash);
  }
  return lastRoute;
}

/** The current route; the same object as long as the address stays. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribeHash, currentRoute);
}
