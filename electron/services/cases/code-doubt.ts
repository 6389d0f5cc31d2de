/** Whether a query code is from the pool that it is said to be from, by the region's list that is held here (XJR-17-1). */
import type { DeskViews } from '#shared/journal/desk-views';
import { agencyOf, personParts } from '#shared/journal/lineage';
import { poolDoubt } from '#shared/regulation/casework/code-from-pool';
import type { CodeEntry } from '#shared/regulation/casework/records';
import { NO_POOLS } from '#shared/regulation/register/code-pool';

/** What is wrong with the pool of a code, in words; empty when nothing is, or it cannot be told here. */
export function poolDoubtOf(views: DeskViews, code: CodeEntry): string {
  const { root } = personParts(code.enteredBy);
  const agency = root === null ? (views.office?.division ?? null) : agencyOf(views, root);
  return poolDoubt(code, agency, views.rules.pools ?? NO_POOLS, views.office?.level === 'region');
}
