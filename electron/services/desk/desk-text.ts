/** The state text of an open store: what it holds in law. */
import { allCases, allItems } from '#electron/services/cases/visible';
import { stateText } from '#shared/journal/state-hash';
import type { DeskStore } from './desk-store';

/** See `stateText`. */
export const deskText = (store: DeskStore): string =>
  stateText(store.views.office, allCases(store), allItems(store));
