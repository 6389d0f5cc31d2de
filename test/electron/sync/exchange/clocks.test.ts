/** A machine whose clock was far ahead: it is told, stops nobody else, and is put right where it was wrong (design 2.4). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { DAY, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';
import { looked, saysCode } from './kept-out';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

describe('a clock that was five years ahead', () => {
  it('is told (W01), moves no clock of anybody else, and is put right by a supervisor where it was wrong', {
    timeout: 240_000,
  }, async () => {
    const { county, prefecture } = all;
    const ahead = '2031-03-09';
    const [id = '', mine = ''] = await county.work(DAY, async (desk) => [
      await desk.first({ dataRegistName: '时钟超前时移交的申请' }),
      await desk.first({ dataRegistName: '校正后送审的申请' }),
    ]);
    const caseId = await county.work(ahead, async (desk) => {
      const { version } = await desk.look(id);
      const given = { commandId: commandId(), caseId: id, version, to: PREFECTURE, reason: '报送审核' };
      await desk.must('supervisor', 'sync.handOver', given);
      return id;
    });
    const folder = await county.work(ahead, (desk) => made(all.dir, desk, PREFECTURE));
    await prefecture.work('2026-03-12', async (desk) => {
      const { bundle, plan } = await looked(desk, folder);
      const warning = plan?.warnings.find(({ code }) => code === 'W01_CLOCK');
      saysCode(warning?.words ?? '', 'W01_CLOCK');
      const press = { commandId: commandId(), bundleId: bundle.bundleId, plan: plan?.hash ?? '' };
      await desk.must('supervisor', 'sync.apply', press);
      // The case goes on by the days of this office.
      const view = await desk.advance(caseId, 'UNDER_REVIEW');
      const due = view.clocks.map((clock) => clock.due);
      expect(due.length).toBeGreaterThan(0);
      expect(due.every((day) => day < '2027-01-01')).toBe(true);
    });
    await county.work('2026-03-12', async (desk) => {
      const send = { type: 'sendForApproval', warningsReason: '已核对' } as const;
      expect(await desk.refused('clerk', mine, send)).toBe('CLOCK_BEHIND');
      await desk.must('supervisor', 'desk.confirmClock', {
        commandId: commandId(),
        reason: '此前时钟误调至2031年',
      });
      await desk.step('clerk', mine, send);
    });
    await pass(all, prefecture, county, '2026-03-12');
    expect(await pass(all, county, prefecture, '2026-03-12')).toMatchObject({ changedCases: 1 });
  });
});
