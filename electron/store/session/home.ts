/**
 * Whether an opened store is at home on this machine and the newest that the machine knows of (sync 2.5, 2.2): a
 * store without an anchor here came from elsewhere; one behind its anchor is an old copy.
 */

import type { StationId } from '#shared/domain/ids';
import { ok, type Result } from '#shared/lib/result';
import { type Anchor, readAnchor } from '../anchors/anchor-file';
import { AnchorKeeper } from '../anchors/anchor-keeper';
import { behindAnchor, oldCopyAt } from '../anchors/judge-anchor';
import type { Damage, StoreFault } from '../faults';
import { onDisk } from '../file-fault';
import type { Journal } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import type { KeyDocument } from '../keys/key-document';
import { JOURNAL_FOLDER, KEYS_FILE, SECURITY_FOLDER } from '../layout';
import { hasWholeRecord } from '../store-parts';
import { damageIn } from './part-fault';

/** What this machine knows of a store. */
export interface Home {
  /** The store came from another machine, or was restored, and has not been continued here. */
  readonly elsewhere: boolean;
  readonly anchor: Anchor | null;
  /** A slip has shown that it is not the newest. */
  readonly doubted: boolean;
  /** As in `AnchorRead`. */
  readonly otherKeys: number | null;
  /** Null where this machine keeps no anchors, and for practice stores, which anybody may copy. */
  readonly keeper: AnchorKeeper | null;
}

const NO_HOME: Home = { elsewhere: false, anchor: null, doubted: false, otherKeys: null, keeper: null };

/** How a store comes to be opened: as this machine knows it, or not; brought to the present format just now, on this
 * machine; being continued here, when its first entry will make the anchor; or believed again although a slip was
 * against it, when a line will say so. */
export type Arrival = 'known' | 'migrated' | 'continuing' | 'lifting';

export interface HomeOptions {
  readonly dir: string;
  readonly anchors: string | undefined;
  readonly ring: KeyRing;
  readonly document: KeyDocument;
  readonly station: StationId;
  readonly readOnly: boolean;
  readonly arrival: Arrival;
}

/** Looks for the store's anchor. Nothing is written yet but for a store that has no entry. */
export function homeOf(options: HomeOptions): Result<Home, StoreFault> {
  const { dir, anchors, ring, document, station, readOnly, arrival } = options;
  if (anchors === undefined || readOnly || document.practice) return ok(NO_HOME);
  const read = readAnchor(anchors, ring);
  if (!read.ok) return read;
  const { anchor, otherKeys } = read.value;
  const isAtHome = anchor?.station === station;
  const isContinuing = arrival === 'continuing';
  // A former generation of the keys of a store with entries says as well that it was just made.
  const isBegun = onDisk(JOURNAL_FOLDER, () => document.initialised || hasWholeRecord(dir));
  if (!isBegun.ok) return isBegun;
  // One that was here under another master key is not new, whatever it says of itself.
  const isNew = otherKeys === null && (arrival === 'migrated' || !isBegun.value);
  const elsewhere = !isAtHome && !isNew && !isContinuing;
  const keeper = new AnchorKeeper(anchors, ring, station, anchor, !elsewhere && !isContinuing);
  // Before the first entry, or a power cut after it would make the store a stranger here.
  if (!isAtHome && isNew && !isContinuing) keeper.begin();
  const doubted = anchor?.doubted === true && arrival !== 'lifting';
  return ok({ elsewhere, anchor, doubted, otherKeys, keeper: elsewhere ? null : keeper });
}

/** Why the store is not believed; null when it goes through its anchor. It is asked of an anchor of another station
 * of the store too: one that was here before must not come back by looking like one from elsewhere. */
export async function oldCopy(
  { anchor, doubted, otherKeys }: Home,
  cases: Journal,
  security: Journal,
  keys: { readonly serial: number; readonly fromPrevious: boolean },
): Promise<Damage | null> {
  if (doubted) return oldCopyAt(cases);
  // The former generation of a damaged file may lack the last change, which took nobody's way in away. A store from
  // before its master key was renewed has fewer changes; one that was renewed elsewhere has more.
  if (keys.serial + (keys.fromPrevious ? 1 : 0) < (anchor?.keys ?? otherKeys ?? 0))
    return { ...oldCopyAt(cases), file: KEYS_FILE, position: 0 };
  if (anchor === null) return null;
  const behind = await behindAnchor(cases, anchor.cases);
  if (behind !== null) return behind;
  const securityBehind = await behindAnchor(security, anchor.security);
  return securityBehind && damageIn(SECURITY_FOLDER, securityBehind);
}
