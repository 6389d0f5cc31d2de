/** Changes of code lists as the region may sign them. */
import { localDate } from '#shared/domain/local-date';
import { type ChangedList, listsInForce, readSignedLists } from '#shared/forms/signed-lists';

export const value = (
  code: string,
  label: string,
  dates: { from?: string; to?: string; group?: string },
) => ({
  code,
  label,
  ...dates,
});
export const ADDED = value('14', '数字经济', { from: '2026-04-01' });
export const CLOSED = value('12', '应急维稳', { to: '2026-03-31' });
export const theme = (...values: readonly object[]) => ({ lists: [{ list: 'CL-THEME', values }] });

export const readLists = (raw: unknown): readonly ChangedList[] => {
  const lists = readSignedLists(raw);
  if (!lists.ok) throw new Error(lists.error);
  return lists.value;
};

export const inForce = (raw: unknown) =>
  listsInForce({ number: 1, id: '2026', inForceFrom: localDate('2026-03-01'), lists: readLists(raw) });
