/** An office whose program was changed: its bundles carry its true signatures and whatever it likes to say. */
import type { SignedInCall } from '#electron/services/service';
import type { BundleOrder } from '#electron/services/sync/make-bundle';

export type Alteration = (order: BundleOrder, call: SignedInCall) => BundleOrder;

/** What the next bundles that are made in this process say otherwise. */
export const altered: { with: Alteration | null } = { with: null };

/** Bundles that are made meanwhile are altered. */
export async function altering<T>(alteration: Alteration, act: () => Promise<T>): Promise<T> {
  altered.with = alteration;
  try {
    return await act();
  } finally {
    altered.with = null;
  }
}

/** For `vi.mock` of the module that makes bundles. */
export function altersBundles(real: typeof import('#electron/services/sync/make-bundle')): typeof real {
  return {
    ...real,
    makeBundle: (call, order, work) => real.makeBundle(call, altered.with?.(order, call) ?? order, work),
  };
}
