/** The reminders of the day, shared by their page, the left bar and the work list. Order comes with them. */
import { create } from 'zustand';
import type { CallOutput } from '#shared/contract/contract';
import type { Failure } from '#shared/contract/failure';
import { call, subscribe } from '../bridge/client';

export type Reminders = CallOutput<'reminders.list'>;

/** Lights by which a report that was not handed in calls, as any deadline does. */
const CALLING: readonly string[] = ['soon', 'today', 'overdue'];

/** How many things call for attention: the reminders, and the yearly report while it is due and not handed in. */
export function callCount({ reminders, annualReport: { submittedOn, deadline } }: Reminders): number {
  const isReportCalling = submittedOn === null && CALLING.includes(deadline.light.level);
  return reminders.length + (isReportCalling ? 1 : 0);
}

interface RemindersStore {
  readonly value: Reminders | null;
  readonly failure: Failure | null;
  readonly load: () => Promise<void>;
  readonly forget: () => void;
}

let asked = 0;

export const useReminders = create<RemindersStore>((set) => ({
  value: null,
  failure: null,
  load: async () => {
    asked += 1;
    const mine = asked;
    const answer = await call('reminders.list', {});
    if (mine !== asked) return;
    set(answer.ok ? { value: answer.value, failure: null } : { failure: answer.failure });
  },
  forget: () => {
    asked += 1;
    set({ value: null, failure: null });
  },
}));

/** Starts following the reminders; to be called once somebody may read cases. */
export function followReminders(): () => void {
  const load = () => void useReminders.getState().load();
  const stops = [subscribe('cases', load), subscribe('rules', load), subscribe('office', load)];
  load();
  return () => {
    for (const stop of stops) stop();
    useReminders.getState().forget();
  };
}
