/** Work queues: counts for the left bar, and pages of cases. Paged here, never in the window. */

import { awaitsRegion, headerOf } from '#electron/services/cases/header';
import { visibleCases } from '#electron/services/cases/visible';
import { answered } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { CaseHeader } from '#shared/contract/views';
import { assertNever } from '#shared/lib/assert-never';
import { isClosed } from '#shared/regulation/casework/objection';
import { QUEUES, type Queue } from '#shared/regulation/casework/queues';
import type { CaseState } from '#shared/regulation/casework/state';
import { END_STATUSES } from '#shared/regulation/casework/status';
import { searchKey } from './search';

export const counts: SessionService<'worklist.counts'> = (call) => {
  const visible = visibleCases(call);
  const open = visible.filter((state) => !END_STATUSES.includes(state.status));
  const headers = open.map((state) => headerOf(call, state));
  const queues = QUEUES.map((queue) => ({
    queue: queue.id,
    title: queue.title,
    count: visible.filter((state) => inQueue(state, queue)).length,
    mine: queue.roles.some((role) => call.session.roles.includes(role)),
  }));
  const lights = headers.map((header) => header.deadline?.light.level);
  const [next] = headers.filter((header) => header.deadline?.nature === 'deadline').sort(order);
  return answered({
    queues,
    today: lights.filter((level) => level === 'today').length,
    soon: lights.filter((level) => level === 'soon').length,
    overdue: lights.filter((level) => level === 'overdue').length,
    unconfirmed: visible.filter(awaitsRegion).length,
    mine: open.filter((state) => isMine(call, state)).length,
    nextDue: next ?? null,
  });
};

export const list: SessionService<'worklist.list'> = (call, input) => {
  const chosen = visibleCases(call).filter((state) => belongs(call, state, input.queue));
  const key = searchKey(input.text);
  const found = chosen
    .map((state) => ({ state, header: headerOf(call, state) }))
    .filter(({ state, header }) => hasLight(state, header, input.light))
    .filter(
      ({ header }) =>
        key === '' || searchKey(`${header.number} ${header.name} ${header.subjectName}`).includes(key),
    )
    .map(({ header }) => header)
    .sort(order);
  const start = input.page * PAGE_SIZE;
  return answered({
    total: found.length,
    unfiltered: chosen.length,
    items: found.slice(start, start + PAGE_SIZE),
  });
};

/** Whether a case stands in a queue. */
const inQueue = (state: CaseState, queue: Queue): boolean =>
  queue.statuses.includes(state.status) &&
  (queue.only === undefined || state.objections.some(({ status }) => !isClosed(status)));

function isMine(call: SignedInCall, state: CaseState): boolean {
  return QUEUES.some(
    (queue) => inQueue(state, queue) && queue.roles.some((role) => call.session.roles.includes(role)),
  );
}

type QueueInput = Parameters<typeof list>[1]['queue'];
type LightInput = Parameters<typeof list>[1]['light'];

function belongs(call: SignedInCall, state: CaseState, queue: QueueInput): boolean {
  if (queue === 'all') return state.status !== 'DISCARDED';
  if (queue === 'mine') return isMine(call, state);
  return QUEUES.some((candidate) => candidate.id === queue && inQueue(state, candidate));
}

function hasLight(state: CaseState, header: CaseHeader, light: LightInput): boolean {
  switch (light) {
    case 'any':
      return true;
    case 'unconfirmed':
      return awaitsRegion(state);
    case 'today':
    case 'soon':
    case 'overdue':
      return header.deadline?.light.level === light;
    default:
      return assertNever(light, 'light filter');
  }
}

/** Overdue and earlier due dates first, cases without a deadline last; then receipt, then number. */
function order(a: CaseHeader, b: CaseHeader): number {
  const key = (header: CaseHeader) =>
    [
      header.deadline && header.deadline.nature !== 'reminder' ? header.deadline.due : '9999-98',
      header.deadline?.due ?? '9999-99',
      header.receivedAt ?? '9999-99',
      header.number,
    ].join(' ');
  return key(a) < key(b) ? -1 : 1;
}
