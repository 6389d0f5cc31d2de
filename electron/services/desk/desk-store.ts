/** The store of a desk: the engine with the desk's state and tables. */
import type { Ports } from '#electron/ports';
import type { NotReplaced, Store } from '#electron/store/store-types';
import type { DeskTables } from '#shared/journal/desk-tables';
import type { DeskViews } from '#shared/journal/desk-views';

export type DeskStore = Store<DeskViews, DeskTables>;
export type DeskNotReplaced = NotReplaced<DeskViews, DeskTables>;

/** Where this machine remembers how far its stores were, for opening one. */
export const anchorsOf = ({ paths: { anchors } }: Ports): { readonly anchors?: string } =>
  anchors === undefined ? {} : { anchors };
