/** What calls for attention by its date, and whom it calls. */
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/local-date';
import { deskPlace } from './desk-place';

const place = deskPlace({ agent: 'AGENT' });

describe('reminders', () => {
  const kinds = async () => {
    const { reminders } = await place.walk.must('clerk', 'reminders.list', {});
    return reminders.map(({ kind, registerId }) => [kind, registerId]);
  };

  it('call deadlines, the renewal of an item before it ends, and its end (XJR-19-3, XJR-19-5)', async () => {
    const { walk } = place;
    const id = await walk.registered();
    expect((await kinds()).filter(([, registerId]) => registerId === id)).toEqual([]);
    const { validTo, window } = await walk.must('clerk', 'register.get', { registerId: id, asOf: null });
    walk.on(addDays(window.opens, 1));
    expect(await kinds()).toContainEqual(['renewal', id]);
    walk.on(addDays(validTo, 1));
    expect(await kinds()).toContainEqual(['expiry', id]);
    const expire = await walk.begin('EXPIRE', {
      target: id,
      requester: 'OFFICE',
      matter: { kind: 'EXPIRE', reasons: '期满未续展' },
    });
    await walk.advance(expire, 'DONE');
    expect((await kinds()).filter(([, registerId]) => registerId === id)).toEqual([]);
  });

  it('call an open deadline in its last days, the missing calendar and the end of the rules', async () => {
    const { walk } = place;
    const id = await walk.first();
    await walk.advance(id, 'SUBMITTED');
    const { reminders } = await walk.must('clerk', 'reminders.list', {});
    expect(reminders.filter(({ caseId }) => caseId === id).map(({ kind }) => kind)).toEqual(['deadline']);
    walk.on('2026-12-16');
    expect((await kinds()).map(([kind]) => kind)).toContain('calendar');
    walk.on('2027-05-01');
    expect((await kinds()).map(([kind]) => kind)).toContain('rules');
    expect(
      (await walk.must('agent', 'reminders.list', {})).reminders.some(({ caseId }) => caseId !== null),
    ).toBe(false);
  });
});
