/**
 * Something that costs time to make and is not needed by every opening of a store, such as the check of a file that
 * is seldom there: made when it is first asked for.
 */
export function madeOnce<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
