/** A machine whose clock was far ahead: it is told, stops nobody else, and is put right where it was wrong (design 2.4). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TIME_DOUBTS } from '#shared/agreement/claimed-times';
import { commandId } from '../../../helpers/desk-kit';
import { passphraseOf } from '../../../helpers/exchange-office';
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
      const { lines } = await desk.must('supervisor', 'cases.history', { caseId });
      const marked = lines.flatMap(({ title, doubt }) => (doubt === '' ? [] : [[title, doubt]]));
      expect(marked).toEqual([[expect.stringContaining('移交'), TIME_DOUBTS.ahead]]);
      // The case goes on by the days of this office.
      const view = await desk.advance(caseId, 'UNDER_REVIEW');
      const due = view.clocks.map((clock) => clock.due);
      expect(due.length).toBeGreaterThan(0);
      expect(due.every((day) => day < '2027-01-01')).toBe(true);
    });
    await county.work('2026-03-12', async (desk) => {
      const send = { type: 'sendForApproval', warningsReason: '已核对' } as const;
      expect(await desk.refused('clerk', mine, send)).toBe('CLOCK_BEHIND');
      const month = { commandId: commandId(), month: '2026-02', hash: '0'.repeat(64) };
      expect(await desk.refusal('supervisor', 'sync.signMonth', month)).toBe('CLOCK_BEHIND');
      await desk.must('supervisor', 'desk.confirmClock', {
        commandId: commandId(),
        reason: '此前时钟误调至2031年',
      });
      await desk.step('clerk', mine, send);
    });
    await pass(all, prefecture, county, '2026-03-12');
    expect(await pass(all, county, prefecture, '2026-03-12')).toMatchObject({ changedCases: 1 });
  });

  it('lets no supervisor choose, confirm, sign or give away by a clock that is in doubt, while bundles go on', {
    timeout: 240_000,
  }, async () => {
    const { prefecture, region, dir } = all;
    const same = { dataRegistName: '两处登记的同一资源' };
    const caseId = await prefecture.work('2026-03-13', (desk) => desk.first(same));
    const { bundle } = await pass(all, prefecture, region, '2026-03-13');
    await region.work('2026-03-13', (desk) => desk.first(same));
    await region.work('2031-03-13', (desk) => desk.first({ dataRegistName: '时钟超前时新建的申请' }));
    await region.work('2026-03-16', async (desk) => {
      const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
      const met = items.find((one) => one.class === 'C08');
      const press = () => ({ commandId: commandId() });
      const { version } = await desk.look(caseId);
      const onCase = () => ({ ...press(), caseId, version });
      const nothing = {
        steps: [],
        dates: { receivedAt: null, publishedAt: null, codedAt: null },
        code: null,
        publication: null,
      };
      const refusals = [
        await desk.refusal('supervisor', 'sync.decide', {
          ...{ ...press(), caseId: met?.caseId ?? '', id: met?.id ?? '' },
          ...{ option: 'different', keep: null, reason: '不同资源' },
        }),
        await desk.refusal('supervisor', 'sync.forceTake', {
          ...{ ...onCase(), reason: '设备损毁' },
          ...{ second: 'deputy', secondPassphrase: passphraseOf('deputy') },
        }),
        await desk.refusal('supervisor', 'sync.handOver', { ...onCase(), to: PREFECTURE, reason: '移交' }),
        await desk.refusal('supervisor', 'sync.confirmSteps', { ...onCase(), ref: '复1号', ...nothing }),
        await desk.refusal('supervisor', 'sync.confirmBrought', {
          ...{ ...press(), bundleId: bundle.bundleId, ref: '复1号', list: '0'.repeat(64) },
        }),
      ];
      expect(refusals).toEqual(Array(5).fill('CLOCK_BEHIND'));
      expect(await made(dir, desk, PREFECTURE)).not.toBe('');
    });
  });
});

describe('a clock that was months behind', () => {
  it('is told (W01), and what was written by it is marked in the history of the case', {
    timeout: 240_000,
  }, async () => {
    const { county, prefecture, dir } = all;
    const caseId = await county.work('2026-03-19', (desk) =>
      desk.first({ dataRegistName: '时钟滞后的申请' }),
    );
    await pass(all, county, prefecture, '2026-03-19');
    await pass(all, prefecture, county, '2026-03-20');
    const folder = await county.work('2026-01-05', async (desk) => {
      const { version } = await desk.look(caseId);
      const draft = { subject: { contactName: '李四' }, application: {}, request: {} };
      await desk.must('clerk', 'cases.saveDraft', { commandId: commandId(), caseId, version, ...draft });
      return made(dir, desk, PREFECTURE);
    });
    await prefecture.work('2026-03-21', async (desk) => {
      const { bundle, plan } = await looked(desk, folder);
      expect(plan?.warnings.map(({ code }) => code)).toContain('W01_CLOCK');
      const asked = { bundleId: bundle.bundleId, group: 'told', page: 0 } as const;
      const { items } = await desk.must('supervisor', 'sync.plan', asked);
      expect(items.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(/至少慢 7\d 天/));
      const press = { commandId: commandId(), bundleId: bundle.bundleId, plan: plan?.hash ?? '' };
      await desk.must('supervisor', 'sync.apply', press);
      const { lines } = await desk.must('supervisor', 'cases.history', { caseId });
      const marked = lines.filter(({ doubt }) => doubt !== '');
      expect(marked.map(({ date, doubt }) => [date, doubt])).toEqual([['2026-01-05', TIME_DOUBTS.behind]]);
    });
  });
});
