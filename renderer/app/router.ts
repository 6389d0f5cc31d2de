/**
 * Routes in the hash of the address: what is on the screen, so that going back works and a locked desk
 * returns to the same place. Unknown addresses lead home; nothing but the place is kept here.
 */
import { useSyncExternalStore } from 'react';
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
  | { readonly page: 'entry'; readonly caseId: string }
  | { readonly page: 'documents' }
  | { readonly page: 'admin' }
  | { readonly page: 'log' };

const CASE_ID = /^[0-9a-f]{32}$/;
const HOME: Route = { page: 'worklist', queue: 'mine' };

const isQueue = (text: string): text is WorklistQueue =>
  text === 'mine' || text === 'all' || (QUEUE_IDS as readonly string[]).includes(text);
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
      return CASE_ID.test(first) ? { page: 'entry', caseId: first } : { page: 'register' };
    case 'documents':
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

/** The path of a case's tab. */
export const casePath = (caseId: string, tab: CaseTab = 'overview'): string => `#/cases/${caseId}/${tab}`;

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
