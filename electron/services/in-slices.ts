/**
 * Long readings in slices: whatever needs very many documents leaves the thread free for everything else at
 * least every few milliseconds, so that no window freezes. What it reads may change in between: whoever needs
 * one moment looks whether the journal grew, as `keysNow` does.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FoundRows } from '#electron/store/tables/tables-types';
import { Turns } from '#electron/store/turns';
import type { SignedInCall } from './service';

/** Rows of one query of a long list. */
const ROWS = 500;

/** Runs `each` over all items. False when the store was closed meanwhile: then nothing was finished. */
export async function inSlices<T>(
  call: SignedInCall,
  items: Iterable<T>,
  each: (item: T) => void,
): Promise<boolean> {
  const turns = new Turns();
  for (const item of items) {
    each(item);
    if (!turns.due) continue;
    await turns.next();
    if (call.desk.store !== call.store) return false;
  }
  return true;
}

/**
 * Keys of all rows that `query` finds, in its order, as of one moment: read again when the journal grew
 * meanwhile. Null when the store was closed.
 */
export async function keysNow(
  call: SignedInCall,
  query: (offset: number, limit: number) => FoundRows,
): Promise<readonly string[] | null> {
  for (;;) {
    const moment = call.store.count;
    const keys: string[] = [];
    for (let total = 1; keys.length < total && call.store.count === moment; ) {
      const found = query(keys.length, ROWS);
      total = found.total;
      for (const { key } of found.rows) keys.push(key);
      await nextTurn();
      if (call.desk.store !== call.store) return null;
    }
    if (call.store.count === moment) return keys;
  }
}
