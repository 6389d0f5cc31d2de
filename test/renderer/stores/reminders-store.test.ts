/** How many things call for attention in the left bar and on the work list. */
import { describe, expect, it } from 'vitest';
import { callCount, type Reminders } from '../../../renderer/stores/reminders-store';

type Light = Reminders['annualReport']['deadline']['light'];

const REMINDER = { kind: 'expiry' } as Reminders['reminders'][number];

const given = (level: Light['level'], submittedOn: string | null): Reminders => ({
  reminders: [REMINDER, REMINDER],
  annualReport: {
    year: 2025,
    submittedOn: submittedOn as Reminders['annualReport']['submittedOn'],
    deadline: { light: { level } } as Reminders['annualReport']['deadline'],
  },
});

describe('the count of what calls for attention', () => {
  it('has the yearly report with it from when it is due soon until it is handed in', () => {
    expect(callCount(given('normal', null))).toBe(2);
    for (const level of ['soon', 'today', 'overdue'] as const) {
      expect(callCount(given(level, null))).toBe(3);
      expect(callCount(given(level, '2026-01-20'))).toBe(2);
    }
  });
});
