/**
 * The register as of a day, by rows: an item that nothing touched since is answered by its row, one that changed
 * later by its document. On the latest day of the journal there are no such items, and no row is looked at in vain.
 */
import { inSlices, keysNow } from '#electron/services/in-slices';
import {
  type DeskRows,
  eachRow,
  every,
  filterOf,
  having,
  sightOf,
} from '#electron/services/lists/row-filter';
import { searchKey } from '#electron/services/lists/search';
import type { SignedInCall } from '#electron/services/service';
import type { SectionView, Where } from '#electron/store/tables/tables-types';
import type { RegisterRow } from '#shared/contract/register-views';
import type { ObjectType } from '#shared/domain/case-type';
import { isInside } from '#shared/domain/divisions';
import { addDays, beijingDate, type LocalDate } from '#shared/domain/local-date';
import { registerOrder } from '#shared/journal/register-row';
import { dayNumber } from '#shared/journal/row-values';
import type { Renewal } from '#shared/regulation/profiles/profile';
import type { Standing } from '#shared/regulation/register/standing';
import { type SeenEntry, seenOn } from './register-rows';

export interface RegisterFilter {
  readonly text: string;
  readonly division: string | null;
  readonly objectType: ObjectType | null;
  readonly standing: 'any' | Standing;
}

export const EVERY_ITEM: RegisterFilter = { text: '', division: null, objectType: null, standing: 'any' };

/** Items seen by their documents, newest first. */
export type LateItems = readonly SeenEntry[];

/** The rows that tell how items stood on `day`, as far as the caller may see them and a filter lets them through. */
export function itemsOn(
  call: SignedInCall,
  day: LocalDate,
  { text, division, objectType, standing }: RegisterFilter,
): DeskRows {
  const decided = standing === 'CANCELLED' || standing === 'REVOKED' ? standing : 'EFFECTIVE';
  const clusters = (cluster: string): boolean => {
    const [status = '', region = ''] = cluster.split('/');
    return (standing === 'any' || status === decided) && (division === null || isInside(region, division));
  };
  const where = every(
    sightOf(call),
    objectType === null ? undefined : having('objectType', objectType),
    standing === 'any' || decided !== 'EFFECTIVE' ? undefined : standingIs(call, day, standing),
    isLatest(call, day) ? undefined : unchangedSince(day),
  );
  return { ...filterOf('register', clusters, where), text: searchKey(text) };
}

/** Nothing in the journal came after that day. */
function isLatest({ store }: SignedInCall, day: LocalDate): boolean {
  const { latest } = store.views;
  return latest === null || beijingDate(latest) <= day;
}

/** Rows of items made by then and not touched since. */
function unchangedSince(day: LocalDate): Where {
  const then = dayNumber(day);
  return (section) => {
    const changed = section.ints('changed');
    return (i) => (changed[i] ?? 0) <= then;
  };
}

/** Items that were in the register on `day` and have changed since. Null when the store was closed meanwhile. */
export async function lateItems(call: SignedInCall, day: LocalDate): Promise<LateItems | null> {
  if (isLatest(call, day)) return [];
  const then = dayNumber(day);
  const keys: string[] = [];
  eachRow(
    call,
    filterOf('register', () => true, sightOf(call)),
    (section) => {
      const made = section.ints('made');
      const changed = section.ints('changed');
      return (i) => {
        if ((made[i] ?? 0) <= then && then < (changed[i] ?? 0)) keys.push(section.key(i));
      };
    },
  );
  const late: SeenEntry[] = [];
  const done = await inSlices(call, keys, (key) => {
    const entry = call.store.tables.get('register', key);
    const seen = entry && seenOn(call, entry, day);
    if (seen) late.push(seen);
  });
  return done ? late : null;
}

/** Items seen by their documents that a filter lets through. */
export function filtered(late: LateItems, filter: RegisterFilter): LateItems {
  const text = searchKey(filter.text);
  return late.filter(
    ({ row, regionCode }) =>
      (filter.standing === 'any' || row.standing === filter.standing) &&
      (filter.objectType === null || row.objectType === filter.objectType) &&
      (filter.division === null || isInside(regionCode, filter.division)) &&
      (text === '' ||
        searchKey(`${row.code} ${row.number} ${row.name} ${row.subjectName} ${row.catalogCode}`).includes(
          text,
        )),
  );
}

/** Every row that a filter lets through, newest first: for a file, not for a screen. Null when the store was closed. */
export async function registerRowsOn(
  call: SignedInCall,
  day: LocalDate,
  filter: RegisterFilter,
): Promise<readonly RegisterRow[] | null> {
  const { tables } = call.store;
  const late = await lateItems(call, day);
  const items = itemsOn(call, day, filter);
  const keys = late && (await keysNow(call, (offset, limit) => tables.query({ ...items, offset, limit })));
  if (!late || !keys) return null;
  const rows = filtered(late, filter).map(({ row }) => row);
  const added = rows.length > 0;
  const done = await inSlices(call, keys, (key) => {
    const entry = tables.get('register', key);
    const seen = entry && seenOn(call, entry, day);
    if (seen) rows.push(seen.row);
  });
  if (!done) return null;
  const placeOf = ({ codedAt, number }: RegisterRow) => registerOrder(dayNumber(codedAt), number);
  return added ? rows.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)) : rows;
}

function standingIs(call: SignedInCall, day: LocalDate, standing: Standing): Where {
  return (section) => {
    const standingAt = standings(call, section, day, null);
    return (i) => standingAt(i) === standing;
  };
}

/** Standings of rows on a day as `standingOf` has them: by the rules of each item, or by those of `renewal`. */
export function standings(
  call: SignedInCall,
  section: SectionView,
  day: LocalDate,
  renewal: Renewal | null,
): (i: number) => Standing {
  const [status = ''] = section.cluster.split('/');
  if (status !== 'EFFECTIVE') return () => status as Standing;
  const today = dayNumber(day);
  const validTo = section.ints('validTo');
  const renewing = section.codes('renewing');
  const yes = section.codeOf('renewing', '1');
  const profiles = section.codes('profile');
  const opens = new Map<number, number>();
  /** The last day of validity whose renewal window is open on the day. */
  const openUntil = (code: number): number => {
    let until = opens.get(code);
    if (until === undefined) {
      const id = section.codeText('profile', code);
      const rules = renewal ?? call.desk.profileOf({ profile: id === '' ? null : id }).renewal;
      until = dayNumber(addDays(day, rules.windowDays));
      opens.set(code, until);
    }
    return until;
  };
  return (i) => {
    if (renewing[i] === yes) return 'RENEWING';
    const last = validTo[i] ?? 0;
    if (today > last) return 'EXPIRED_PENDING';
    return last <= openUntil(profiles[i] ?? 0) ? 'RENEWAL_WINDOW' : 'EFFECTIVE';
  };
}
