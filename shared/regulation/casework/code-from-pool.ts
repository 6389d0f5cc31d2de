/**
 * Taking a query code from a pool that the region granted (XJR-17-1). A code is taken once: what a case ever took stays
 * taken, also when the second person sent it back. Which are taken follows from the cases alone; two stations of one
 * agency that take the same meet in class C09.
 */
import { OBJECT_TYPE_NAMES, type ObjectType } from '#shared/domain/case-type';
import { divisionName } from '#shared/domain/divisions';
import { basis, type DivisionCode, type StationId } from '#shared/domain/ids';
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { type Refusal, refuse } from '#shared/domain/refusal';
import { err, ok, type Result } from '#shared/lib/result';
import { codeKey } from '../register/code-key';
import {
  type CodePool,
  freeCode,
  type GrantedPools,
  holdsCode,
  isGrantedTo,
  isOpenOn,
  type PoolClaim,
  type PoolFacts,
  placeOf,
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

/** The code that comes next at this station; null while it has no pool with a free one. */
export function nextFromPool(
  { pools, isUsed, seat }: PoolFacts,
  objectType: ObjectType,
  today: LocalDate,
): { readonly pool: CodePool; readonly code: string } | null {
  if (seat === null) return null;
  for (const pool of pools) {
    if (!isGrantedTo(pool, seat) || pool.objectType !== objectType || !isOpenOn(pool, today)) continue;
    const code = freeCode(pool, isUsed);
    if (code !== null) return { pool, code };
  }
  return null;
}

/** The source of a code that is taken from a pool, as it stands where that of a reply would. */
export const poolWords = ({ id, number }: PoolClaim): string => `自治区码池 ${id}（第 ${number} 号授予单）`;

const NOT_IN_POOL = '所选码池不含该查询码，未保存。';
const OPEN_AGAIN = '请重新打开本事项，取用系统列出的下一个码。';

/**
 * From which pool a code is that somebody enters; null for one of no pool, which came with a reply. `asked`: the pool it
 * is meant to be from. A code that stands in a pool is that pool's, whatever is asked.
 */
export function poolOf(
  code: string,
  asked: string | undefined,
  objectType: ObjectType,
  { exchange, today }: Pick<Facts, 'exchange' | 'today'>,
): Result<PoolClaim | null, readonly Refusal[]> {
  if (exchange === null)
    return asked === undefined ? ok(null) : refused('CODE_NOT_IN_POOL', NOT_IN_POOL, OPEN_AGAIN);
  const { number, pools, isUsed, seat } = exchange.codePools;
  const pool = pools.find((one) => holdsCode(one, code));
  if (asked !== undefined && pool?.id !== asked) return refused('CODE_NOT_IN_POOL', NOT_IN_POOL, OPEN_AGAIN);
  if (pool === undefined) return ok(null);
  if (pool.agency !== exchange.agency)
    return refused(
      'CODE_NOT_IN_POOL',
      `该查询码属于${divisionName(pool.agency)}的码池，本机构不能取用，未保存。`,
      '请核对正式回复；回复确为该码的，请与自治区登记机构联系。',
    );
  if (seat === null)
    return refused(
      'CODE_NOT_IN_POOL',
      `本工作站已被更换、吊销或暂停，或证书不在有效期内，码池 ${pool.id} 的余码冻结，未保存。`,
      '请在“机器和证书”查看本机状态，并与自治区登记机构联系；已更换的，请申请新的码池。',
    );
  if (!isGrantedTo(pool, seat))
    return refused(
      'CODE_NOT_IN_POOL',
      `码池 ${pool.id} 授予工作站 ${pool.station}，不由本机取用，未保存；原工作站已更换的，余码冻结。`,
      '请在该工作站办理，或向自治区申请新的码池。',
    );
  if (pool.objectType !== objectType)
    return refused(
      'CODE_NOT_IN_POOL',
      `码池 ${pool.id} 只用于${OBJECT_TYPE_NAMES[pool.objectType]}，未保存。`,
      '请核对登记对象，或向自治区申请相应的码池。',
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
    ? refused('CODE_TAKEN', '该查询码已经取用（含退回重录的），一码只用一次，未保存。', OPEN_AGAIN)
    : ok({ id: pool.id, number });
}

const refused = (
  code: 'CODE_NOT_IN_POOL' | 'CODE_TAKEN',
  message: string,
  wayOut: string,
): Result<never, readonly Refusal[]> => err(refuse(code, message, basis('XJR-17-1'), wayOut));

/** Whose word a code is that somebody says he took from a pool. */
export interface CodeSayer {
  /** Whose person entered it; null while that is not known. */
  readonly agency: DivisionCode | null;
  /** Whether a station is of the store at which it was entered. */
  readonly isOfStore: (station: StationId) => boolean;
}

/**
 * What is wrong with the pool that a code is said to be from; empty when nothing is, or it cannot be told here.
 * `signsHere`: this is the region's desk, which knows every list.
 */
export function poolDoubt(
  { code, pool: claim, replaced }: CodeEntry,
  objectType: ObjectType,
  { agency, isOfStore }: CodeSayer,
  { number, pools }: GrantedPools,
  signsHere: boolean,
): string {
  if (claim === undefined || (claim.number > number && !signsHere)) return '';
  const pool = pools.find(({ id }) => id === claim.id);
  const said = `称取自码池 ${claim.id}，该码池`;
  if (pool === undefined || !holdsCode(pool, replaced?.[0]?.code ?? code)) return `${said}不含此码`;
  if (agency !== null && pool.agency !== agency) return `${said}属于${divisionName(pool.agency)}`;
  if (agency !== null && !isOfStore(pool.station)) return `${said}授予另一工作站`;
  return pool.objectType === objectType ? '' : `${said}只用于${OBJECT_TYPE_NAMES[pool.objectType]}`;
}

/** The place of a code in the list of the pool that it is said to be from, for whoever looks it up there; null for one
 * that came with a reply, or of a list that is not held here. */
export function poolPlace({ code, pool: claim }: CodeEntry, { pools }: GrantedPools): number | null {
  const pool = pools.find(({ id }) => id === claim?.id);
  return pool === undefined ? null : placeOf(pool, code);
}
