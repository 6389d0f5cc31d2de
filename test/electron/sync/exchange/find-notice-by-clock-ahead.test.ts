/** A notice has run for its working days by the true calendar, whoever puts the clock forward and back (XJR-16-2, C14). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { DAY, type Offices, offices } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

it('no code is given on the day on which the notice went out', { timeout: 240_000 }, async () => {
  const { prefecture } = all;
  const end = { type: 'endPublicity', objectionsRecorded: true } as const;
  const caseId = await prefecture.work(DAY, async (desk) => {
    const id = await desk.first();
    const { publicity, clocks } = await desk.advance(id, 'PUBLICITY');
    expect(publicity?.publishedAt).toBe(DAY);
    expect(clocks.find(({ clock }) => clock === 'C3')?.due).toBe('2026-03-24');
    expect(await desk.refused('supervisor', id, end)).toBeTruthy();
    return id;
  });
  // Somebody puts the clock forward to end the notice, and back again.
  await prefecture.work('2026-05-10', (desk) => desk.step('supervisor', caseId, end));
  await prefecture.work(DAY, async (desk) => {
    await desk.must('supervisor', 'desk.confirmClock', { commandId: commandId(), reason: '此前时钟误调' });
    const given = await desk.advance(caseId, 'REGISTERED').then(
      ({ code }) => code?.codedAt,
      () => 'refused',
    );
    expect(given).toBe('refused');
  });
});
