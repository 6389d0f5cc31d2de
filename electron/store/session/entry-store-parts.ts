/** What a chain of entries is made of, and what is told of it at one moment. */
import type { StationId } from '#shared/domain/ids';
import type { Fold, TableMap } from '#shared/journal/fold';
import type { AnchorPoint } from '../anchors/anchor-file';
import type { Damage, StoreFault } from '../faults';
import type { Journal } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import type { Chain } from './entry-text';
import type { FoldKeeper } from './fold-keeper';

/** What opening hands over. */
export interface EntryStoreParts<D, T extends TableMap> {
  readonly dir: string;
  readonly ring: KeyRing;
  readonly fold: Fold<D, T>;
  readonly chain: Chain;
  readonly state: FoldKeeper<D, T>;
  readonly journal: Journal;
  readonly station: StationId;
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** The same on the thread pool. */
  readonly signInBackground: (message: Uint8Array) => Promise<Uint8Array>;
  readonly readOnly: boolean;
  /** Entries that the index holds. */
  readonly indexed: number;
  readonly damage: Damage | null;
  /** Why nothing may be written although nothing is damaged: the store is not at home here, or no longer ours. */
  readonly hindrance?: () => StoreFault | null;
  /** Told how far the chain is, whenever that should be remembered outside the store. */
  readonly onPoint?: (point: AnchorPoint) => void;
  /** After every entry at once, not only within a minute: what is cut off the end must be missed. */
  readonly notesEach?: boolean;
}

/** A chain at one moment: no file of its journal that is there is written any more. */
export interface StillChain {
  readonly entries: number;
  readonly count: number;
  readonly head: string;
  readonly seal: { readonly number: number; readonly hash: string } | null;
  /** Number of the last segment. */
  readonly segment: number;
  readonly foldVersion: number;
}
