/**
 * Whether an act of another station has the parts that are looked at here. Own acts were made by this program; one
 * that came from elsewhere may hold anything, and must neither stop the fold nor change more than it may: an act that
 * cannot be read, or that tells nothing to others, is passed over. Data only.
 */
import { hasParts, type Part } from '#shared/agreement/event-shape';
import { stationField } from '#shared/identity/fields';
import type { JournalEvent, StationEvent } from './events';

const ACCOUNT: readonly Part[] = ['account:s', 'name:s', 'roles:ls'];
const MOVED: readonly Part[] = [
  ...(['caseId', 'number', 'name', 'next.clock', 'next.name', 'next.startsWith'] as const).map(
    (name): Part => `${name}:s`,
  ),
  ...(['next.nature', 'next.calendar', 'next.profile'] as const).map((name): Part => `${name}:s`),
  ...(['from', 'next.start', 'next.firstDay', 'next.due'] as const).map((name): Part => `${name}:d`),
  ...(['run', 'next.days'] as const).map((name): Part => `${name}:i`),
  ...(['provisionalBefore', 'next.provisional'] as const).map((name): Part => `${name}:b`),
  ...(['next.skipped', 'next.makeups'] as const).map((name): Part => `${name}:l`),
  'next.objection:i?',
  'next.missingYears:li',
  'next.basis:ls',
];

interface Shape {
  readonly parts: readonly Part[];
  /** A list of it, and the parts of each of its members. */
  readonly each?: readonly [list: string, parts: readonly Part[]];
}

/** Acts of others that are looked at here. */
const SHAPES = {
  storeCreated: {
    parts: ['office.name:s', 'office.level:s', 'office.division:s'],
    each: ['accounts', ACCOUNT],
  },
  accountAdded: { parts: ['account.account:s', 'account.name:s', 'account.roles:ls'] },
  rolesSet: { parts: ['account:s', 'after:ls'] },
  accountRemoved: { parts: ['account:s'] },
  personKeySet: { parts: ['account:s', 'publicKey:s'] },
  calendarConfirmed: { parts: ['year:i'], each: ['moved', MOVED] },
  stationContinued: { parts: ['from:s'] },
  peopleRestated: { parts: [], each: ['people', [...ACCOUNT, 'publicKey:s']] },
  reconciled: { parts: ['month:s', 'agency:s', 'differences:i'] },
} as const satisfies { readonly [E in StationEvent['type']]?: Shape };

/** An act of another station that can be read. */
export type ToldEvent = Extract<StationEvent, { readonly type: keyof typeof SHAPES }>;

/** Whether an act of another station is one of those that are looked at, with all its parts. */
export function isTold(event: JournalEvent): event is ToldEvent {
  if (!Object.hasOwn(SHAPES, event.type)) return false;
  const { parts, each }: Shape = SHAPES[event.type as ToldEvent['type']];
  if (!hasParts(event, parts)) return false;
  if (event.type === 'stationContinued' && !stationField.safeParse(event.from).success) return false;
  if (each === undefined) return true;
  const [list, ofEach] = each;
  const members: unknown = Object.hasOwn(event, list) ? event[list as keyof JournalEvent] : null;
  return (
    Array.isArray(members) &&
    members.every((one: unknown) => typeof one === 'object' && one !== null && hasParts(one, ofEach))
  );
}
