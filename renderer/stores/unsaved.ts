/**
 * Typing that is not yet on disk: whoever holds some registers how to save it, and locking, signing out
 * or closing a tab saves it first.
 */

const flushes = new Set<() => Promise<void>>();

/** Registers how to save; gives the function that withdraws it. */
export function addFlush(flush: () => Promise<void>): () => void {
  flushes.add(flush);
  return () => {
    flushes.delete(flush);
  };
}

/** Saves everything that is typed and not yet on disk. */
export async function flushUnsaved(): Promise<void> {
  await Promise.all([...flushes].map((flush) => flush()));
}
