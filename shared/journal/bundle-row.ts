/**
 * What a store knows of a bundle, made here or brought here, and the row by which lists find it. One document for each
 * bundle number; the bundle itself lies outside the store.
 */
import { BUNDLE_CODES, type BundleCode } from '#shared/bundle/codes';
import type { Receipt } from '#shared/bundle/receipt';
import type { AccountId, DivisionCode, StationId } from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { BundleKind } from '#shared/identity/bundle-kind';
import type { Entry } from './entry';
import type { ExchangeEvent, MadeBundle } from './exchange-events';
import type { Row, TableSpec } from './fold';

/** When it was noted, and by whom. */
export interface Noted {
  readonly at: Instant;
  readonly by: AccountId;
}

type ImportedEvent = Extract<ExchangeEvent, { readonly type: 'bundleImported' }>;

/** What is kept of taking a bundle in. */
export interface Imported
  extends Omit<ImportedEvent, 'type' | 'bundleId' | 'wholeHash' | 'agency' | 'station'> {
  /** The entry that closed it: what came after it is told by places, never by times. */
  readonly closing: Pick<Entry, 'station' | 'seq'>;
}

/** Once carried out of the office. */
export interface Carried extends Noted {
  readonly carrier: string;
  readonly on: LocalDate;
  readonly medium: string;
  /** The parts that were written; absent for all of them. */
  readonly parts?: readonly number[];
}

/** A bundle that was made here: where it is. */
export interface OutBundle extends Noted {
  readonly direction: 'out';
  readonly bundleId: string;
  readonly made: MadeBundle;
  readonly carried: readonly Carried[];
  /** The latest of each agency and station. */
  readonly receipts: readonly (Noted & { readonly receipt: Receipt })[];
}

/** A bundle that was brought here: what became of it. One for others is here from when it was carried on. */
export interface InBundle extends Noted {
  readonly direction: 'in';
  readonly bundleId: string;
  readonly wholeHash: string;
  readonly agency: DivisionCode;
  readonly station: StationId;
  readonly imported: Imported | null;
  /** What it brought is left out of account (回到导入前). */
  readonly aside: boolean;
  /** Into quarantine, and why; oldest first. */
  readonly setAside: readonly (Noted & { readonly code: BundleCode })[];
  /** Carried on unchanged, each time with the content that it had; absent for never. */
  readonly onward?: readonly (Carried & { readonly wholeHash: string })[];
}

export type BundleRecord = OutBundle | InBundle;

/** Where a bundle stands. `made`: not all of it carried yet; `carried`: without a receipt, or for others and on its way; `aside`: in quarantine;
 * `set-aside`: imported, and left out of account since. */
export const BUNDLE_STATES = [
  'made',
  'carried',
  'refused',
  'received',
  'imported',
  'aside',
  'set-aside',
] as const;
export type BundleState = (typeof BUNDLE_STATES)[number];

/** Whether a bundle that is put apart for this reason has passed the checks of its sender: the number of the check says. */
export const provesSender = (code: BundleCode): boolean => BUNDLE_CODES[code].check > LAST_OF_SENDER;

/** The station's signature over the header. */
const LAST_OF_SENDER = 10;

/** Whether a bundle truly came from whom it names; of others nothing is answered. */
export const isProven = ({ imported, setAside }: Pick<InBundle, 'imported' | 'setAside'>): boolean =>
  imported !== null || setAside.some(({ code }) => provesSender(code));

/** Where a bundle stands: one made here by what its last receipt says. */
export function bundleState(bundle: BundleRecord): BundleState {
  if (bundle.direction === 'in') {
    if (bundle.imported !== null) return bundle.aside ? 'set-aside' : 'imported';
    return bundle.setAside.length > 0 ? 'aside' : 'carried';
  }
  const levels = bundle.receipts.map(({ receipt }) => receipt.level);
  if (levels.some((level) => level !== 'refused')) return 'received';
  if (levels.length > 0) return 'refused';
  return partsLeft(bundle).length > 0 ? 'made' : 'carried';
}

/** The parts of a bundle made here that were never carried out, ascending. */
export function partsLeft({ made, carried }: Pick<OutBundle, 'made' | 'carried'>): readonly number[] {
  if (carried.some(({ parts }) => parts === undefined)) return [];
  const gone = new Set(carried.flatMap(({ parts }) => parts ?? []));
  return made.parts.map(({ part }) => part).filter((part) => !gone.has(part));
}

/** A group is the direction; rows of a group ascend from the newest. */
export const BUNDLES: TableSpec<BundleRecord> = {
  columns: { direction: 'code', state: 'code', kind: 'code', agency: 'code', id: 'text', at: 'int' },
  search: [],
  row: rowOf,
  cluster: (row) => String(row.direction),
  order: (row) => `${String(LATEST - Number(row.at)).padStart(14, '0')}/${row.id}`,
};

/** Later than any moment, in milliseconds. */
const LATEST = 99_999_999_999_999;

function rowOf(bundle: BundleRecord): Row {
  const kind: BundleKind | '' = bundle.direction === 'out' ? bundle.made.kind : (bundle.imported?.kind ?? '');
  return {
    direction: bundle.direction,
    state: bundleState(bundle),
    kind,
    agency: agencyOf(bundle),
    id: bundle.bundleId,
    at: Date.parse(bundle.at),
  };
}

/** With whom it was exchanged: nobody's, while only the bundle itself says whose it is. */
function agencyOf(bundle: BundleRecord): string {
  if (bundle.direction === 'out') return bundle.made.to[0]?.agency ?? '';
  return isProven(bundle) ? bundle.agency : '';
}
