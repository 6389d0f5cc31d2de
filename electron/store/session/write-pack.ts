/** Builds a pack from what has changed and makes it count by writing the index document. */
import type { TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { JournalPoint } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import type { Tables } from '../tables/tables';
import type { FoldKeeper } from './fold-keeper';
import { writeIndex } from './index-document';
import { thrownFault } from './thrown-fault';

export interface PackOptions<D, T extends TableMap> {
  readonly dir: string;
  readonly ring: KeyRing;
  readonly foldVersion: number;
  readonly state: FoldKeeper<D, T>;
  /** The journal after the last record that `state` holds. */
  readonly point: JournalPoint;
  readonly signal?: AbortSignal;
}

/** Packs that are being written in this process, by store folder. */
const underWay = new Map<string, Promise<unknown>>();

/** Waits for a pack whose store was closed meanwhile: its worker still clears away what it has begun, and must
 * not meet the packs of the next owner. */
export async function packingEnded(dir: string): Promise<void> {
  await underWay.get(dir);
}

/** Answers how many entries the index now holds. What is folded meanwhile stays for the next pack. */
export const writePack = <D, T extends TableMap>(
  options: PackOptions<D, T>,
): Promise<Result<number, StoreFault>> => noted(options.dir, pack(options));

/** Packs what has changed, for the next index document to name; whether that is done. A piece that does not open is
 * found again, and told, when that document is made. */
export async function packAside<T extends TableMap>(
  dir: string,
  tables: Tables<T>,
  mayGoOn: () => boolean,
): Promise<boolean> {
  await packingEnded(dir);
  if (!mayGoOn()) return false;
  try {
    const prepared = await noted(dir, tables.snapshot({ aside: true }));
    if (prepared.ok) prepared.value.commit();
    return prepared.ok;
  } catch (error) {
    if (thrownFault(error) === null) throw error;
    return false;
  }
}

/** Remembers that a pack is being written. */
function noted<R>(dir: string, packing: Promise<R>): Promise<R> {
  const ended = packing.then(
    () => undefined,
    () => undefined,
  );
  underWay.set(dir, ended);
  void ended.then(() => {
    if (underWay.get(dir) === ended) underWay.delete(dir);
  });
  return packing;
}

async function pack<D, T extends TableMap>(options: PackOptions<D, T>): Promise<Result<number, StoreFault>> {
  const { dir, ring, foldVersion, state, point, signal } = options;
  try {
    // Everything of this one moment; the views are changed in place by what comes next, so they are copied.
    const { views, ...standing } = state.toJson();
    const kept = { ...standing, point, views: structuredClone(views), foldVersion };
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
    const fault = thrownFault(error);
    if (fault === null) throw error;
    return err(fault);
  }
}
