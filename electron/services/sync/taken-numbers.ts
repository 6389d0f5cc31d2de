/** Numbers of bundles that did not come: every machine numbers what it makes for an agency, and each is followed alone. */
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { OpenBundle } from '#electron/sync/bundle/read-bundle';
import { numberTo } from '#shared/bundle/spoken';
import type { PlanRow } from '#shared/contract/sync-views';
import { stationsOf } from '#shared/identity/trust';
import type { DeskViews } from '#shared/journal/desk-views';
import { numbersOf, partnerOf } from '#shared/journal/exchange-fold';
import { goneOnFrom } from '#shared/journal/lineage';
import { ownAgency } from './agencies';
import { plainRow } from './plan-rows';

/** Number of the bundle that has to come first, as far as numbers tell: of a machine that nothing came from yet, they
 * tell nothing. */
export function missingBefore({ views }: DeskStore, { header }: OpenBundle): number | undefined {
  const { taken, missing } = numbersOf(partnerOf(views.exchange, header.fromOrg), header.station);
  const isAhead = taken > 0 && numberTo(header, views) > taken + 1;
  return missing[0] ?? (isAhead ? taken + 1 : undefined);
}

/** What the number of a bundle says of those before it; none for most. `after`: what will be known of stations. */
export function numberRows(
  { views }: DeskStore,
  { header }: OpenBundle,
  after: DeskViews,
): readonly PlanRow[] {
  const pairSeq = numberTo(header, views);
  const partner = partnerOf(views.exchange, header.fromOrg);
  const { taken, missing } = numbersOf(partner, header.station);
  if (missing.includes(pairSeq))
    return [plainRow('missing-number', `第 ${pairSeq} 号数据包迟到`, by(header))];
  // A machine that goes on from a copy counts on from what its former one had made by then.
  const before = goneOnFrom(after, header.station).map((one) => numbersOf(partner, one).taken);
  const last = taken > 0 ? taken : Math.max(0, ...before);
  // Numbers before the first that came were for other machines of this office, where there are or were others.
  if (last === 0 && stationsOf(after.trust, ownAgency(after)).length > 1) return [];
  if (pairSeq <= last + 1) return [];
  return [
    plainRow(
      'missing-number',
      `第 ${pairSeq - last === 2 ? last + 1 : `${last + 1}—${pairSeq - 1}`} 号数据包未收到`,
      `${by(header)}；内容已由本包补齐，不影响导入`,
    ),
  ];
}

const by = ({ station }: OpenBundle['header']): string => `发送工作站 ${station}`;
