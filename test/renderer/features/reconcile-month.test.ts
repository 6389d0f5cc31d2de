/** When a month is signed: over, told of, and not with these very figures before. */
import { describe, expect, it } from 'vitest';
import { maySignMonth } from '../../../renderer/features/sync/month-list';

const TODAY = '2026-04-02';
const shown = (signed: string | null, regionUpTo: string | null = '2026-04-01T01:00:00.000Z') => ({
  hash: 'now',
  regionUpTo,
  signed: signed === null ? null : { hash: signed },
});

describe('a month', () => {
  it('is signed once it is over and the other side has told anything', () => {
    expect(maySignMonth(shown(null), '2026-03', TODAY)).toBe(true);
    expect(maySignMonth(shown(null), '2026-04', TODAY)).toBe(false);
    expect(maySignMonth(shown(null, null), '2026-03', TODAY)).toBe(false);
    expect(maySignMonth(shown(null), '', TODAY)).toBe(false);
  });

  it('is signed again when data came after the signature, and not while nothing did', () => {
    expect(maySignMonth(shown('before'), '2026-03', TODAY)).toBe(true);
    expect(maySignMonth(shown('now'), '2026-03', TODAY)).toBe(false);
  });
});
