/**
 * What is not yet on disk: whoever holds some registers how to save it, and locking, signing out or closing
 * a tab saves it first. What must be said meanwhile is kept here too, for the status bar and for leaving.
 */
import { create } from 'zustand';

/** Something that is not saved, as the status bar says it. */
export interface Unsaved {
  readonly words: string;
  /** Whether it would be lost with the page: leaving then asks first. */
  readonly asks: boolean;
}

export const useUnsaved = create<{ readonly items: { readonly [key: string]: Unsaved } }>(() => ({
  items: {},
}));

/** Says what is unsaved under a key; `null` once it is saved or gone. */
export function setUnsaved(key: string, item: Unsaved | null): void {
  useUnsaved.setState(({ items: { [key]: _old, ...others } }) => ({
    items: item === null ? others : { ...others, [key]: item },
  }));
}

/** Whether something is unsaved under a key. */
export const isUnsaved = (key: string): boolean => key in useUnsaved.getState().items;

/** Whether something would be lost with the page. */
export const wouldLose = (): boolean => Object.values(useUnsaved.getState().items).some((item) => item.asks);

/** Closing or reloading the window asks first while something would be lost; to be called once by the page. */
export function askBeforeLosing(): void {
  window.addEventListener('beforeunload', (event) => {
    if (wouldLose()) event.preventDefault();
  });
}

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
