/**
 * Taking a query code from a pool that the region granted (XJR-17-1). A code is taken once: what a case ever took stays
 * taken, also when the second person sent it back. Which are taken follows from the cases alone; two stations of one
 * agency that take the same meet in class C09.
 */
import { divisionName } from '#shared/domain/divisions';
import { basis, type DivisionCode } from '#shared/domain/ids';
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { type Refusal, refuse } from '#shared/domain/refusal';
import { err, ok, type Result } from '#shared/lib/result';
import { codeKey } from '../register/code-key';
import {
  type CodePool,
  codesOf,
  type GrantedPools,
  holdsCode,
  isOpenOn,
  NO_POOLS,
  type PoolClaim,
  type PoolFacts,
} from '../register/code-pool';
import type { CaseEvent } from './events';
import type { Facts } from './facts';
import type { CodeEntry } from './records';
import type { CaseState } from './state';

/** Keys under which a case is found by the codes it took from pools. */
export const takenKeys = ({ poolCodes = [] }: Pick<CaseState, 'poolCodes'>): readonly string[] =>
  poolCodes.map(takenKey);

/** Codes that a case took, with those of further events. */
export function withTaken(
  { poolCodes = [] }: Pick<CaseState, 'poolCodes'>,
  events: readonly CaseEvent[],
): Pick<CaseState, 'poolCodes'> {
  const more = events.flatMap((event) => (event.type === 'codeEntered' && event.pool ? [event.code] : []));
  return more.length === 0 ? {} : { poolCodes: [...new Set([...poolCodes, ...more])] };
}

export const takenKey = (code: string): string => `taken/${codeKey(code)}`;

/** The code that comes next for an agency; null while it has no pool with a free one. */
export function nextFromPool(
  { pools, isUsed }: PoolFacts,
  agency: DivisionCode,
  today: LocalDate,
): { readonly pool: CodePool; readonly code: string } | null {
  for (const pool of pools) {
    if (pool.agency !== agency || !isOpenOn(pool, today)) continue;
    for (const code of codesOf(pool)) if (!isUsed(code)) return { pool, code };
  }
  return null;
}

/** The source of a code that is taken from a pool, as it stands where that of a reply would. */
export const poolWords = ({ id, number }: PoolClaim): string => `自治区码池 ${id}（第 ${number} 号授予单）`;

/**
 * From which pool a code is that somebody enters; null for one of no pool, which came with a reply. `asked`: the pool it
 * is meant to be from. A code that stands in a pool is that pool's, whatever is asked.
 */
export function poolOf(
  code: string,
  asked: string | undefined,
  { exchange, today }: Pick<Facts, 'exchange' | 'today'>,
): Result<PoolClaim | null, readonly Refusal[]> {
  const { number, pools, isUsed } = exchange?.codePools ?? { ...NO_POOLS, isUsed: () => false };
  const pool = pools.find((one) => holdsCode(one, code));
  if (asked !== undefined && pool?.id !== asked)
    return refused(
      'CODE_NOT_IN_POOL',
      '所选码池不含该查询码，未保存。',
      '请重新打开本事项，取用系统列出的下一个码。',
    );
  if (pool === undefined) return ok(null);
  if (pool.agency !== exchange?.agency)
    return refused(
      'CODE_NOT_IN_POOL',
      `该查询码属于${divisionName(pool.agency)}的码池，本机构不能取用，未保存。`,
      '请核对正式回复；回复确为该码的，请与自治区登记机构联系。',
    );
  // A pool that is closed gives no codes; what the region replies with is its reply's, whatever list it once stood in.
  if (!isOpenOn(pool, today) && asked === undefined && !isUsed(code)) return ok(null);
  if (!isOpenOn(pool, today))
    return refused(
      'CODE_NOT_IN_POOL',
      `码池 ${pool.id} 的取用期为${formatLong(pool.from)}至${formatLong(pool.to)}，未保存。`,
      '请向自治区申请新的码池，或依据正式回复录入。',
    );
  return isUsed(code)
    ? refused(
        'CODE_TAKEN',
        '该查询码已经取用（含退回重录的），一码只用一次，未保存。',
        '请重新打开本事项，取用系统列出的下一个码。',
      )
    : ok({ id: pool.id, number });
}

const refused = (
  code: 'CODE_NOT_IN_POOL' | 'CODE_TAKEN',
  message: string,
  wayOut: string,
): Result<never, readonly Refusal[]> => err(refuse(code, message, basis('XJR-17-1'), wayOut));

/**
 * What is wrong with the pool that a code is said to be from; empty when nothing is, or it cannot be told here.
 * `agency`: whose person entered it. `signsHere`: this is the region's desk, which knows every list.
 */
export function poolDoubt(
  { code, pool: claim, replaced }: CodeEntry,
  agency: DivisionCode | null,
  { number, pools }: GrantedPools,
  signsHere: boolean,
): string {
  if (claim === undefined || (claim.number > number && !signsHere)) return '';
  const pool = pools.find(({ id }) => id === claim.id);
  if (pool === undefined || !holdsCode(pool, replaced?.[0]?.code ?? code))
    return `称取自码池 ${claim.id}，该码池不含此码`;
  return agency !== null && pool.agency !== agency
    ? `称取自码池 ${claim.id}，该码池属于${divisionName(pool.agency)}`
    : '';
}
