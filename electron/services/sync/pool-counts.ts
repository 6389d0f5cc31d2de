/** What is left of the region's pools of query codes, counted in slices, and whether the region is to be asked for more. */
import { inSlices } from '#electron/services/in-slices';
import type { SignedInCall } from '#electron/services/service';
import type { EnrolmentView } from '#shared/contract/enrol';
import { OBJECT_TYPE_NAMES } from '#shared/domain/case-type';
import { divisionName } from '#shared/domain/divisions';
import type { LocalDate } from '#shared/domain/local-date';
import { poolFacts, takesNoCodes } from '#shared/journal/pool-facts';
import { type CodePool, codesOf, isLow, sizeOf } from '#shared/regulation/register/code-pool';

type PoolViews = EnrolmentView['pools'];

/** Codes that are left, by pool, as of a number of entries: counted again when the journal has grown. */
interface Counted {
  readonly entries: number;
  readonly left: ReadonlyMap<string, number>;
}
const counted = new WeakMap<SignedInCall['store'], Counted>();

/** The pools that concern this office: all of them at the region's desk. Null when the store was closed meanwhile. */
export async function poolsOf(
  call: SignedInCall,
  agency: string,
  today: LocalDate,
): Promise<PoolViews | null> {
  const { store } = call;
  const facts = poolFacts(store.views, store.tables, store);
  const isRegion = store.views.office?.level === 'region';
  const pools = facts.pools.filter((pool) => isRegion || pool.agency === agency);
  const known = counted.get(store);
  const left = known?.entries === store.count ? known.left : await countLeft(call, pools, facts.isUsed);
  if (left === null) return null;
  const leftOf = ({ id }: CodePool) => left.get(id) ?? 0;
  const isOpen = (pool: CodePool) => !isFrozen(call, pool, today) && pool.to >= today;
  return pools.map((pool) => {
    // What one station has left for one kind of object, in all its pools.
    const alike = pools.filter(
      (one) => one.station === pool.station && one.objectType === pool.objectType && isOpen(one),
    );
    const sum = (size: (one: CodePool) => number) => alike.reduce((all, one) => all + size(one), 0);
    return {
      id: pool.id,
      agencyName: divisionName(pool.agency),
      station: pool.station,
      objectName: OBJECT_TYPE_NAMES[pool.objectType],
      from: pool.from,
      to: pool.to,
      total: sizeOf(pool),
      left: leftOf(pool),
      frozen: isFrozen(call, pool, today),
      low: isOpen(pool) && isLow(sum(leftOf), sum(sizeOf)),
    };
  });
}

async function countLeft(
  call: SignedInCall,
  pools: readonly CodePool[],
  isUsed: (code: string) => boolean,
): Promise<Counted['left'] | null> {
  const { store } = call;
  const entries = store.count;
  const left = new Map<string, number>();
  for (const pool of pools) {
    let free = 0;
    const isDone = await inSlices(call, codesOf(pool), (code) => {
      if (!isUsed(code)) free += 1;
    });
    if (!isDone) return null;
    left.set(pool.id, free);
  }
  counted.set(store, { entries, left });
  return left;
}

/** Whether nobody takes from a pool: its station takes no codes, or is the one here in another store. */
const isFrozen = ({ store }: SignedInCall, { station, install }: CodePool, today: LocalDate): boolean =>
  takesNoCodes(store.views, station, today) || (station === store.station && install !== store.install);
