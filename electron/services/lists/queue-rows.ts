/** Work queues as conditions on the rows of cases: which groups are looked at, and which of their rows. */
import type { SignedInCall } from '#electron/services/service';
import type { Where } from '#electron/store/tables/tables-types';
import type { ParsedInput } from '#shared/contract/contract';
import { CASE_FLAG } from '#shared/journal/case-row';
import { QUEUES, type Queue } from '#shared/regulation/casework/queues';
import type { CaseStatus } from '#shared/regulation/casework/status';
import { type DeskRows, every, filterOf, having, inConflict, sightOf } from './row-filter';

/** What all rows of a group have in common. */
export interface CaseGroup {
  readonly status: CaseStatus;
  /** A step waits for the region's confirmation. */
  readonly awaits: boolean;
}

/** Some cases that the caller may see. */
export interface CaseRows {
  readonly holds: (group: CaseGroup) => boolean;
  readonly where: Where | undefined;
}

/** The group that a cluster of the table names. */
function groupOf(cluster: string): CaseGroup {
  const [status = '', , awaits] = cluster.split('/');
  return { status: status as CaseStatus, awaits: awaits === '1' };
}

/** Rows as the tables are asked for them. */
export const asked = ({ holds, where }: CaseRows): DeskRows =>
  filterOf('cases', (cluster) => holds(groupOf(cluster)), where);

/** Every case of some groups. */
export const casesIn = (call: SignedInCall, holds: CaseRows['holds']): CaseRows => ({
  holds,
  where: sightOf(call),
});

/** Those of the rows that stand in some groups. */
export const within = (rows: CaseRows, holds: CaseRows['holds']): CaseRows => ({
  ...rows,
  holds: (group) => rows.holds(group) && holds(group),
});

/** Those of the rows in which something contradicts that nobody has decided. */
export const withConflict = (rows: CaseRows): CaseRows => ({
  ...rows,
  where: every(rows.where, inConflict),
});

/** The cases that stand in one queue or another. */
export function casesOf(call: SignedInCall, queues: readonly Queue[]): CaseRows {
  const whole = new Set(queues.flatMap(({ only, statuses }) => (only === undefined ? statuses : [])));
  const partly = new Map<CaseStatus, number>();
  for (const { only, statuses } of queues)
    for (const status of statuses)
      if (only !== undefined && !whole.has(status))
        partly.set(status, (partly.get(status) ?? 0) | CASE_FLAG[FLAG_OF[only]]);
  return {
    holds: ({ status }) => whole.has(status) || partly.has(status),
    where: every(sightOf(call), inHands(call), partly.size === 0 ? undefined : flagged(partly)),
  };
}

/** Where offices exchange cases, only those in the own hands wait for somebody here; the others are looked at. */
function inHands({ store }: SignedInCall): Where | undefined {
  const { trust, office } = store.views;
  return trust.root === null || office === null ? undefined : having('holder', office.division);
}

/** The cases of a queue as screens name it; `all` leaves out discarded drafts. */
export function casesOfQueue(call: SignedInCall, queue: ParsedInput<'worklist.list'>['queue']): CaseRows {
  if (queue === 'all') return casesIn(call, ({ status }) => status !== 'DISCARDED');
  const named = ({ id, roles }: Queue) =>
    queue === 'mine' ? roles.some((role) => call.session.roles.includes(role)) : id === queue;
  return casesOf(call, QUEUES.filter(named));
}

/** What a row says of a case that a queue wants only some of. */
const FLAG_OF: { readonly [O in NonNullable<Queue['only']>]: keyof typeof CASE_FLAG } = {
  withOpenObjection: 'objection',
  withPaperToRecall: 'recall',
};

/** Of some statuses the rows that bear one of the flags wanted there, of all others every row. */
function flagged(partly: ReadonlyMap<CaseStatus, number>): Where {
  return (section) => {
    const wanted = partly.get(groupOf(section.cluster).status);
    if (wanted === undefined) return () => true;
    const flags = section.ints('flags');
    return (i) => ((flags[i] ?? 0) & wanted) !== 0;
  };
}
