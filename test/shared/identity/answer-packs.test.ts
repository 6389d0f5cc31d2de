/** Which policies go along with the answer to an enrolment. */
import { describe, expect, it } from 'vitest';
import type { SignedPack } from '#shared/identity/accept-enrolment';
import { packsToAnswer } from '#shared/identity/answer-packs';
import { MOST_POLICIES } from '#shared/identity/enrolment';

const pack = (kind: string, number: number, text = '{}'): SignedPack =>
  ({ record: { kind, number }, text }) as unknown as SignedPack;

const told = (packs: readonly SignedPack[]): readonly string[] =>
  packsToAnswer(packs).map(({ record }) => `${record.kind} ${record.number}`);

describe('policies in an answer', () => {
  it('are all of rules and calendars, ascending, and the newest list of pools', () => {
    const all = [pack('rules', 2), pack('rules', 1), pack('pool', 1), pack('pool', 2), pack('calendar', 1)];
    expect(told(all)).toEqual(['calendar 1', 'pool 2', 'rules 1', 'rules 2']);
  });

  it('leave no gap: what comes before one that does not go, does not go either', () => {
    expect(told([pack('rules', 1), pack('rules', 3), pack('rules', 4)])).toEqual(['rules 3', 'rules 4']);
  });

  it('are the newest as far as there is room, and of each kind the newest in any case', () => {
    const big = '"'.repeat(1_400_000);
    const all = [1, 2, 3, 4].map((number) => pack('rules', number, big));
    expect(told([...all, pack('calendar', 1)])).toEqual(['calendar 1', 'rules 3', 'rules 4']);
    const many = Array.from({ length: MOST_POLICIES + 5 }, (_, at) => pack('calendar', at + 1));
    expect(packsToAnswer([...many, pack('rules', 1)])).toHaveLength(MOST_POLICIES);
  });
});
