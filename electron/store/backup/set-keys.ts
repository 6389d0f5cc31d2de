/**
 * The keys of a set on a medium, where lists of several master keys and of many states of the file `keys` lie beside
 * one another: which of them a person's secret opens. The newest are asked first. A secret that was replaced since,
 * or taken away, never opens lists of the master key for which it was.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import { onDisk } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { endCount } from '../keys/attempts';
import { type KeyDocument, readKeyDocument } from '../keys/key-document';
import { ringOf } from '../keys/key-file';
import { serialOf } from '../keys/key-keeper';
import { tagOf } from '../keys/key-slots';
import { masterOf, masterOfOlder } from '../keys/unlock';
import { KEYS_FILE } from '../layout';
import type { Unlock } from '../store-types';
import { openSummary } from './backup-list';
import { bytesOn, hashOf, headOf, type SetOutside } from './backup-set';
import { filePlace } from './set-layout';
import { overTarget } from './target-fault';

/** After a change of the master key older backups have keys of their own; so many files are tried. */
const KEYS_TRIED = 4;

/** One file `keys` in the set. */
interface KeysHeld {
  readonly document: KeyDocument;
  /** Beginnings of the lists that name it; none of a list that cannot be read. */
  readonly heads: readonly Uint8Array[];
}

async function documentOf(set: string, keys: string): Promise<Result<KeyDocument, StoreFault>> {
  const bytes = await overTarget(() => bytesOn(join(set, filePlace(keys))));
  if (!bytes.ok || bytes.value === null || hashOf(bytes.value) !== keys)
    return err({ code: 'BACKUP_DAMAGED', where: KEYS_FILE });
  const document = readKeyDocument(bytes.value);
  if (document === null) return err({ code: 'KEYS_DAMAGED', where: KEYS_FILE });
  if (document === 'newer') return err({ code: 'NEWER_FORMAT', where: KEYS_FILE });
  if (document === 'older') return err({ code: 'OLDER_FORMAT', where: KEYS_FILE });
  return ok(document);
}

/** All files `keys` of a set, the newest first: they say themselves how often they were replaced, also where the
 * numbers of lists began anew under another master key. */
async function keysHeld({
  set,
  lists,
}: SetOutside): Promise<{ readonly held: readonly KeysHeld[]; readonly fault: StoreFault | null }> {
  const held: KeysHeld[] = [];
  let fault: StoreFault | null = null;
  for (const keys of new Set(lists.map((list) => list.keys))) {
    const heads: Uint8Array[] = [];
    for (const { number } of lists.filter((list) => list.keys === keys)) {
      const head = await overTarget(() => headOf(set, number));
      if (head.ok) heads.push(head.value);
    }
    const document = await documentOf(set, keys);
    if (document.ok) held.push({ document: document.value, heads });
    else if (fault === null || lists[0]?.keys === keys) fault = document.error;
  }
  held.sort((a, b) => serialOf(b.document) - serialOf(a.document));
  return { held, fault };
}

const opensAny = (ring: KeyRing, heads: readonly Uint8Array[]): boolean =>
  heads.some((head) => openSummary(ring, head) !== null);

/** A wrong secret, as apart from one that was mistyped or may not be tried now. */
const isForOthers = (fault: StoreFault): boolean =>
  fault.code === 'WRONG_PASSPHRASE' ||
  (fault.code === 'WRONG_SLIPS' && ['former-issue', 'not-fitting'].includes(fault.problem.kind));

/** The keys rings of a set that a secret opens, those of the newest keys first; at least one. `counting`: where wrong
 * tries are counted. */
export async function ringsOf(
  outside: SetOutside,
  counting: string,
  unlock: Unlock,
  now: Instant,
): Promise<Result<readonly KeyRing[], StoreFault>> {
  const { held, fault } = await keysHeld(outside);
  if (fault?.code === 'NEWER_FORMAT') return err(fault);
  const rings: KeyRing[] = [];
  const closed: Uint8Array[] = [];
  let refused: StoreFault | null = null;
  let tried = 0;
  for (const { document, heads } of held) {
    if (tried >= KEYS_TRIED) break;
    if (heads.length === 0 || rings.some((ring) => opensAny(ring, heads))) continue;
    tried += 1;
    const ring =
      tried === 1 ? await firstRing(document, counting, unlock, now) : await olderRing(document, unlock);
    if (ring.ok) {
      // Replaced or taken away since: what it was for is not opened by an older copy of the keys.
      if (opensAny(ring.value, closed)) ring.value.wipe();
      else rings.push(ring.value);
      continue;
    }
    refused ??= ring.error;
    if (!isForOthers(ring.error) && rings.length === 0) return err(refused);
    closed.push(...heads);
  }
  if (rings.length === 0) return err(refused ?? fault ?? { code: 'BACKUP_MISSING' });
  const [{ document } = { document: null }] = held;
  // It was no wrong try after all; a count that cannot be ended keeps nobody out.
  if (refused !== null && document !== null && unlock.kind === 'passphrase')
    endCount(counting, tagOf(document, unlock.account));
  return ok(rings);
}

async function firstRing(
  document: KeyDocument,
  counting: string,
  unlock: Unlock,
  now: Instant,
): Promise<Result<KeyRing, StoreFault>> {
  const made = onDisk(KEYS_FILE, () => mkdirSync(counting, { recursive: true, mode: 0o700 }));
  if (!made.ok) return made;
  const master = await masterOf(counting, document, unlock, now);
  return master.ok ? ringOf(document, master.value) : master;
}

async function olderRing(document: KeyDocument, unlock: Unlock): Promise<Result<KeyRing, StoreFault>> {
  const master = await masterOfOlder(document, unlock);
  return master === null ? err({ code: 'WRONG_PASSPHRASE' }) : ringOf(document, master);
}
