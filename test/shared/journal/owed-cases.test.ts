/**
 * What is kept back and made up again (XJR-4-1), for random work: whatever is lost on the way and however late it is
 * answered, the reader ends with all of it, and gets nothing twice for good.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseId, StationId } from '#shared/domain/ids';
import {
  hasTravelled,
  hasWhole,
  inDoubt,
  madeUp,
  NOTHING_OWED,
  type Owing,
  owing,
  passedOn,
} from '#shared/journal/owed-cases';

const CASES = ['a', 'b', 'c'] as readonly string[] as readonly CaseId[];

const STATION = 'a'.repeat(16) as StationId;

/** What is owed while nobody goes on for the station that answers. */
const owedOf = (one: Owing): readonly string[] =>
  Object.keys(one.owed).filter((of) => !hasWhole(one, of as CaseId, () => true));

type Step =
  | { readonly do: 'write'; readonly case: CaseId }
  | { readonly do: 'level'; readonly case: CaseId }
  | { readonly do: 'bundle'; readonly lost: boolean }
  | { readonly do: 'receipt'; readonly pick: number };

interface Receipt {
  readonly bundleId: string;
  readonly upTo: number;
}

/** A sender and its reader: places of one chain, and which of them are held whole. */
class Pair {
  readonly #written: CaseId[] = [];
  readonly core = new Set<CaseId>();
  readonly #whole = new Set<number>();
  readonly #receipts: Receipt[] = [];
  #places = 0;
  #acknowledged = 0;
  #sent = 0;
  owing: Owing = NOTHING_OWED;

  step(one: Step): void {
    if (one.do === 'write') this.#written.push(one.case);
    else if (one.do === 'level') {
      if (!this.core.delete(one.case)) this.core.add(one.case);
      this.#written.push(one.case);
    } else if (one.do === 'bundle') this.bundle(one.lost);
    else this.#receipt(one.pick);
  }

  bundle(lost: boolean): void {
    this.#sent += 1;
    const bundleId = String(this.#sent);
    const making = CASES.filter((of) => owedOf(this.owing).includes(of) && !this.core.has(of));
    const withheld = new Set<CaseId>();
    const whole: number[] = [];
    for (const [at, of] of this.#written.entries()) {
      if (at < this.#acknowledged && !making.includes(of)) continue;
      if (!this.core.has(of)) whole.push(at);
      else withheld.add(of);
    }
    const made = {
      bundleId,
      withheld: [...withheld].map((of) => ({ case: of, travelled: false })),
      madeUp: making,
    };
    this.owing = owing(this.owing, made, this.#sent);
    if (lost) return;
    for (const at of whole) this.#whole.add(at);
    this.#places = Math.max(this.#places, this.#written.length);
    this.#receipts.push({ bundleId, upTo: this.#places });
  }

  /** Any of those on their way, however late. */
  #receipt(pick: number): void {
    const [one] = this.#receipts.splice(pick % Math.max(1, this.#receipts.length), 1);
    if (one === undefined) return;
    this.#acknowledged = Math.max(this.#acknowledged, one.upTo);
    this.owing = madeUp(this.owing, { bundleId: one.bundleId, level: 'applied', station: STATION });
  }

  /** Nothing is core data any more, and one bundle arrives and is answered. */
  end(): readonly number[] {
    for (const of of this.core) this.#written.push(of);
    this.core.clear();
    this.bundle(false);
    this.#receipt(this.#receipts.length - 1);
    return this.#written.flatMap((_of, at) => (this.#whole.has(at) ? [] : [at]));
  }
}

const caseOf = fc.constantFrom(...CASES);
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('write' as const), case: caseOf }),
    fc.record({ do: fc.constant('level' as const), case: caseOf }),
    fc.record({ do: fc.constant('bundle' as const), lost: fc.boolean() }),
    fc.record({ do: fc.constant('receipt' as const), pick: fc.nat(5) }),
  ),
  { maxLength: 40 },
);

describe('what is kept back from a bundle', () => {
  it('comes whole once it may, whatever was lost or answered late, and is owed no more', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const pair = new Pair();
        for (const one of all) pair.step(one);
        expect(pair.end()).toEqual([]);
        expect(owedOf(pair.owing)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is owed on after a refusal, after a receipt of another bundle, and when a later one left it out again', () => {
    const [of] = CASES as [CaseId];
    const out = owing(NOTHING_OWED, { bundleId: '1', withheld: [{ case: of, travelled: true }] }, 1);
    const up = owing(out, { bundleId: '2', madeUp: [of] }, 2);
    const answered = (one: Owing, bundleId: string, level: 'refused' | 'applied' | 'decided') =>
      madeUp(one, { bundleId, level, station: STATION });
    expect(answered(up, '2', 'refused')).toEqual(up);
    expect(answered(up, '1', 'applied')).toEqual(up);
    const again = owing(up, { bundleId: '3', withheld: [{ case: of, travelled: true }] }, 3);
    const late = answered(again, '2', 'applied');
    expect([owedOf(late), late.owed[of]]).toEqual([[of], { since: 1, last: 3, travelled: true }]);
    const there = answered(up, '2', 'decided');
    expect(owedOf(there)).toEqual([]);
    const anew = owing(there, { bundleId: '3', withheld: [{ case: of, travelled: true }] }, 3);
    expect([owedOf(anew), anew.owed[of]?.since]).toEqual([[of], 3]);
    // A station that another goes on for may have said so of what is lost; nobody knows it after going on oneself.
    expect(hasWhole(there, of, () => false)).toBe(false);
    expect([owedOf(inDoubt(there)), hasTravelled(inDoubt(there), of, () => false)]).toEqual([[of], true]);
    expect(hasTravelled(up, of, () => false)).toBe(true);
    expect(hasTravelled(NOTHING_OWED, of, () => false)).toBe(false);
  });

  it('and came here at last is owed to everybody that was sent something, but for whom it came from', () => {
    const [of] = CASES as [CaseId];
    const partner = (sent: number) => ({ ...NOTHING_OWED, sent });
    const after = passedOn({ from: partner(3), other: partner(5), stranger: partner(0) }, 'from', [of]);
    expect(Object.keys(after).filter((agency) => after[agency]?.owed[of] !== undefined)).toEqual(['other']);
    expect(after.other?.owed[of]).toEqual({ since: 5, last: 5, travelled: false });
  });
});
