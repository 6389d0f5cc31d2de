/** Work that was dated years ahead, here or elsewhere, keeps nobody from going on by the true day (design 2.4). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
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
        const view = await desk.advance(caseId, 'UNDER_REVIEW');
        expect(view.clocks.find(({ clock }) => clock === 'C1')?.start).toBe(AFTER);
      });
    },
  );

  it(
    'holds neither the notice of a review that was passed by it, nor the code after a notice that ended by it',
    WAIT,
    async () => {
      const { prefecture } = all;
      const [passed = '', noticed = ''] = await prefecture.work('2026-09-10', async (desk) => {
        const ids = [await desk.first(own('a')), await desk.first(own('b'))];
        await desk.advance(ids[0] ?? '', 'PUBLICITY_PENDING');
        await desk.advance(ids[1] ?? '', 'CODING_PENDING');
        return ids;
      });
      await prefecture.work(AFTER, async (desk) => {
        await putRight(desk);
        const view = await desk.advance(passed, 'PUBLICITY');
        expect(view.publicity?.publishedAt).toBe(AFTER);
        expect((await desk.advance(noticed, 'REGISTERED')).code?.codedAt).toBe(AFTER);
      });
    },
  );
});
