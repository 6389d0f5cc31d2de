/** Whether a query code is from the pool that it is said to be from, by the region's list that is held here (XJR-17-1). */
import type { ObjectType } from '#shared/domain/case-type';
import type { StationId } from '#shared/domain/ids';
import type { DeskViews } from '#shared/journal/desk-views';
import { agencyOf, isOwnStation, lineageOf, personParts } from '#shared/journal/lineage';
import { poolDoubt } from '#shared/regulation/casework/code-from-pool';
import type { CodeEntry } from '#shared/regulation/casework/records';
import { NO_POOLS } from '#shared/regulation/register/code-pool';

/** What is wrong with the pool of a code, in words; empty when nothing is, or it cannot be told here. */
export function poolDoubtOf(views: DeskViews, code: CodeEntry, objectType: ObjectType): string {
  const { root } = personParts(code.enteredBy);
  const sayer = {
    agency: root === null ? (views.office?.division ?? null) : agencyOf(views, root),
    isOfStore: (station: StationId) =>
      root === null ? isOwnStation(views, station) : lineageOf(views, station) === root,
  };
  const pools = views.rules.pools ?? NO_POOLS;
  return poolDoubt(code, objectType, sayer, pools, views.office?.level === 'region');
}
