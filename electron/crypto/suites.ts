/** Finds the suite that a header names. A header with an unknown number is of a newer program. */
import { timingSafeEqual } from 'node:crypto';
import type { Suite } from './suite';
import { suite1 } from './suite-1';

/** The suite new stores are written with. */
export const CURRENT_SUITE: Suite = suite1;

/** The suite with this number, or null when this program does not know it. */
export function suiteOf(id: number): Suite | null {
  return id === suite1.id ? suite1 : null;
}

/** Whether two byte strings are equal, in a time that does not depend on where they differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
