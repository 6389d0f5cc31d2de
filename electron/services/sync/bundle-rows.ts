/** Bundles by their rows: those made here and those brought, newest first. */
import type { SignedInCall } from '#electron/services/service';
import { ANSWERED_KINDS } from '#shared/bundle/kinds';
import type { DivisionCode } from '#shared/domain/ids';
import type { BundleKind } from '#shared/identity/bundle-kind';
import type { BundleRecord, BundleState, OutBundle } from '#shared/journal/bundle-row';

type Direction = BundleRecord['direction'];
type Of<D extends Direction> = Extract<BundleRecord, { readonly direction: D }>;

/** Which bundles of a direction. */
interface BundleQuery {
  readonly agency?: string;
  readonly states?: readonly BundleState[];
  readonly kinds?: readonly BundleKind[];
  readonly offset?: number;
  readonly limit: number;
}

/** Bundles of one direction, of one agency when it is named; `total` counts all pages. */
export function bundlesOf<D extends Direction>(
  { store }: Pick<SignedInCall, 'store'>,
  direction: D,
  { agency, states, kinds, offset = 0, limit }: BundleQuery,
): { readonly total: number; readonly bundles: readonly Of<D>[] } {
  const { total, rows } = store.tables.query({
    table: 'bundles',
    clusters: (cluster) => cluster === direction,
    where: (section) => {
      const agencies = section.codes('agency');
      const standing = section.codes('state');
      const of = agency === undefined ? null : section.codeOf('agency', agency);
      const among = states && new Set(states.map((state) => section.codeOf('state', state)));
      const ofKind = section.codes('kind');
      const meant = kinds && new Set(kinds.map((kind) => section.codeOf('kind', kind)));
      return (i) =>
        (of === null || agencies[i] === of) &&
        (among === undefined || among.has(standing[i] ?? -1)) &&
        (meant === undefined || meant.has(ofKind[i] ?? -1));
    },
    offset,
    limit,
  });
  const bundles = rows.flatMap(({ key }) => {
    const bundle = store.tables.get('bundles', key);
    return bundle?.direction === direction ? [bundle as Of<D>] : [];
  });
  return { total, bundles };
}

/** Bundles made for an agency that can bring it something it lacks, newest first. */
export const bundlesTo = (
  call: Pick<SignedInCall, 'store'>,
  agency: DivisionCode,
  limit = MOST_BUNDLES,
): readonly OutBundle[] => bundlesOf(call, 'out', { agency, kinds: ANSWERED_KINDS, limit }).bundles;

const MOST_BUNDLES = 50;

/** How many bundles made for an agency wait for its receipt. */
export function unacknowledged({ store }: Pick<SignedInCall, 'store'>, agency: string | null): number {
  return store.tables.count({
    table: 'bundles',
    clusters: (cluster) => cluster === 'out',
    where: (section) => {
      const open = ['made', 'carried'].map((state) => section.codeOf('state', state));
      const states = section.codes('state');
      const answered = ANSWERED_KINDS.map((kind) => section.codeOf('kind', kind));
      const kinds = section.codes('kind');
      const isOpen = (i: number) => open.includes(states[i] ?? -1) && answered.includes(kinds[i] ?? -1);
      if (agency === null) return isOpen;
      const code = section.codeOf('agency', agency);
      const agencies = section.codes('agency');
      return (i) => isOpen(i) && agencies[i] === code;
    },
  });
}

/** The bundle that brought an entry, among some. */
export const bundleWith = (
  bundles: readonly Of<'in'>[],
  { station, seq }: { readonly station: string; readonly seq: number },
): Of<'in'> | undefined =>
  bundles.find(({ imported }) =>
    imported?.ranges.some((range) => range.station === station && range.from <= seq && seq <= range.to),
  );
