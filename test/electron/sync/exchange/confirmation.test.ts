/** The region confirms what offices did, and everybody knows; what is handed over keeps the days of whoever takes it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { DAY, made, type Offices, offices, PREFECTURE, pass, REGION, taken } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 180_000 };
const NO_DATES = { receivedAt: null, publishedAt: null, codedAt: null };

const handOver = async (desk: OfficeDesk, caseId: string, to: string): Promise<void> => {
  const { version } = await desk.look(caseId);
  const input = { commandId: commandId(), caseId, version, to, reason: '报送办理' };
  await desk.must('supervisor', 'sync.handOver', input);
};

const unconfirmed = async (desk: OfficeDesk): Promise<number> =>
  (await desk.must('supervisor', 'worklist.counts', {})).unconfirmed;

const stepOf = async (desk: OfficeDesk, caseId: string, name: string) =>
  (await desk.look(caseId)).steps.find(({ step }) => step === name);

describe('the region’s confirmation (XJR-5-2, workflow 9.3)', () => {
  it('is not of an office below', ahead, async () => {
    const { prefecture } = all;
    await prefecture.work(DAY, async (desk) => {
      const caseId = await desk.first();
      await desk.advance(caseId, 'UNDER_REVIEW');
      const { version, handing } = await desk.look(caseId);
      expect(handing).not.toContain('confirm');
      const input = {
        caseId,
        version,
        ref: '自行确认',
        steps: ['acceptance' as const],
        dates: NO_DATES,
        code: null,
        publication: null,
      };
      expect(
        await desk.refusal('supervisor', 'sync.confirmSteps', { commandId: commandId(), ...input }),
      ).toBe('NOT_THE_DECIDER');
    });
  });

  it(
    'makes steps final everywhere, its date stands, the former stays and the clock moves',
    ahead,
    async () => {
      const { prefecture, region } = all;
      const caseId = await prefecture.work(DAY, async (desk) => {
        const of = await desk.first();
        await desk.advance(of, 'PUBLICITY');
        return of;
      });
      const due = await prefecture.work(DAY, async (desk) =>
        (await desk.look(caseId)).clocks.find(({ clock }) => clock === 'C3'),
      );
      await pass(all, prefecture, region);
      await region.work('2026-03-10', async (desk) => {
        const { version, handing } = await desk.look(caseId);
        expect(handing).toContain('confirm');
        await desk.must('supervisor', 'sync.confirmSteps', {
          ...{ commandId: commandId(), caseId, version, ref: '新数登复〔2026〕8号' },
          steps: ['acceptance', 'review'],
          ...{ dates: { ...NO_DATES, publishedAt: '2026-03-10' }, code: null, publication: null },
        });
      });
      await pass(all, region, prefecture, '2026-03-10');
      for (const office of [region, prefecture])
        await office.work('2026-03-10', async (desk) => {
          expect(await stepOf(desk, caseId, 'review')).toMatchObject({
            confirmedAt: '2026-03-10',
            confirmRef: '新数登复〔2026〕8号',
          });
          expect((await stepOf(desk, caseId, 'publicity'))?.date).toMatchObject({
            ...{ value: '2026-03-10', source: 'REGION', former: [due?.start] },
          });
          const clock = (await desk.look(caseId)).clocks.find((one) => one.clock === 'C3');
          expect(clock?.start).toBe('2026-03-10');
          expect((clock?.due ?? '') > (due?.due ?? '')).toBe(true);
          expect(clock?.earlier).toMatchObject([{ due: due?.due }]);
        });
    },
  );

  it(
    'is given to all that a bundle brought at one press; the tile falls at the office below',
    ahead,
    async () => {
      const { prefecture, region, dir } = all;
      const folder = await prefecture.work('2026-03-11', async (desk) => {
        const ids = [await desk.first(), await desk.first({ dataRegistName: '喀什市路灯设施数据' })];
        for (const id of ids) await desk.advance(id, 'UNDER_REVIEW');
        return made(dir, desk, REGION);
      });
      const before = await prefecture.work('2026-03-11', unconfirmed);
      await region.work('2026-03-11', async (desk) => {
        const { bundle } = await taken(desk, folder);
        const { bundleId } = bundle;
        const { list, items } = await desk.must('supervisor', 'sync.toConfirm', { bundleId, page: 0 });
        const press = { commandId: commandId(), bundleId, ref: '新数登复〔2026〕9号', list };
        expect(items.map(({ steps, stopped }) => [steps, stopped])).toEqual([
          [['受理'], ''],
          [['受理'], ''],
        ]);
        const unread = { ...press, commandId: commandId(), list: '0'.repeat(64) };
        expect(await desk.refusal('supervisor', 'sync.confirmBrought', unread)).toBe('CHANGED_MEANWHILE');
        const { confirmed, left } = await desk.must('supervisor', 'sync.confirmBrought', press);
        expect(left).toBe(0);
        expect(confirmed).toBe(2);
        // The same press again confirms nothing twice.
        expect(await desk.must('supervisor', 'sync.confirmBrought', press)).toEqual({
          confirmed: 0,
          left: 0,
        });
      });
      await pass(all, region, prefecture, '2026-03-11');
      expect(await prefecture.work('2026-03-11', unconfirmed)).toBeLessThanOrEqual(before - 2);
    },
  );
});

/** How far the region's confirmation of a case shows at an office: its steps, papers, register item and tile. */
async function marksAt(desk: OfficeDesk, caseId: string) {
  const { steps, documents } = await desk.look(caseId);
  const bannersOf = async (document: 'D20' | 'D21') => {
    const number = documents.find((row) => row.document === document)?.number ?? null;
    const paper = await desk.must('clerk', 'documents.model', { caseId, document, number });
    return paper.banners.includes('待自治区确认');
  };
  const { confirmed } = await desk.must('clerk', 'register.get', { registerId: caseId, asOf: null });
  return {
    waiting: steps.filter((one) => one.regional && one.confirmedAt === null).map(({ step }) => step),
    papers: [await bannersOf('D20'), await bannersOf('D21')],
    confirmed,
    tile: (await desk.must('supervisor', 'worklist.counts', {})).unconfirmed,
  };
}

describe('待自治区确认', () => {
  it('falls away from steps, papers, register and tile of the office below', ahead, async () => {
    const { prefecture, region } = all;
    const [caseId, day] = await prefecture.work('2026-03-18', async (desk) => {
      const of = await desk.registered({ dataRegistName: '喀什市公园绿地数据' });
      return [of, desk.today];
    });
    const before = await prefecture.work(day, (desk) => marksAt(desk, caseId));
    expect(before).toMatchObject({
      ...{ waiting: ['acceptance', 'review', 'publicity', 'coding'] },
      ...{ papers: [true, true], confirmed: false },
    });
    await pass(all, prefecture, region, day);
    await region.work(day, async (desk) => {
      const { version } = await desk.look(caseId);
      await desk.must('supervisor', 'sync.confirmSteps', {
        ...{
          commandId: commandId(),
          caseId,
          version,
          ref: '新数登复〔2026〕11号',
          dates: NO_DATES,
          code: null,
          publication: null,
        },
        steps: ['acceptance', 'review', 'publicity', 'coding'],
      });
    });
    await pass(all, region, prefecture, day);
    expect(await prefecture.work(day, (desk) => marksAt(desk, caseId))).toEqual({
      ...{ waiting: [], papers: [false, false], confirmed: true },
      tile: before.tile - 1,
    });
  });
});

describe('a confirmation that cannot be', () => {
  it('is refused and changes nothing; what was said may be put right later', ahead, async () => {
    const { prefecture, region } = all;
    const day = '2026-08-03';
    const caseId = await prefecture.work(day, async (desk) => {
      const of = await desk.first({ dataRegistName: '喀什市供水管网数据' });
      await desk.advance(of, 'PUBLICITY');
      return of;
    });
    await pass(all, prefecture, region, day);
    await region.work('2026-08-05', async (desk) => {
      const { version } = await desk.look(caseId);
      type Press = CallInput<'sync.confirmSteps'>;
      const press = (steps: Press['steps'], dates: Partial<Press['dates']> = {}, at = version): Press => ({
        ...{ commandId: commandId(), caseId, version: at, ref: '新数登复〔2026〕12号', steps },
        ...{ dates: { ...NO_DATES, ...dates }, code: null, publication: null },
      });
      const refusal = (...what: Parameters<typeof press>) =>
        desk.refusal('supervisor', 'sync.confirmSteps', press(...what));
      // Steps not done, dates of the future, before the step before, of nothing that was done, of no day at all.
      expect(await refusal(['publicity'])).toBe('CONFIRMATION_INVALID');
      expect(await refusal(['acceptance', 'coding'])).toBe('CONFIRMATION_INVALID');
      expect(await refusal(['acceptance'], { publishedAt: '2026-08-06' })).toBe('CONFIRMATION_INVALID');
      expect(await refusal(['acceptance'], { publishedAt: '2026-08-02' })).toBe('CONFIRMATION_INVALID');
      expect(await refusal(['acceptance'], { receivedAt: '2026-08-04' })).toBe('CONFIRMATION_INVALID');
      expect(await refusal(['acceptance'], { codedAt: '2026-08-04' })).toBe('CONFIRMATION_INVALID');
      expect(await refusal(['acceptance'], { receivedAt: '2026-02-30' })).toBe('INPUT_INVALID');
      expect(await refusal([])).toBe('CONFIRMATION_INVALID');
      expect(await refusal(['acceptance'], {}, version - 1)).toBe('CASE_STALE');
      expect((await desk.look(caseId)).version).toBe(version);

      const first = press(['acceptance', 'review'], { publishedAt: '2026-08-04' });
      await desk.must('supervisor', 'sync.confirmSteps', first);
      const after = (await desk.look(caseId)).version;
      // The same press again does nothing; the same steps again are refused; another date alone stands.
      await desk.must('supervisor', 'sync.confirmSteps', first);
      expect((await desk.look(caseId)).version).toBe(after);
      const other = { publishedAt: '2026-08-05' } as const;
      expect(await refusal(['acceptance'], other, after)).toBe('CONFIRMATION_INVALID');
      await desk.must('supervisor', 'sync.confirmSteps', press([], other, after));
    });
    await pass(all, region, prefecture, '2026-08-05');
    for (const office of [region, prefecture]) {
      const date = await office.work(
        '2026-08-05',
        async (desk) => (await stepOf(desk, caseId, 'publicity'))?.date,
      );
      expect(date).toMatchObject({ value: '2026-08-05', former: ['2026-08-03', '2026-08-04'] });
    }
  });

  it('leaves what contradicts, and says so', ahead, async () => {
    const { prefecture, region, dir } = all;
    const day = '2026-08-10';
    const [caseId, first] = await prefecture.work(day, async (desk) => {
      const of = await desk.first({ dataRegistName: '喀什市热力管网数据' });
      await desk.advance(of, 'UNDER_REVIEW');
      await handOver(desk, of, REGION);
      return [of, await made(dir, desk, REGION)];
    });
    // Both take the case: the region on import, the prefecture back before it hears of that.
    const second = await prefecture.work(day, async (desk) => {
      const { version } = await desk.look(caseId);
      await desk.must('supervisor', 'sync.recall', {
        ...{ commandId: commandId(), caseId, version, reason: '材料尚需补充' },
      });
      await desk.first({ dataRegistName: '喀什市燃气管网数据' });
      return made(dir, desk, REGION);
    });
    const { bundle } = await region.work(day, (desk) => taken(desk, first));
    await region.work(day, async (desk) => {
      const later = await taken(desk, second);
      const { conflicts } = later;
      expect(conflicts).toBe(1);
      const { version } = await desk.look(caseId);
      const press = { commandId: commandId(), caseId, version, ref: '新数登复〔2026〕13号' };
      expect(
        await desk.refusal('supervisor', 'sync.confirmSteps', {
          ...press,
          ...{ steps: ['acceptance'], dates: NO_DATES, code: null, publication: null },
        }),
      ).toBe('CONFLICT_OPEN');
      const listOf = (bundleId: string) => desk.must('supervisor', 'sync.toConfirm', { bundleId, page: 0 });
      // The step came with the first of the two: whoever confirms the second one says nothing of it.
      expect(await listOf(later.bundle.bundleId)).toMatchObject({ total: 0, items: [] });
      const { list, items } = await listOf(bundle.bundleId);
      expect(items).toMatchObject([{ caseId, steps: ['受理'] }]);
      expect(items[0]?.stopped).toContain('有未裁决的冲突');
      const all = { commandId: commandId(), bundleId: bundle.bundleId, ref: press.ref, list };
      const count = await desk.must('supervisor', 'sync.confirmBrought', all);
      expect(count).toEqual({ confirmed: 0, left: 1 });
      expect((await desk.look(caseId)).version).toBe(version);
    });
  });
});

describe('a case that travelled (workflow 9.4)', () => {
  it(
    'is not received before the medium came, and on that day without a reason (XJR-14-1)',
    ahead,
    async () => {
      const { county, prefecture } = all;
      const caseId = await county.work('2026-09-03', async (desk) => {
        const of = await desk.first({ dataRegistName: '喀什市集贸市场数据' });
        await desk.advance(of, 'INTERNAL_APPROVED');
        await handOver(desk, of, PREFECTURE);
        return of;
      });
      await pass(all, county, prefecture, '2026-09-04');
      await prefecture.work('2026-09-07', async (desk) => {
        expect((await desk.look(caseId)).holder).toMatchObject({ mine: true, since: '2026-09-04' });
        const receive = (receivedAt: string, backdatedBecause = '') =>
          ({ type: 'receive', receivedAt, channel: 'window', backdatedBecause }) as never;
        expect(await desk.refused('supervisor', caseId, receive('2026-09-03', '县里当天收到'))).toBe(
          'RECEIPT_DATE_INVALID',
        );
        expect(await desk.refused('clerk', caseId, receive('2026-09-05'))).toBe('RECEIPT_DATE_INVALID');
        await desk.step('clerk', caseId, receive('2026-09-04'));
      });
    },
  );
});

describe('what the region does itself', () => {
  it('comes with what the region’s own desk codes: nobody waits for it (XJR-17-1)', ahead, async () => {
    const { region } = all;
    const [caseId, end] = await region.work('2026-09-08', async (desk) => {
      const of = await desk.first({}, 'region-power');
      await desk.advance(of, 'REGISTERED');
      return [of, desk.today];
    });
    await region.work(end, async (desk) => {
      const { steps } = await desk.look(caseId);
      expect(steps.filter(({ regional, confirmedAt }) => regional && confirmedAt === null)).toEqual([]);
      expect(steps.find(({ step }) => step === 'coding')?.confirmedAt).toBe(end);
    });
  });
});

describe('a deadline after a hand-over', () => {
  it('runs by the calendar of whoever takes it', ahead, async () => {
    const { prefecture, region } = all;
    const late = '2026-12-24';
    const caseId = await prefecture.work(late, async (desk) => {
      const of = await desk.first({ dataRegistName: '喀什市体育场馆数据' });
      await desk.advance(of, 'UNDER_REVIEW');
      return of;
    });
    const clockAt = (desk: OfficeDesk) =>
      desk.look(caseId).then(({ clocks }) => clocks.find(({ clock }) => clock === 'C2'));
    const before = await prefecture.work(late, clockAt);
    expect(before?.provisional).toBe(true);
    // Nothing of it is in the region's hands: its calendar moves no clock there yet.
    await region.work(late, (desk) => desk.loadCalendar(2027, 0));
    await prefecture.work(late, (desk) => handOver(desk, caseId, REGION));
    await pass(all, prefecture, region, late);
    const there = await region.work(late, clockAt);
    expect(there).toMatchObject({ provisional: false });
    await pass(all, region, prefecture, late);
    expect((await prefecture.work(late, clockAt))?.due).toBe(there?.due);
  });
});
