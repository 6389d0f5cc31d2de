/**
 * Attachments that entries of others name and that have not come (check 22). Their cases wait, and their entries are
 * not acknowledged: so the next bundle of whoever has them brings them. It never asks whether what is here is sound.
 */
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { SignedInCall } from '#electron/services/service';
import { Turns } from '#electron/store/turns';
import type { OpenBundle } from '#electron/sync/bundle/read-bundle';
import type { BlobHash, CaseId, StationId } from '#shared/domain/ids';
import type { SeenHead } from '#shared/journal/entry';
import type { LackingBlob } from '#shared/journal/exchange-events';
import type { CaseState } from '#shared/regulation/casework/state';
import type { News } from './news';

type Blobs = Pick<DeskStore, 'hasBlob'>;

/** Those of many attachments that are not here, with turns for others. Null when the store was closed. */
export async function papersNotHere(
  { store, desk }: SignedInCall,
  hashes: Iterable<BlobHash>,
): Promise<ReadonlySet<BlobHash> | null> {
  const notHere = new Set<BlobHash>();
  const turns = new Turns();
  for (const hash of hashes) {
    if (!store.hasBlob(hash)) notHere.add(hash);
    if (!turns.due) continue;
    await turns.next();
    if (desk.store !== store) return null;
  }
  return notHere;
}

/** Attachments that a bundle brings whole, and that entries name: those of its new entries, and those that were missing. */
export function blobsIn(
  { sound }: Pick<OpenBundle, 'sound'>,
  { records, index }: News,
  before: readonly LackingBlob[],
): ReadonlySet<BlobHash> {
  const inside = new Set<string>(index.blobs);
  for (const wrong of sound.wrongBlobs) inside.delete(wrong);
  const named = [
    ...records.flatMap((record) => (record.stub === null ? record.blobs : [])),
    ...before.map(({ hash }) => hash),
  ];
  return new Set(named.filter((hash) => inside.has(hash)));
}

/** What will still be missing after an import. */
export interface Lacking {
  /** Cases of the bundle that something is missing of. */
  readonly cases: ReadonlySet<CaseId>;
  /** All that is missing then, by this import or one before. */
  readonly blobs: readonly LackingBlob[];
}

/** Check 22: attachments that are neither inside nor here. */
export function lackingAfter(
  store: Blobs,
  { byCase }: Pick<News, 'byCase'>,
  inside: ReadonlySet<BlobHash>,
  before: readonly LackingBlob[],
): Lacking {
  const cases = new Set<CaseId>();
  const isLacking = (hash: BlobHash): boolean => !inside.has(hash) && !store.hasBlob(hash);
  const blobs = before.filter(({ hash }) => isLacking(hash));
  for (const [of, records] of byCase)
    for (const { station, seq, blobs: named } of records)
      for (const hash of named) {
        if (!isLacking(hash)) continue;
        cases.add(of);
        blobs.push({ station, seq, hash });
      }
  return { cases, blobs };
}

/** What is missing now. */
export const lackingNow = (store: Pick<DeskStore, 'hasBlob' | 'views'>): readonly LackingBlob[] =>
  store.views.exchange.lacking.filter(({ hash }) => !store.hasBlob(hash));

/** The heads of all stations as far as they are held with all that belongs to them: what others are told of. */
export function ownedHeads(
  store: Pick<DeskStore, 'hasBlob' | 'views' | 'heads' | 'lookUp'>,
): readonly SeenHead[] {
  const first = new Map<StationId, number>();
  for (const { station, seq } of lackingNow(store))
    first.set(station, Math.min(seq, first.get(station) ?? seq));
  return store.heads().flatMap((head): readonly SeenHead[] => {
    const { station } = head;
    const seq = (first.get(station) ?? head.seq + 1) - 1;
    if (seq === head.seq) return [head];
    const before = seq === 0 ? null : store.lookUp(station, seq);
    return before === null ? [] : [{ station, seq, hash: before.id }];
  });
}

/** Whether an attachment that a case has is missing. */
export function lacksPaper(
  store: Pick<DeskStore, 'hasBlob' | 'views'>,
  { attachments }: Pick<CaseState, 'attachments'>,
): boolean {
  if (store.views.exchange.lacking.length === 0) return false;
  const missing = new Set(lackingNow(store).map(({ hash }) => hash));
  return attachments.some(({ hash }) => missing.has(hash));
}
