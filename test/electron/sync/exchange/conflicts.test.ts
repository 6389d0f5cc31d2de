/** What contradicts among offices is found at every one of them, decided by whoever may, and the same everywhere afterwards. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { XJ_2026 } from '#shared/regulation/calendar/xj-2026';
import { commandId } from '../../../helpers/desk-kit';
import { type OfficeDesk, passphraseOf } from '../../../helpers/exchange-office';
import { COUNTY, DAY, type Offices, offices, PREFECTURE, pass } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

describe('a hand-over', () => {
  it('makes the case read-only here, is taken with the next import, and told back', {
    timeout: 120_000,
  }, async () => {
    const { county, prefecture } = all;
    const caseId = await county.work(DAY, async (desk) => {
      const id = await desk.first();
      const { version } = await desk.look(id);
      await desk.must('supervisor', 'sync.handOver', {
        commandId: commandId(),
        caseId: id,
        version,
        to: PREFECTURE,
        reason: '报送审核',
      });
      return id;
    });
    await pass(all, county, prefecture);
    const there = await prefecture.work(DAY, (desk) => desk.look(caseId));
    expect(there.holder).toMatchObject({ agency: PREFECTURE, mine: true });
    await pass(all, prefecture, county);
    const here = await county.work(DAY, (desk) => desk.look(caseId));
    expect(here.holder).toMatchObject({ agency: PREFECTURE, mine: false });
  });

  it('taken back while the other takes it is two holders (C07), which the region decides', {
    timeout: 120_000,
  }, async () => {
    const { county, prefecture, region } = all;
    const caseId = await county.work(DAY, async (desk) => {
      const id = await desk.first();
      const { version } = await desk.look(id);
      const given = { commandId: commandId(), caseId: id, version, to: PREFECTURE, reason: '报送审核' };
      await desk.must('supervisor', 'sync.handOver', given);
      return id;
    });
    await pass(all, county, prefecture);
    await county.work(DAY, async (desk) => {
      const { version } = await desk.look(caseId);
      const back = { commandId: commandId(), caseId, version, reason: '误移交' };
      await desk.must('supervisor', 'sync.recall', back);
    });
    const met = await pass(all, county, prefecture);
    expect(met.conflicts).toBe(1);
    // Where others decide it, it is listed as well, and calls nobody.
    const lower = await prefecture.work(DAY, homeOf);
    expect(lower).toEqual({ listed: [caseId], tile: 1, here: 0, marked: true });
    await pass(all, prefecture, region);
    await region.work(DAY, async (desk) => {
      const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
      const row = items.find((one) => one.class === 'C07');
      expect(row).toMatchObject({ caseId, mine: true, ageDays: 0 });
      // What happened is said with who did it at which office.
      expect(row?.sentence).toMatch(/喀什市数据局.*收回/);
      expect(row?.sentence).toMatch(/喀什地区登记中心.*接收/);
      const id = row?.id ?? '';
      const { conflict } = await desk.must('supervisor', 'sync.conflict', { caseId, id });
      // The home page lists the case with its mark, and counts it as this office's to decide.
      expect(await homeOf(desk)).toEqual({ listed: [caseId], tile: 1, here: 1, marked: true });
      expect(conflict.options).toHaveLength(2);
      const option = conflict.options[0]?.id ?? '';
      const chosen = { commandId: commandId(), caseId, id, option, keep: null, reason: '由县级继续办理' };
      const decided = await desk.must('supervisor', 'sync.decide', chosen);
      expect(decided.conflict.state).toBe('decided');
    });
    await pass(all, region, prefecture);
    await pass(all, prefecture, county);
    const holders = [];
    for (const office of [county, prefecture, region])
      holders.push(await office.work(DAY, async (desk) => (await desk.look(caseId)).holder?.agency));
    expect(new Set(holders).size).toBe(1);
  });

  it('a superior takes a case from a lost station with a second supervisor', {
    timeout: 120_000,
  }, async () => {
    const { county, prefecture } = all;
    const caseId = await county.work(DAY, (desk) => desk.first());
    await pass(all, county, prefecture);
    await prefecture.work(DAY, async (desk) => {
      const { version } = await desk.look(caseId);
      const asked = { caseId, version, reason: '设备损毁' };
      expect(
        await desk.refusal('supervisor', 'sync.forceTake', {
          commandId: commandId(),
          ...asked,
          second: 'supervisor',
          secondPassphrase: passphraseOf('supervisor'),
        }),
      ).toBe('SECOND_PERSON');
      await desk.must('supervisor', 'sync.forceTake', {
        commandId: commandId(),
        ...asked,
        second: 'deputy',
        secondPassphrase: passphraseOf('deputy'),
      });
      expect((await desk.look(caseId)).holder).toMatchObject({ agency: PREFECTURE });
    });
    await pass(all, prefecture, county);
    expect((await county.work(DAY, (desk) => desk.look(caseId))).holder).toMatchObject({
      agency: PREFECTURE,
    });
    expect(COUNTY).not.toBe(PREFECTURE);
  });

  it('a case that a superior takes runs by the calendar of whoever has it now (XJR-14-1)', {
    timeout: 120_000,
  }, async () => {
    const { prefecture, region } = all;
    const [caseId, due] = await prefecture.work(DAY, async (desk) => {
      const id = await desk.first({ dataRegistName: '强制接收时正在受理的申请' });
      return [id, dueOf(await desk.advance(id, 'SUBMITTED'))] as const;
    });
    await pass(all, prefecture, region);
    const taken = await region.work(DAY, async (desk) => {
      await confirmsDayOff(desk, due);
      const { version } = await desk.look(caseId);
      await desk.must('supervisor', 'sync.forceTake', {
        ...{ commandId: commandId(), caseId, version, reason: '设备损毁' },
        ...{ second: 'deputy', secondPassphrase: passphraseOf('deputy') },
      });
      return dueOf(await desk.look(caseId));
    });
    expect(taken > due).toBe(true);
    await pass(all, region, prefecture);
    expect(dueOf(await prefecture.work(DAY, (desk) => desk.look(caseId)))).toBe(taken);
  });
});

/** What the home page and the left bar of an office say of conflicts. */
async function homeOf(desk: OfficeDesk) {
  const { items } = await desk.must('supervisor', 'worklist.list', {
    ...{ queue: 'all', light: 'conflict', text: '', page: 0 },
  });
  const { conflicts: tile } = await desk.must('supervisor', 'worklist.counts', {});
  const { conflictsHere: here } = await desk.must('supervisor', 'sync.state', {});
  const marked = items.every(({ marks }) => marks.some((mark) => mark.startsWith('冲突')));
  return { listed: items.map((one) => one.caseId), tile, here, marked };
}

/** The last day of the clock that runs. */
const dueOf = ({ clocks }: Awaited<ReturnType<OfficeDesk['look']>>): string =>
  clocks.find(({ stopped }) => stopped === null)?.due ?? '';

/** 2026 as it was announced, with one more day off. */
async function confirmsDayOff(desk: OfficeDesk, date: string): Promise<void> {
  const known = XJ_2026.days.map(({ source: _source, ...day }) => day);
  const more = { date: localDate(date), kind: 'off', name: '放假', scope: 'xinjiang' } as const;
  const source = {
    title: '2026年放假调休的通知',
    number: '新政办发〔2026〕1号',
    issuer: '自治区人民政府办公厅',
  };
  const calendar = { year: 2026, source, days: [...known, more] };
  await desk.must('supervisor', 'calendars.propose', { commandId: commandId(), calendar });
  await desk.must('deputy', 'calendars.confirm', { commandId: commandId(), year: 2026, movedSeen: 0 });
}
