/**
 * Pools of query codes: the region may grant an agency codes beforehand, in a policy that it signs. Codes stand in it
 * exactly as the region issues them and are never made here (XJR-17-1). Each list names every pool that was granted: a
 * pool ends by its last day and never leaves the list, so that what was taken from it can be looked up for good.
 */
import { z } from 'zod';
import { OBJECT_TYPES } from '#shared/domain/case-type';
import type { StationId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { dateField, divisionField, hexField, nameField, stationField } from '#shared/identity/fields';
import { codeKey } from './code-key';
import { hasCodeForm } from './code-shape';

const MOST_POOLS = 500;
/** Most codes of all pools together. */
const MOST_CODES = 50_000;

const codeField = z.string().max(64).refine(hasCodeForm);
const runField = z
  .strictObject({ first: codeField, last: codeField })
  .refine(({ first, last }) => spanOf(first, last) !== null)
  .readonly();

const poolField = z
  .strictObject({
    id: nameField,
    agency: divisionField,
    /** The one station that takes from it, by key and store: whatever stands in its place later takes nothing. */
    station: stationField,
    install: hexField(16),
    /** What the codes are for. */
    objectType: z.enum(OBJECT_TYPES),
    /** Single codes, or a first and a last that differ only in the number at their end. */
    codes: z
      .array(z.union([codeField, runField]))
      .min(1)
      .max(MOST_CODES)
      .readonly(),
    /** First and last day on which a code may be taken. */
    from: dateField,
    to: dateField,
  })
  .refine(({ from, to }) => from <= to)
  .readonly();

const poolsSchema = z.strictObject({ pools: z.array(poolField).min(1).max(MOST_POOLS).readonly() });

export type CodePool = z.infer<typeof poolField>;

/** The list of pools in force. */
export interface GrantedPools {
  /** Number of the policy that it came with; 0: none ever came. */
  readonly number: number;
  readonly pools: readonly CodePool[];
}

/** Off until the region grants one. */
export const NO_POOLS: GrantedPools = { number: 0, pools: [] };

/** The station that works, as a pool names it. */
export interface PoolSeat {
  readonly station: StationId;
  readonly install: string;
}

/** What taking a code looks at. */
export interface PoolFacts extends GrantedPools {
  /** Null while the station takes no codes: the rest of its pools is frozen. */
  readonly seat: PoolSeat | null;
  /** Whether an item stands or stood under a code, or a case ever took it. */
  readonly isUsed: (code: string) => boolean;
}

/** From which pool a code is, by which list of them. */
export interface PoolClaim {
  readonly id: string;
  /** Number of the policy that the list came with. */
  readonly number: number;
}

/** The pools of a list; null when it is none, when two pools bear one name, or one code stands in it twice. */
export function readCodePools(raw: unknown): readonly CodePool[] | null {
  const read = poolsSchema.safeParse(raw);
  if (!read.success) return null;
  const { pools } = read.data;
  if (new Set(pools.map(({ id }) => id)).size < pools.length) return null;
  if (pools.reduce((sum, pool) => sum + sizeOf(pool), 0) > MOST_CODES) return null;
  const seen = new Set<string>();
  for (const pool of pools)
    for (const code of codesOf(pool)) {
      const key = codeKey(code);
      if (seen.has(key)) return null;
      seen.add(key);
    }
  return pools;
}

/** Whether a list holds all that the one before it held: nothing that was granted is taken away or given to another. */
export const keepsPools = (before: readonly CodePool[], next: readonly CodePool[]): boolean =>
  before.every((pool) => {
    const same = next.find(({ id }) => id === pool.id);
    return (
      same !== undefined &&
      same.agency === pool.agency &&
      same.objectType === pool.objectType &&
      isGrantedTo(same, pool) &&
      [...codesOf(pool)].every((code) => holdsCode(same, code))
    );
  });

/** Whether a pool is a station's to take from. */
export const isGrantedTo = (
  { station, install }: Pick<CodePool, 'station' | 'install'>,
  seat: PoolSeat,
): boolean => station === seat.station && install === seat.install;

/** The codes of a pool in the order in which they are taken. */
export function* codesOf({ codes }: CodePool): Generator<string> {
  for (const one of codes) {
    if (typeof one === 'string') yield one;
    else yield* codesBetween(one);
  }
}

function* codesBetween({ first, last }: { readonly first: string; readonly last: string }) {
  const span = spanOf(first, last);
  if (span === null) return;
  for (let number = span.from; number <= span.to; number += 1)
    yield span.head + String(number).padStart(span.width, '0');
}

/** Whether a code, exactly as it is written, is one of a pool. */
export const holdsCode = ({ codes }: CodePool, code: string): boolean =>
  codes.some((one) => (typeof one === 'string' ? one === code : isBetween(one, code)));

function isBetween(
  { first, last }: { readonly first: string; readonly last: string },
  code: string,
): boolean {
  return spanOf(first, code) !== null && spanOf(code, last) !== null;
}

/** How many codes a pool has. */
export const sizeOf = ({ codes }: CodePool): number =>
  codes.reduce((sum, one) => {
    const span = typeof one === 'string' ? null : spanOf(one.first, one.last);
    return sum + (span === null ? 1 : span.to - span.from + 1);
  }, 0);

interface Span {
  readonly head: string;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

/** Digits at the end of a code that are counted. */
const NUMBER_AT_END = /[0-9]{1,9}$/;

/** How one code is counted on to another; null when it is not. */
function spanOf(first: string, last: string): Span | null {
  const width = NUMBER_AT_END.exec(first)?.[0].length ?? 0;
  if (width === 0 || first.length !== last.length) return null;
  const head = first.slice(0, -width);
  const [from, to] = [first, last].map((code) => code.slice(-width));
  if (from === undefined || to === undefined || !last.startsWith(head) || !/^[0-9]+$/.test(to)) return null;
  return from <= to ? { head, width, from: Number(from), to: Number(to) } : null;
}

/** Whether codes of a pool may be taken on a day. */
export const isOpenOn = ({ from, to }: CodePool, day: LocalDate): boolean => from <= day && day <= to;

/** The code at a place, counted from 0; null beyond the last. */
export function codeAt({ codes }: CodePool, place: number): string | null {
  let before = 0;
  for (const one of codes) {
    const span = typeof one === 'string' ? null : spanOf(one.first, one.last);
    const size = span === null ? 1 : span.to - span.from + 1;
    if (place < before + size) {
      if (typeof one === 'string' || span === null) return typeof one === 'string' ? one : null;
      return span.head + String(span.from + place - before).padStart(span.width, '0');
    }
    before += size;
  }
  return null;
}

/** The place of a code in its pool, counted from 1 as a list on paper counts; null for one that is not in it. */
export function placeOf({ codes }: CodePool, code: string): number | null {
  let before = 0;
  for (const one of codes) {
    if (typeof one === 'string') {
      if (one === code) return before + 1;
      before += 1;
      continue;
    }
    const span = spanOf(one.first, one.last);
    const upTo = isBetween(one, code) ? spanOf(one.first, code) : null;
    if (upTo !== null) return before + (upTo.to - upTo.from) + 1;
    before += span === null ? 0 : span.to - span.from + 1;
  }
  return null;
}

/** Codes looked at where the run of those taken has no end: each of a small pool, of a large one evenly spread. */
const MOST_LOOKS = 1_000;

/**
 * A free code of a pool: the one after those that are taken. Codes are taken one after the other, so the end of the
 * taken ones is found by halving; nobody looks at each of fifty thousand. Codes that were typed out of their order may
 * leave some behind, which can be typed, too. Null when none is found.
 */
export function freeCode(pool: CodePool, isUsed: (code: string) => boolean): string | null {
  const size = sizeOf(pool);
  const isUsedAt = (place: number): boolean => isUsed(codeAt(pool, place) ?? '');
  let taken = -1;
  for (const place of lookedAt(size)) {
    if (isUsedAt(place)) {
      taken = place;
      continue;
    }
    let free = place;
    while (free - taken > 1) {
      const middle = Math.floor((free + taken) / 2);
      if (isUsedAt(middle)) taken = middle;
      else free = middle;
    }
    return codeAt(pool, free);
  }
  return null;
}

/** Places in the order of looking: 0, 1, 3, 7 … and then all over the pool. */
function* lookedAt(size: number): Generator<number> {
  for (let place = 0; place < size; place = place * 2 + 1) yield place;
  const step = Math.max(1, Math.ceil(size / MOST_LOOKS));
  for (let place = 0; place < size; place += step) yield place;
}

/** Share of a pool, in percent, at which more is asked for (design 2.11). */
const REFILL_PERCENT = 30;

/** Whether so few codes are left that the region is asked for more. */
export const isLow = (left: number, total: number): boolean => left * 100 <= total * REFILL_PERCENT;
