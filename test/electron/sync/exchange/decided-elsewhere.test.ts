/** A region's choice between two cases reaches the office that knows one of them; nothing of the other is confirmed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { DAY, made, type Offices, offices, pass, REGION, taken } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const NO_DATES = { receivedAt: null, publishedAt: null, codedAt: null };

describe('one resource applied for at two offices (C08)', () => {
  it('judged by the region, stops the other case where the kept one is unknown, and is not confirmed', {
    timeout: 240_000,
  }, async () => {
    const { prefecture, region, dir } = all;
    const [lost, folder] = await prefecture.work(DAY, async (desk) => {
      const of = await desk.first({ dataRegistName: '喀什市公交线路数据' });
      await desk.advance(of, 'UNDER_REVIEW');
      return [of, await made(dir, desk, REGION)];
    });
    await region.work(DAY, async (desk) => {
      const kept = await desk.first({
        ...{ dataRegistName: '喀什市公交线路数据', hashValue: 'a'.repeat(64) },
      });
      const { bundle, conflicts } = await taken(desk, folder);
      expect(conflicts).toBe(1);
      const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
      const row = items.find((one) => one.class === 'C08');
      if (row === undefined) throw new Error('no conflict');
      const { caseId, id } = row;
      const { conflict: told } = await desk.must('supervisor', 'sync.conflict', { caseId, id });
      expect(told.group.map((one) => [one.here, one.office, one.status])).toEqual(
        expect.arrayContaining([
          [true, '喀什地区登记中心', '形式审核中'],
          [true, '自治区数据登记中心', '草稿'],
        ]),
      );
      const { cases = [], fields = [] } = told.comparison ?? {};
      expect(new Set(cases)).toEqual(new Set([lost, kept]));
      expect(fields.find(({ field }) => field === 'dataRegistName')).toMatchObject({
        ...{ values: ['喀什市公交线路数据', '喀什市公交线路数据'], same: true },
      });
      const hash = fields.find(({ field }) => field === 'hashValue');
      const at = cases.indexOf(kept);
      expect(hash).toMatchObject({ same: false });
      expect(hash?.values[at]).toBe('a'.repeat(64));
      const choice = { commandId: commandId(), caseId, id, option: 'same' as const, keep: kept };
      const decided = await desk.must('deputy', 'sync.decide', { ...choice, reason: '核对为同一资源' });
      expect(decided.conflict.state).toBe('decided');
      // The same press again, on what it has done, is answered and writes nothing.
      const { version } = await desk.look(lost);
      await desk.must('deputy', 'sync.decide', { ...choice, reason: '核对为同一资源' });
      expect((await desk.look(lost)).version).toBe(version);

      const ref = '新数登复〔2026〕21号';
      const step = {
        caseId: lost,
        version,
        ref,
        steps: ['acceptance' as const],
        dates: NO_DATES,
        code: null,
        publication: null,
      };
      expect(await desk.refusal('supervisor', 'sync.confirmSteps', { commandId: commandId(), ...step })).toBe(
        'CONFLICT_OPEN',
      );
      const { bundleId } = bundle;
      const { list, items: waiting } = await desk.must('supervisor', 'sync.toConfirm', { bundleId, page: 0 });
      expect(waiting).toMatchObject([{ caseId: lost, steps: ['受理'] }]);
      expect(waiting[0]?.stopped).toContain('已裁决，由另一件继续');
      const press = { commandId: commandId(), bundleId, ref, list };
      expect(await desk.must('supervisor', 'sync.confirmBrought', press)).toEqual({ confirmed: 0, left: 1 });
    });
    await pass(all, region, prefecture);
    await prefecture.work(DAY, async (desk) => {
      const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'all', page: 0 });
      expect(items.filter((one) => one.class === 'C08')).toMatchObject([
        { caseId: lost, state: 'decided', mine: false },
      ]);
      const { conflicts } = await desk.look(lost);
      expect(conflicts.map(({ className, blocked }) => [className, blocked])).toEqual([
        ['疑似重复登记（已裁决，由另一件继续）', '暂不能赋码'],
      ]);
      const { id = '' } = items.find((one) => one.class === 'C08') ?? {};
      const { conflict } = await desk.must('supervisor', 'sync.conflict', { caseId: lost, id });
      expect(conflict.decision?.reason).toBe('核对为同一资源');
      // The other one is told of, and nothing of what it says.
      expect(conflict.group).toMatchObject([
        { caseId: lost, here: true },
        { here: false, number: '', name: '' },
      ]);
      expect(conflict.comparison).toBeNull();
    });
  });
});
