/** The store of a desk: the engine with the desk's state and tables. */
import type { Store } from '#electron/store/store-types';
import type { DeskTables } from '#shared/journal/desk-tables';
import type { DeskViews } from '#shared/journal/desk-views';

export type DeskStore = Store<DeskViews, DeskTables>;
