/**
 * Pools of query codes: the region may grant an agency codes beforehand, in a policy that it signs. Codes stand in it
 * exactly as the region issues them and are never made here (XJR-17-1). Each list names every pool that was granted: a
 * pool ends by its last day and never leaves the list, so that what was taken from it can be looked up for good.
 */
import { z } from 'zod';
import type { LocalDate } from '#shared/domain/local-date';
import { dateField, divisionField, nameField } from '#shared/identity/fields';
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

/** What taking a code looks at. */
export interface PoolFacts extends GrantedPools {
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
    return same?.agency === pool.agency && [...codesOf(pool)].every((code) => holdsCode(same, code));
  });

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

/** How many codes of a pool are left. */
export function leftOf(pool: CodePool, isUsed: (code: string) => boolean): number {
  let left = 0;
  for (const code of codesOf(pool)) if (!isUsed(code)) left += 1;
  return left;
}
