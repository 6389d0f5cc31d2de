/** Work queues: counts for the left bar, and pages of cases. Rows are counted; documents are read for one page. */
import { headerOf } from '#electron/services/cases/header';
import { RowClocks } from '#electron/services/cases/row-clocks';
import { answered } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { ParsedInput } from '#shared/contract/contract';
import { PAGE_SIZE } from '#shared/contract/fields';
import { CASES, caseOrder } from '#shared/journal/case-row';
import { QUEUES } from '#shared/regulation/casework/queues';
import { isEnded } from '#shared/regulation/casework/status';
import { pageOf } from './placed-rows';
import { type Narrowing, narrowed, placedRows } from './queue-places';
import { asked, type CaseRows, casesIn, casesOf, casesOfQueue, withConflict, within } from './queue-rows';
import { eachRow, every } from './row-filter';
import { searchKey } from './search';

export const counts: SessionService<'worklist.counts'> = (call) => {
  const { tables } = call.store;
  const count = (rows: CaseRows) => tables.count(asked(rows));
  const clocks = clocksToday(call);
  const next = clocks.first === null ? undefined : tables.get('cases', clocks.first);
  return answered({
    queues: QUEUES.map((queue) => ({
      queue: queue.id,
      title: queue.title,
      count: count(casesOf(call, [queue])),
      mine: queue.roles.some((role) => call.session.roles.includes(role)),
    })),
    ...clocks.lights,
    unconfirmed: count(casesIn(call, ({ awaits }) => awaits)),
    conflicts: count(withConflict(casesIn(call, () => true))),
    mine: count(within(casesOfQueue(call, 'mine'), ({ status }) => !isEnded(status))),
    nextDue: next ? headerOf(call, next) : null,
  });
};

/** Lights that burn on open cases, and the case whose deadline in law comes first. */
function clocksToday(call: SignedInCall) {
  const lights = { today: 0, soon: 0, overdue: 0 };
  const first: { due: number; order: string; key: string | null } = { due: Infinity, order: '', key: null };
  const clocks = new RowClocks(call);
  eachRow(call, asked(casesIn(call, ({ status }) => !isEnded(status))), (section) => {
    const clockAt = clocks.in(section);
    const receipts = section.ints('receivedAt');
    return (i) => {
      const clock = clockAt(i);
      if (!clock) return;
      const level = clocks.light(clock);
      if (level === 'today' || level === 'soon' || level === 'overdue') lights[level] += 1;
      if (clock.nature !== 'deadline' || clock.due > first.due) return;
      const order = caseOrder({ ...clock, receivedAt: receipts[i] ?? 0, number: section.text('number', i) });
      if (first.key !== null && order > first.order) return;
      first.due = clock.due;
      first.order = order;
      first.key = section.key(i);
    };
  });
  return { lights, first: first.key };
}

/** What of a queue a filter means, and the light that its deadlines are still to be asked for; null for any. */
function meant(
  queue: CaseRows,
  light: ParsedInput<'worklist.list'>['light'],
): { readonly rows: CaseRows; readonly light: Narrowing['light'] } {
  switch (light) {
    case 'any':
      return { rows: queue, light: null };
    case 'unconfirmed':
      return { rows: within(queue, ({ awaits }) => awaits), light: null };
    case 'conflict':
      return { rows: withConflict(queue), light: null };
    default:
      return { rows: within(queue, ({ status }) => !isEnded(status)), light };
  }
}

export const list: SessionService<'worklist.list'> = (call, input) => {
  const { tables } = call.store;
  const queue = casesOfQueue(call, input.queue);
  const { rows, light } = meant(queue, input.light);
  const text = searchKey(input.text);
  const narrowing: Narrowing = { light, text };
  const clocks = new RowClocks(call);
  const placed = placedRows(call, rows, clocks, narrowing);
  // Without a condition the table opens only what the page needs: then placed rows are part of its answer.
  const plain = light === null && text === '';
  const wanted = asked(plain ? rows : { ...rows, where: every(rows.where, narrowed(clocks, narrowing)) });
  const { total, keys } = pageOf({
    query: (offset, limit) => tables.query({ ...wanted, text, offset, limit }),
    orderOf: ({ row }) => CASES.order(row),
    placed: plain ? placed : placed.map((row) => ({ ...row, stored: null })),
    start: input.page * PAGE_SIZE,
    size: PAGE_SIZE,
  });
  return answered({
    total,
    unfiltered: tables.count(asked(queue)),
    items: keys.flatMap((key) => {
      const record = tables.get('cases', key);
      return record ? [headerOf(call, record)] : [];
    }),
  });
};
