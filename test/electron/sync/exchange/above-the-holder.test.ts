/** An agency sees what those below it have, whoever gave it to them: a case is never there in pieces. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { atSettledStore } from '../../../helpers/settled-store';
import { COUNTY, DAY, type Offices, offices, pass } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

describe('a case of the region that is given to a county', () => {
  it('is whole at the prefecture above the county, also where its places in the chain were known before', {
    timeout: 120_000,
  }, async () => {
    const { county, prefecture, region } = all;
    const caseId = await region.work(DAY, (desk) => desk.first());
    // It is no business of the prefecture yet, which gets to know and acknowledges that something was done.
    await pass(all, region, prefecture);
    await pass(all, prefecture, region);
    await prefecture.work(DAY, async (desk) => {
      expect(await desk.refusal('supervisor', 'cases.get', { caseId })).toBe('CASE_NOT_FOUND');
    });
    await region.work(DAY, async (desk) => {
      const { version } = await desk.look(caseId);
      const press = { commandId: commandId(), caseId, version, to: COUNTY, reason: '交县级填报' };
      await desk.must('supervisor', 'sync.handOver', press);
    });
    await pass(all, region, county);
    await pass(all, region, prefecture);
    await pass(all, county, prefecture);
    await prefecture.work(DAY, async (desk) => {
      expect((await desk.look(caseId)).holder).toMatchObject({ agency: COUNTY, mine: false });
    });
    const heldAt = (office: typeof region) =>
      atSettledStore(office, ({ entries }) => [...(entries.get(caseId) ?? [])].sort());
    await pass(all, county, region);
    expect(await heldAt(prefecture)).toEqual(await heldAt(region));
  });
});
