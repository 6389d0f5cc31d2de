/** Builds a pack from what has changed and makes it count by writing the index document. */
import type { TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { JournalPoint } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { TablesDamaged } from '../tables/tables-damaged';
import type { FoldKeeper } from './fold-keeper';
import { writeIndex } from './index-document';

export interface PackOptions<D, T extends TableMap> {
  readonly dir: string;
  readonly ring: KeyRing;
  readonly foldVersion: number;
  readonly state: FoldKeeper<D, T>;
  /** The journal after the last record that `state` holds. */
  readonly point: JournalPoint;
  readonly signal?: AbortSignal;
}

/** Answers how many entries the index now holds. What is folded meanwhile stays for the next pack. */
export async function writePack<D, T extends TableMap>(
  options: PackOptions<D, T>,
): Promise<Result<number, StoreFault>> {
  const { dir, ring, foldVersion, state, point, signal } = options;
  // Everything of this one moment; the views are changed in place by what comes next, so they are copied.
  const { views, ...standing } = state.toJson();
  const kept = { ...standing, point, views: structuredClone(views), foldVersion };
  try {
    const prepared = await state.tables.snapshot(signal ? { signal } : {});
    if (!prepared.ok) return err(prepared.error === 'cancelled' ? { code: 'CANCELLED' } : prepared.error);
    const { directory } = prepared.value;
    const written = signal?.aborted
      ? err({ code: 'CANCELLED' } as const)
      : writeIndex(dir, ring, { ...kept, directory });
    if (!written.ok) {
      prepared.value.discard();
      return written;
    }
    prepared.value.commit();
    return ok(kept.entries);
  } catch (error) {
    if (error instanceof TablesDamaged) return err({ code: 'INDEX_DAMAGED', where: error.file });
    throw error;
  }
}
