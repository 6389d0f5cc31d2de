/** Codes out of a pool at one station: each of them once, whatever becomes of the case that took it (XJR-17-1). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseId, DivisionCode, StationId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { poolFacts } from '#shared/journal/pool-facts';
import { nextFromPool, poolDoubt, poolPlace } from '#shared/regulation/casework/code-from-pool';
import type { Facts } from '#shared/regulation/casework/facts';
import type { CodeEntry } from '#shared/regulation/casework/records';
import { readCodePools } from '#shared/regulation/register/code-pool';
import { CaseKit, codesOf } from '../../helpers/case-kit';

const KASHGAR = '653100' as DivisionCode;
/** The station of the tests, as pools are granted to it. */
const SEAT = { station: '00000000000000a1' as StationId, install: 'a'.repeat(32) };
const OTHER_SEAT = { station: '00000000000000b2' as StationId, install: 'b'.repeat(32) };
const PERIOD = { from: '2026-03-01', to: '2026-12-31' };
const own = (id: string, codes: readonly unknown[], changes: object = {}) => ({
  ...{ id, agency: '653100', ...SEAT, objectType: '1', codes, ...PERIOD, ...changes },
});
const POOLS = readCodePools({
  pools: [
    own('喀什-2', ['XJ-2026-0300'], OTHER_SEAT),
    own('喀什-0', ['XJ-2026-0400'], { install: 'c'.repeat(32) }),
    own('喀什-品', ['XJ-2026-0500'], { objectType: '2' }),
    own('喀什-1', ['XJ65AB77', { first: 'XJ-2026-0001', last: 'XJ-2026-0006' }]),
    { ...own('和田-1', ['XJ-2026-0200'], OTHER_SEAT), agency: '653200' },
    own('喀什-旧', ['XJ-2025-0001'], { from: '2025-01-01', to: '2025-12-31' }),
  ],
});
if (POOLS === null) throw new Error('no pools');
const GRANTED = { number: 2, pools: POOLS };

/** A station of an agency that has pools. */
class PoolKit extends CaseKit {
  constructor() {
    super();
    this.views.rules.pools = GRANTED;
  }

  override facts(...input: Parameters<CaseKit['facts']>): Facts {
    const facts = super.facts(...input);
    const codePools = poolFacts(this.views, this.tables, SEAT);
    const exchange = {
      agency: KASHGAR,
      conflicts: [],
      isFull: false,
      mayWrite: () => true,
      mayChangeItem: true,
      sameAs: [],
    };
    return { ...facts, exchange: { ...exchange, codePools } };
  }

  /** What is proposed for the current case. */
  next(at: string): string | null {
    return nextFromPool(poolFacts(this.views, this.tables, SEAT), '1', localDate(at))?.code ?? null;
  }

  enter(at: string, code: string, pool?: string): readonly string[] {
    const typed = { code, codeAgain: code, codedAt: localDate(at), replyReference: '回复1号' };
    return codesOf(this.try('supervisor', at, { type: 'enterCode', ...typed, ...(pool ? { pool } : {}) }));
  }
}

/** Cases that wait for their code, and the day. */
function waiting(kit: PoolKit, cases: number): { readonly ids: readonly CaseId[]; readonly at: string } {
  const ids: CaseId[] = [];
  let at = '2026-03-09';
  for (let n = 0; n < cases; n += 1) {
    const day = kit.first('2026-03-09').advance('CODING_PENDING', '2026-03-09');
    if (day > at) at = day;
    ids.push(kit.case.id);
  }
  return { ids, at };
}

describe('a code out of a pool', () => {
  it('stands in the case with its pool and the number of the list; the second person types it, and the region has to confirm', () => {
    const kit = new PoolKit();
    const { at } = waiting(kit, 1);
    expect(kit.next(at)).toBe('XJ65AB77');
    expect(kit.enter(at, 'XJ65AB77', '喀什-1')).toEqual([]);
    expect(kit.case.code).toMatchObject({
      ...{ code: 'XJ65AB77', pool: { id: '喀什-1', number: 2 }, confirmedBy: null },
      replyReference: '自治区码池 喀什-1（第 2 号授予单）',
    });
    kit.do('reviewer', at, { type: 'confirmCode', code: 'XJ65AB77' });
    expect(kit.case.steps.find(({ step }) => step === 'coding')).toMatchObject({ confirmedAt: null });
    expect(kit.next(at)).toBe('XJ-2026-0001');
  });

  it('is refused when the pool does not hold it, is another agency’s or is closed, or the code was taken before', () => {
    const kit = new PoolKit();
    const { ids, at } = waiting(kit, 2);
    const [one, two] = ids as [CaseId, CaseId];
    kit.look(one);
    expect(kit.enter(at, 'XJ-2026-0007', '喀什-1')).toEqual(['CODE_NOT_IN_POOL']);
    expect(kit.enter(at, 'XJ-2026-0200', '和田-1')).toEqual(['CODE_NOT_IN_POOL']);
    expect(kit.enter(at, 'XJ-2026-0200')).toEqual(['CODE_NOT_IN_POOL']);
    expect(kit.enter(at, 'XJ-2025-0001', '喀什-旧')).toEqual(['CODE_NOT_IN_POOL']);
    // Granted to another station of the agency, to this one before its store was replaced, or for another object.
    for (const [code, pool] of [
      ['XJ-2026-0300', '喀什-2'],
      ['XJ-2026-0400', '喀什-0'],
      ['XJ-2026-0500', '喀什-品'],
    ] as const)
      for (const asked of [pool, undefined]) expect(kit.enter(at, code, asked)).toEqual(['CODE_NOT_IN_POOL']);
    expect(kit.case.code).toBeNull();
    // Out of a closed pool nothing is taken; the region may reply with what once stood in it.
    expect(kit.enter(at, 'XJ-2025-0001')).toEqual([]);
    expect(kit.case.code?.pool).toBeUndefined();
    kit.do('reviewer', at, { type: 'rejectCode', reason: '日期录错' });
    // One of no pool came with a reply, as ever; one that a reply names out of the own pool is the pool's.
    expect(kit.enter(at, 'XJ-2026-0003')).toEqual([]);
    expect(kit.case.code?.pool).toEqual({ id: '喀什-1', number: 2 });
    kit.do('reviewer', at, { type: 'rejectCode', reason: '日期录错' });
    kit.look(two);
    expect(kit.enter(at, 'XJ-2026-0003', '喀什-1')).toEqual(['CODE_TAKEN']);
    expect(kit.enter(at, 'LX653100000009')).toEqual([]);
    expect(kit.case.code?.pool).toBeUndefined();
  });

  it('is never proposed twice at one station, until the pool is used up', { timeout: 60_000 }, () => {
    const acts = fc.array(
      fc.record({ of: fc.nat(3), act: fc.constantFrom('take', 'reject', 'confirm', 'type') }),
      { minLength: 8, maxLength: 24 },
    );
    fc.assert(
      fc.property(acts, (walk) => {
        const kit = new PoolKit();
        const { ids, at } = waiting(kit, 4);
        const proposed: string[] = [];
        for (const { of, act } of walk) {
          const { code, status } = kit.look(ids[of] as CaseId).case;
          if (status === 'REGISTERED') continue;
          if (code === null) {
            const next = kit.next(at);
            if (next === null) continue;
            expect(proposed).not.toContain(next);
            proposed.push(next);
            // Whether it is taken as proposed or typed from paper, it is gone.
            expect(kit.enter(at, next, act === 'type' ? undefined : '喀什-1')).toEqual([]);
          } else if (act === 'reject') kit.do('reviewer', at, { type: 'rejectCode', reason: '录错' });
          else if (act === 'confirm') kit.do('reviewer', at, { type: 'confirmCode', code: code.code });
        }
        expect(proposed.length).toBeLessThanOrEqual(7);
      }),
      { numRuns: 6 },
    );
  });
});

describe('a code that is said to be from a pool', () => {
  const entry = (code: string, id: string, number = 2) =>
    ({ code, pool: { id, number }, enteredBy: 'zhang', replyReference: '' }) as never;

  it('is told when that pool does not hold it, is another agency’s or was never granted', () => {
    const doubt = (code: CodeEntry, signsHere = false) =>
      poolDoubt(code, '1', { agency: KASHGAR, isOfStore: (one) => one === SEAT.station }, GRANTED, signsHere);
    expect(doubt(entry('XJ-2026-0001', '喀什-1'))).toBe('');
    expect(doubt(entry('XJ-2026-0009', '喀什-1'))).toMatch('不含此码');
    expect(doubt(entry('XJ-2026-0200', '和田-1'))).toMatch('属于');
    expect(doubt(entry('XJ-2026-0300', '喀什-2'))).toMatch('授予另一工作站');
    expect(doubt(entry('XJ-2026-0500', '喀什-品'))).toMatch('只用于公共数据产品和服务');
    // Its place is that of the list on paper.
    expect(poolPlace(entry('XJ65AB77', '喀什-1'), GRANTED)).toBe(1);
    expect(poolPlace(entry('XJ-2026-0004', '喀什-1'), GRANTED)).toBe(5);
    expect(poolPlace(entry('XJ-2026-0009', '喀什-1'), GRANTED)).toBeNull();
    // A list that has not come here says nothing; the region has signed every one.
    expect(doubt(entry('XJ-2026-0009', '喀什-3', 3))).toBe('');
    expect(doubt(entry('XJ-2026-0009', '喀什-3', 3), true)).toMatch('不含此码');
  });
});
