/** Uses of media of the exchange, one row each: what was written to which medium or read from it, when and by whom. */
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { nameKey } from '#shared/forms/text';
import type { TableSpec } from './fold';
import { mediumKey, mediumNoted } from './medium-words';

/** A bundle on a medium: of one that was read, what its header says. */
export interface BundleOnMedium {
  readonly bundleId: string;
  /** As spoken: `B-0042`. */
  readonly number: string;
  /** The agency it was for, or came from. */
  readonly agency: string;
}

export interface MediumUse {
  /** The medium in words (`mediumWords`). */
  readonly medium: string;
  readonly way: 'written' | 'read';
  readonly at: Instant;
  readonly by: AccountId;
  readonly bundles: readonly BundleOnMedium[];
  /** Who carried it out; empty for none. */
  readonly carrier: string;
}

export const MEDIUM_USES: TableSpec<MediumUse> = {
  columns: { medium: 'code', way: 'code', at: 'int', found: 'text' },
  search: ['found'],
  row: ({ medium, way, at, bundles }) => ({
    medium: mediumKey(mediumNoted(medium)),
    way,
    at: Date.parse(at),
    found: nameKey(`${medium} ${bundles.map(({ number }) => number).join(' ')}`),
  }),
  cluster: () => '',
  order: (row) => String(row.at).padStart(ORDER_DIGITS, '0'),
};

const ORDER_DIGITS = 16;

/** Key of a use: a press of a button uses a medium once. */
export const mediumUseKey = (commandId: string, medium: string): string =>
  `${commandId}/${mediumKey(mediumNoted(medium))}`;
