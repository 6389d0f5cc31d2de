/**
 * Sets of places in the order of a case, one bit each: a case of thousands of entries asks millions of times what
 * came before what. Sets of different lengths go together: what is not there is not in it.
 */

const BITS = 32;

export type Places = Uint32Array;

/** An empty set for places below `many`. */
export const noPlaces = (many: number): Places => new Uint32Array(Math.ceil(many / BITS));

export const hasPlace = (places: Places | undefined, at: number): boolean =>
  (((places?.[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1;

/** Puts a place into a set. */
export function addPlace(places: Places, at: number): void {
  places[at >> 5] = (places[at >> 5] ?? 0) | (1 << (at & 31));
}

/** Puts all of `others` into a set that has room for them. */
export function addPlaces(places: Places, others: Places | undefined): void {
  if (others === undefined) return;
  for (let word = 0; word < others.length; word += 1)
    places[word] = (places[word] ?? 0) | (others[word] ?? 0);
}

/** Whether two sets have a place in common. */
export function shareOne(a: Places | undefined, b: Places | undefined): boolean {
  const words = Math.min(a?.length ?? 0, b?.length ?? 0);
  for (let word = 0; word < words; word += 1) if (((a?.[word] ?? 0) & (b?.[word] ?? 0)) !== 0) return true;
  return false;
}
