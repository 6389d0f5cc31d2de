/** After an import, bundles that waited for what has come now are ready again. */
import type { SignedInCall } from '#electron/services/service';
import { checkPrerequisites } from './news';

/** Forgets why bundles waited whose prerequisites are here now. */
export function wakeWaiting({ desk, store }: SignedInCall): void {
  const { waiting } = desk.exchanging;
  for (const [key, { refusal, manifest }] of waiting) {
    if (refusal.code !== 'B26_WAITING' && refusal.code !== 'B27_CHAIN') continue;
    if (manifest === null || checkPrerequisites(store, manifest, undefined, false).ok) waiting.delete(key);
  }
}
