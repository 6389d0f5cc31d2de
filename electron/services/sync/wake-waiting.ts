/** After an import, or a file of the region that was read by hand, bundles that waited for what has come now are ready
 * again. */
import type { SignedInCall } from '#electron/services/service';
import type { BundleCode } from '#shared/bundle/codes';
import { checkPrerequisites } from './chain-check';

/** What a bundle waits for that comes with another or in a file: a record of the region, entries before its own. */
const AWAITED: readonly BundleCode[] = [
  'B13_ROOT_GAP',
  'B18_NO_KEY',
  'B26_WAITING',
  'B27_CHAIN',
  'B32_POLICY_GAP',
];

/** Forgets why bundles waited whose prerequisites are here now. */
export function wakeWaiting({ desk, store }: SignedInCall): void {
  const { waiting } = desk.exchanging;
  for (const [key, { refusal, manifest }] of waiting) {
    if (!AWAITED.includes(refusal.code)) continue;
    if (manifest === null || checkPrerequisites(store, manifest, undefined, false).ok) waiting.delete(key);
  }
}
