/** What a desk knows when it reads a bundle: whom it trusts, what it took in before, the keys of its inbox. */
import type { SignedInCall } from '#electron/services/service';
import type { KnownKeys } from '#electron/sync/bundle/contents';
import type { BundleReader } from '#electron/sync/bundle/read-bundle';
import { RECORD_CHECKS } from '#electron/sync/identity/record-checks';
import { beijingDate } from '#shared/domain/local-date';
import type { TrustState } from '#shared/identity/trust';
import { ownAgency } from './agencies';
import { validityToday } from './trust';

/** The reader of bundles. Who approved an export is asked once the acts inside tell whose key it is. */
export function readerOf({ desk, store, caller }: SignedInCall): BundleReader {
  return {
    agency: ownAgency(store.views),
    station: store.station,
    trust: store.views.trust,
    checks: RECORD_CHECKS,
    today: validityToday(desk, caller.now),
    takenBefore: (bundleId) => {
      const bundle = store.tables.get('bundles', bundleId);
      if (bundle === undefined) return null;
      // A number that was made here belongs to what was made here.
      if (bundle.direction === 'out')
        return { wholeHash: bundle.made.wholeHash, date: beijingDate(bundle.at) };
      return bundle.imported === null ? null : { wholeHash: bundle.wholeHash, date: beijingDate(bundle.at) };
    },
    identities: (store.receiving?.identities ?? []).map(({ identity }) => identity),
    knowsApprover: () => true,
  };
}

/** The keys of all stations that are certified, and of this one. */
export function keysOf({ store }: SignedInCall, trust: TrustState): KnownKeys {
  const keys: { [station: string]: string } = { [store.station]: store.stationKey };
  for (const certificates of Object.values(trust.certificates))
    for (const one of certificates) if (one.kind === 'station') keys[one.subject] = one.publicKey;
  return keys;
}
