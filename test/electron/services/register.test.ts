/** The register as a screen sees it: as of a day, by version, and what may be begun on an item. */
import { describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract';
import { addDays } from '#shared/domain/local-date';
import { deskPlace } from './desk-place';

const place = deskPlace();
const ALL: CallInput<'register.list'> = {
  text: '',
  division: null,
  objectType: null,
  standing: 'any',
  asOf: null,
  page: 0,
};

describe('the register', () => {
  it('holds an item from the day of its code, and did not hold it before (XJR-11-2)', async () => {
    const { walk } = place;
    const id = await walk.registered();
    const { items, asOf } = await walk.must('clerk', 'register.list', ALL);
    expect(asOf).toBe(walk.today);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      registerId: id,
      caseId: id,
      objectType: '1',
      codedAt: walk.today,
      versions: 1,
      standing: 'EFFECTIVE',
      confirmed: false,
    });
    const before = addDays(walk.today, -1);
    expect((await walk.must('clerk', 'register.list', { ...ALL, asOf: before })).items).toEqual([]);
    expect(await walk.refusal('clerk', 'register.get', { registerId: id, asOf: before })).toBe(
      'ENTRY_NOT_FOUND',
    );
  });
});
