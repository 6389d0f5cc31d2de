/** What a view of the journal must offer: a pure fold with a rebuildable, dated snapshot form. */
import type { EntryId } from '#shared/domain/ids';
import type { Json } from '#shared/lib/canonical-json';
import type { Entry } from './entry';

/** A fold of entries into views `V`. `apply` changes `views` in place and depends on nothing else. */
export interface Fold<V> {
  /** Changes when `apply` or the snapshot form changes: older snapshots are then rebuilt. */
  readonly version: number;
  create(): V;
  apply(views: V, entry: Entry, id: EntryId): void;
  toJson(views: V): Json;
  fromJson(json: Json): V;
}
