/** What the hub answers to a wrong command line, and at a store that the region has not certified. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, scratch } from '../../helpers/desk-cli';
import { regionIn } from './hub-offices';

const DAY = '2026-03-05';

const place = scratch();
afterAll(() => place.remove());
const office = regionIn(place.dir);
const inbox = join(place.dir, 'in');

describe('desk hub', () => {
  beforeAll(async () => {
    await office.setUp('2026-03-02');
    mkdirSync(inbox);
  }, 60_000);

  it.each([
    { words: [] },
    { words: ['everything'] },
    { words: ['import'] },
    { words: ['watch', inbox] },
    { words: ['watch', inbox, inbox, '--interval', '0'] },
    { words: ['export', inbox, '--medium', 'pigeon'] },
    { words: ['decide', 'C05/1/2', '--option', 'same'] },
    { words: ['confirm'] },
    { words: ['confirm', 'a'.repeat(32), '--reason', '新数登复1号'] },
    { words: ['confirm', 'a'.repeat(32), '--plan', 'a'.repeat(64)] },
    { words: ['reconcile'] },
    { words: ['receipt', 'a'.repeat(32)] },
  ])('is not asked $words', ({ words }: { readonly words: readonly string[] }) => {
    const run = office.hub(DAY, words);
    expect([run.code, run.results]).toEqual([3, []]);
    expect(run.words).toContain('用法');
  });

  it('without a passphrase opens nothing', () => {
    const run = desk(['hub', 'import', inbox, '--vault', office.vault, '--account', 'supervisor'], {
      DESK_PASSPHRASE: 'not this one at all',
    });
    expect([run.code, JSON.stringify(run.results)]).toEqual([
      expect.any(Number),
      expect.stringContaining('WRONG_PASSPHRASE'),
    ]);
    expect(run.code).not.toBe(0);
  });

  it('says that a store without a certificate confirms nothing', () => {
    const run = office.hub(DAY, ['confirm', 'a'.repeat(32)]);
    expect(run).toMatchObject({ code: 1, results: [{ ok: false, failure: { code: 'NOT_ENROLLED' } }] });
    expect(run.words).not.toBe('');
  });

  it('says that a store without a certificate agrees with nobody', () => {
    const run = office.hub(DAY, ['reconcile', '--month', '2026-03']);
    expect(run).toMatchObject({ code: 1, results: [{ ok: false, failure: { code: 'PARTNER_UNKNOWN' } }] });
    expect(run.words).not.toContain('对账一致');
  });

  it('says that a store without a certificate sends nothing, and which folder is not there', () => {
    expect(office.hub(DAY, ['export', join(place.dir, 'out')]).code).toBe(0);
    expect(office.hub(DAY, ['export', join(place.dir, 'out'), '--to', '653100'])).toMatchObject({
      code: 1,
      results: [{ event: 'begin' }, { event: 'refused', code: 'NOT_ENROLLED' }, { event: 'end', refused: 1 }],
    });
    expect(office.hub(DAY, ['import', join(place.dir, 'nowhere')]).code).toBe(2);
    expect(office.hub(DAY, ['import', inbox]).results.at(-1)).toMatchObject({ event: 'end' });
  });
});
