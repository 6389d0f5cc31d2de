/** Work that was dated years ahead, here or elsewhere, keeps nobody from going on by the true day (design 2.4). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDate } from '#shared/domain/local-date';
import { PUBLISH } from '../../../helpers/case-commands';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { DAY, made, type Offices, offices, PREFECTURE, taken } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const AHEAD = '2031-03-10';
const AFTER = '2026-06-15';
const LATER = '2026-09-10';
const OUT = '2026-12-01';
const WAIT = { timeout: 240_000 };

const handOver = async (desk: OfficeDesk, caseId: string): Promise<void> => {
  const { version } = await desk.look(caseId);
  const order = { caseId, version, to: PREFECTURE, reason: '报送办理' };
  await desk.must('supervisor', 'sync.handOver', { commandId: commandId(), ...order });
};

/** An application like no other. */
const own = (digit: string) => ({ dataRegistName: `登记资源${digit}`, hashValue: digit.repeat(64) });

const putRight = (desk: OfficeDesk) =>
  desk.must('supervisor', 'desk.confirmClock', { commandId: commandId(), reason: '此前时钟误调至2031年' });

describe('what a clock ahead wrote', () => {
  it('does not hold the receipt of a case that was approved by it elsewhere', WAIT, async () => {
    const { county, prefecture, dir } = all;
    const caseId = await county.work(DAY, (desk) => desk.first({ dataRegistName: '时钟超前时审核的申请' }));
    const folder = await county.work(AHEAD, async (desk) => {
      await desk.advance(caseId, 'INTERNAL_APPROVED');
      await handOver(desk, caseId);
      return made(dir, desk, PREFECTURE);
    });
    await prefecture.work(DAY, async (desk) => {
      await taken(desk, folder);
      const tomorrow = {
        receivedAt: localDate('2026-03-10'),
        channel: 'window',
        backdatedBecause: '',
      } as const;
      expect(await desk.refused('clerk', caseId, { type: 'receive', ...tomorrow })).toBe(
        'RECEIPT_DATE_INVALID',
      );
      // Which clock was wrong, the one there or the one here, a supervisor answers for.
      const now = { type: 'receive', receivedAt: localDate(DAY), channel: 'window' } as const;
      const reason = '对方时钟误调，实际今天收到';
      expect(await desk.refused('clerk', caseId, { ...now, backdatedBecause: reason })).toBe(
        'RECEIPT_DATE_INVALID',
      );
      await desk.step('supervisor', caseId, { ...now, backdatedBecause: reason });
      const view = await desk.advance(caseId, 'UNDER_REVIEW');
      expect(view.clocks.find(({ clock }) => clock === 'C1')?.start).toBe(DAY);
    });
    await county.work(DAY, putRight);
  });

  it(
    'does not hold the receipt of a case that came while the own clock was ahead, nor lets its import be set back',
    WAIT,
    async () => {
      const { county, prefecture, dir } = all;
      const caseId = await county.work('2026-06-12', (desk) => desk.first());
      const folder = await county.work('2026-06-12', async (desk) => {
        await handOver(desk, caseId);
        return made(dir, desk, PREFECTURE);
      });
      const { bundle } = await prefecture.work(AHEAD, (desk) => taken(desk, folder));
      await prefecture.work(AFTER, async (desk) => {
        const late = { commandId: commandId(), bundleId: bundle.bundleId, reason: '拿错了介质' };
        expect(await desk.refusal('supervisor', 'sync.setBack', late)).toBe('CLOCK_BEHIND');
        await putRight(desk);
        expect(await desk.refusal('supervisor', 'sync.setBack', late)).toBe('CHANGED_MEANWHILE');
        // Of a moment to come nobody knows how long ago it was.
        expect((await desk.must('supervisor', 'sync.state', {})).lastAgeDays).not.toBe(0);
        await desk.advance(caseId, 'INTERNAL_APPROVED');
        await desk.step('supervisor', caseId, {
          ...{ type: 'receive', receivedAt: localDate(AFTER), channel: 'window' },
          backdatedBecause: '本机时钟误调，实际今天收到',
        });
        const view = await desk.advance(caseId, 'UNDER_REVIEW');
        expect(view.clocks.find(({ clock }) => clock === 'C1')?.start).toBe(AFTER);
      });
    },
  );

  it('does not hold the notice of a review that was passed by it', WAIT, async () => {
    const { prefecture } = all;
    const caseId = await prefecture.work(LATER, async (desk) => {
      const id = await desk.first(own('a'));
      await desk.advance(id, 'PUBLICITY_PENDING');
      return id;
    });
    await prefecture.work(AFTER, async (desk) => {
      await putRight(desk);
      const view = await desk.advance(caseId, 'PUBLICITY');
      expect(view.publicity?.publishedAt).toBe(AFTER);
    });
  });

  it(
    'gives a notice no days: one that it dated and ended runs anew from a day that is known, and no longer (XJR-16-2)',
    WAIT,
    async () => {
      const { prefecture } = all;
      const caseId = await prefecture.work(LATER, async (desk) => {
        const id = await desk.first(own('b'));
        await desk.advance(id, 'CODING_PENDING');
        return id;
      });
      await prefecture.work(AFTER, async (desk) => {
        await putRight(desk);
        const entered = { code: 'LX653100000777', codeAgain: 'LX653100000777', replyReference: '回复1号' };
        const enter = { type: 'enterCode', codedAt: localDate(AFTER), ...entered } as const;
        const answer = await desk.ask('supervisor', caseId, enter);
        expect(answer).toMatchObject({ ok: false, failure: { code: 'PUBLICITY_RUNNING' } });
        expect(JSON.stringify(answer)).toContain('公示之日记为2026年9月10日，晚于今天');
        const publishedAt = localDate(AFTER);
        const again = { ...PUBLISH, type: 'restartPublicity', reason: '原公示之日由误调的时钟记录' } as const;
        await desk.step('supervisor', caseId, { ...again, publishedAt });
        const { clocks } = await desk.look(caseId);
        const due = clocks.findLast(({ clock }) => clock === 'C3')?.due ?? AFTER;
        expect(due).toBe('2026-06-30');
        expect((await desk.advance(caseId, 'REGISTERED')).code?.codedAt).toBe(addDays(localDate(due), 1));
      });
    },
  );

  it(
    'gives a notice no days: one that it ended runs to its last day by the true calendar (XJR-16-2, XJR-17-1)',
    WAIT,
    async () => {
      const { prefecture } = all;
      const end = { type: 'endPublicity', objectionsRecorded: true } as const;
      const entered = { code: 'LX653100000778', codeAgain: 'LX653100000778', replyReference: '回复2号' };
      const caseId = await prefecture.work(OUT, async (desk) => {
        const id = await desk.first(own('c'));
        const { publicity, clocks } = await desk.advance(id, 'PUBLICITY');
        expect(publicity?.publishedAt).toBe(OUT);
        expect(clocks.find(({ clock }) => clock === 'C3')?.due).toBe('2026-12-15');
        expect(await desk.refused('supervisor', id, end)).toBe('PUBLICITY_RUNNING');
        return id;
      });
      // Somebody puts the clock forward to end the notice, and back again.
      await prefecture.work('2026-12-30', (desk) => desk.step('supervisor', caseId, end));
      for (const day of [OUT, '2026-12-15'])
        await prefecture.work(day, async (desk) => {
          await putRight(desk);
          const enter = { type: 'enterCode', codedAt: localDate(day), ...entered } as const;
          expect(await desk.refused('supervisor', caseId, enter)).toBe('PUBLICITY_RUNNING');
        });
      await prefecture.work('2026-12-16', async (desk) => {
        expect((await desk.advance(caseId, 'REGISTERED')).code?.codedAt).toBe('2026-12-16');
      });
    },
  );
});
