/** Digest of what a store holds in law: the same acts give the same digest on every store. */
import { createHash } from 'node:crypto';
import type { DeskStore } from '#electron/services/desk/desk-store';
import { deskTextParts } from '#electron/services/desk/desk-text';

/** SHA-256 of the state text, 64 hex digits. */
export function stateHashOf(store: Pick<DeskStore, 'views' | 'tables'>): string {
  const hash = createHash('sha256');
  for (const part of deskTextParts(store)) hash.update(part);
  return hash.digest('hex');
}
