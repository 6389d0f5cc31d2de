/**
 * Makes the bundles that go back: one for each agency, in the order of their divisions, written into the outbox folder
 * and read back. One without new cases is made too: it tells how far this office has heard, and who is who.
 */
import type { CallInput } from '#shared/contract/contract';
import type { HubDesk } from './hub-desk';
import type { Tally } from './hub-tally';

const MEDIA = ['usb', 'cd', 'gateway'] as const;
export type Medium = (typeof MEDIA)[number];

/** The medium an option names; null for none there is. */
export const mediumOf = (given: string | boolean | undefined): Medium | null =>
  given === undefined ? 'usb' : (MEDIA.find((one) => one === given) ?? null);

export interface ExportOrder {
  readonly folder: string;
  /** At the very first record, for a new station of an agency, or after what was acknowledged. */
  readonly startsAt: CallInput<'sync.export'>['startsAt'];
  /** Null: every agency that bundles can be made for. */
  readonly agencies: readonly string[] | null;
  readonly medium: Medium;
  /** Who carries the medium. */
  readonly carrier: string;
  /** Day it is handed over. */
  readonly on: string;
}

/** Who carries when nobody is named: the files lie in a folder for whoever comes. */
export const NOBODY_NAMED = '自动写出';

/** Makes and writes the bundles. */
export async function exportBundles(hub: HubDesk, order: ExportOrder, tally: Tally): Promise<void> {
  const state = await hub.ask('sync.state', {});
  if (!state.ok) {
    tally.failed(state.failure, {});
    return;
  }
  const warnings = new Map(state.value.partners.map(({ agency, warning }) => [agency, warning] as const));
  const agencies = (order.agencies ?? [...warnings.keys()]).toSorted();
  tally.begin('export', agencies.length);
  for (const agency of agencies) {
    tally.next();
    if (!(await exportTo(hub, { agency, warning: warnings.get(agency) ?? '' }, order, tally))) return;
  }
}

/** One bundle; false when the others need not be tried. */
async function exportTo(
  hub: HubDesk,
  { agency, warning }: { readonly agency: string; readonly warning: string },
  order: ExportOrder,
  tally: Tally,
): Promise<boolean> {
  const { medium, folder, carrier, on, startsAt } = order;
  const { passphrase } = hub.place;
  const made = await hub.ask('sync.export', { to: agency, startsAt, medium, note: '', passphrase });
  if (!made.ok) return tally.failed(made.failure, { agency }) !== 'fault';
  const { bundleId, number, parts, bytes, left } = made.value;
  const carried = await hub.askInto(folder, 'sync.carry', { bundleId, carrier, on });
  if (!carried.ok) return tally.failed(carried.failure, { agency, bundleId, number }) !== 'fault';
  const { files } = carried.value;
  tally.leaves(left);
  tally.came('made', {
    agency,
    bundleId,
    number,
    parts,
    bytes,
    files,
    left,
    ...(warning === '' ? {} : { warning }),
  });
  return true;
}
