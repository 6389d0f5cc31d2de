/** The whole story without a window: from the first keystroke to 已登记, twice, with the same state. */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { desk, practiceStore, scratch, verified } from '../helpers/desk-cli';
import { SAMPLES_FOLDER } from '../helpers/sample-story';

const place = scratch();
afterAll(() => place.remove());
const STORY = join(SAMPLES_FOLDER, 'story.jsonl');

const play = () => {
  const vault = practiceStore(place.dir);
  const run = desk(['run', STORY, '--vault', vault]);
  return { vault, run };
};

describe('desk run of the whole story', () => {
  const first = play();

  it('every step and every refusal is as the story says, and the result is in the register', () => {
    expect(first.run.code, first.run.words).toBe(0);
    expect(first.run.results.filter((line) => line.expected === false)).toEqual([]);
    const statuses = first.run.results.flatMap((line) => {
      const answer = line.answer as { ok?: boolean; value?: { status?: string } } | undefined;
      return answer?.ok && answer.value?.status ? [answer.value.status] : [];
    });
    expect([...new Set(statuses)]).toEqual([
      'DRAFT',
      'INTERNAL_REVIEW',
      'INTERNAL_APPROVED',
      'SUBMITTED',
      'CORRECTION',
      'UNDER_REVIEW',
      'REVIEW_PROPOSED',
      'PUBLICITY_PENDING',
      'PUBLICITY',
      'CODING_PENDING',
      'REGISTERED',
    ]);
  });

  it('a second run on a new store gives the same state hash', () => {
    const second = play();
    expect(second.run.results.at(-1)).toEqual(first.run.results.at(-1));
    expect(verified(second.vault).stateHash).toBe(verified(first.vault).stateHash);
    expect(verified(second.vault).station).not.toBe(verified(first.vault).station);
  });

  it('the store is clean afterwards', () => {
    expect(verified(first.vault)).toMatchObject({ clean: true, firstBreak: null });
  });
});

describe('desk due', () => {
  it('tells the due date and every skipped day with its reason (XJR-14-1)', () => {
    const { code, results } = desk(['due', '--from', '2026-03-19', '--days', '3']);
    expect(code).toBe(0);
    expect(results[0]).toMatchObject({ due: '2026-03-25', provisional: false, calendar: 'xj' });
    expect(results[0]?.skipped).toContainEqual(
      expect.objectContaining({ date: '2026-03-20', reason: '肉孜节放假' }),
    );
    expect(
      desk(['due', '--from', '2026-03-19', '--days', '3', '--calendar', 'national']).results[0],
    ).toMatchObject({ due: '2026-03-24' });
  });
});
