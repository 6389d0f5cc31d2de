/**
 * Appends many entries: signatures are made on the thread pool while the next entries are folded, and the
 * journal flushes once for a whole group. The state runs ahead of the journal by one group; whoever calls
 * must give the state up when the journal fails.
 */

import type { Instant } from '#shared/domain/local-date';
import type { UnsignedEntry } from '#shared/journal/entry';
import type { TableMap } from '#shared/journal/fold';
import { SEAL_EVERY } from '#shared/journal/seal';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { EntryDraft } from '../store-types';
import { Turns } from '../turns';
import type { EntryStoreParts } from './entry-store-parts';
import { type EntryToSign, entryToSign } from './entry-text';

/** Entries between two flushes. */
const GROUP = 512;
const NO_SIGNATURE: Uint8Array = new Uint8Array(0);

export interface ManyHooks {
  /** The draft at the next place of the chain. */
  readonly next: (draft: EntryDraft) => UnsignedEntry;
  readonly written: (claimedAt: Instant, bytes: Uint8Array) => void;
  /** A group is on disk. */
  readonly flushed: () => void;
  readonly seal: (now: Instant) => Result<void, StoreFault>;
  readonly isClosed: () => boolean;
  readonly onProgress?: (entries: number) => void;
}

interface Waiting {
  readonly read: EntryToSign;
  readonly summary: Uint8Array;
  readonly signature: Promise<Uint8Array>;
}

/** Answers how many entries are on disk. */
export async function appendMany<D, T extends TableMap>(
  parts: EntryStoreParts<D, T>,
  drafts: Iterable<EntryDraft>,
  hooks: ManyHooks,
): Promise<Result<number, StoreFault>> {
  let group: Waiting[] = [];
  let count = 0;
  const turns = new Turns();
  for (const draft of drafts) {
    const read = entryToSign(hooks.next(draft), parts.chain);
    const staged = parts.state.stage(read);
    parts.state.commit(read, staged);
    group.push({ read, summary: staged.summary, signature: parts.signInBackground(read.message) });
    const sealDue = parts.state.standing.sealing.leaves.length >= SEAL_EVERY;
    if (group.length >= GROUP || sealDue) {
      const flushed = await flush(parts, group, hooks);
      if (!flushed.ok) return flushed;
      count += group.length;
      group = [];
      hooks.onProgress?.(count);
    }
    if (sealDue) {
      const sealed = hooks.seal(draft.claimedAt);
      if (!sealed.ok) return sealed;
    }
    if (turns.due) {
      await turns.next();
      if (hooks.isClosed()) return err({ code: 'CANCELLED' });
    }
  }
  const flushed = await flush(parts, group, hooks);
  return flushed.ok ? ok(count + group.length) : flushed;
}

async function flush<D, T extends TableMap>(
  { journal, state }: EntryStoreParts<D, T>,
  group: readonly Waiting[],
  hooks: ManyHooks,
): Promise<Result<void, StoreFault>> {
  if (group.length === 0) return ok(undefined);
  const signatures = await Promise.all(group.map(({ signature }) => signature));
  if (hooks.isClosed()) return err({ code: 'CANCELLED' });
  const records = group.map(({ read, summary }, at) => ({
    kind: 'entry' as const,
    summary,
    content: read.withSignature(signatures[at] ?? NO_SIGNATURE),
  }));
  const { places, fault } = await journal.appendAll(records);
  if (fault !== null) return err(fault);
  group.forEach(({ read }, at) => {
    const place = places[at];
    const content = records[at]?.content;
    if (!place || !content) throw new Error('a record without a place');
    state.notePlace(read, place);
    hooks.written(read.entry.claimedAt, content);
  });
  state.settle();
  hooks.flushed();
  return ok(undefined);
}
