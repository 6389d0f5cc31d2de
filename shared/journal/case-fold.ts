/**
 * Folds the events of one entry into the record of its case: state and log, nothing that other cases share. Pure;
 * the same for an entry that goes on and for one that is folded anew among others.
 */
import type { Share } from '#shared/agreement/case-size';
import { type EntryFate, FATE_NAMES } from '#shared/agreement/fates';
import type { AccountId, StationId } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import { withTaken } from '#shared/regulation/casework/code-from-pool';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { evolve } from '#shared/regulation/casework/evolve';
import { movedTo } from '#shared/regulation/casework/evolve-confirmation';
import { logLine } from '#shared/regulation/casework/log-line';
import { type MovedClock, withMovedClock } from '#shared/regulation/casework/moved-clocks';
import type { IssuedDocument, Party } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import type { CaseRecord, Line } from './desk-tables';
import type { Entry, StoredEntry } from './entry';
import { isCaseEvent } from './events';

/** How a written account stands in the state. */
export type Accounts = (account: AccountId) => AccountId;

/** State and log of a case. */
export type CaseFolded = Pick<CaseRecord, 'state' | 'log'>;

/** What an entry says of itself in every line of the log. */
const lineOf = (
  { claimedAt, actor, role }: Entry,
  accounts: Accounts,
): Pick<Line, 'at' | 'actor' | 'role'> => ({
  at: claimedAt,
  actor: accounts(actor),
  role,
});

/** The case after the events of an entry that counts; null when it holds none of a case. */
export function withEntry(before: CaseFolded | null, entry: Entry, accounts: Accounts): CaseFolded | null {
  return withEvents(before, entry, entry.events.filter(isCaseEvent), accounts);
}

/** The same, with the events as they are to be read here. */
export function withEvents(
  before: CaseFolded | null,
  entry: Entry,
  events: readonly CaseEvent[],
  accounts: Accounts,
): CaseFolded | null {
  const line = lineOf(entry, accounts);
  const by = accounts(entry.actor);
  let after = before;
  for (const event of events) {
    const state = evolve(after?.state ?? null, {
      event: withAccounts(event, accounts),
      at: entry.claimedAt,
      by,
    });
    const said = { ...line, ...logLine(event) };
    after = { state, log: withLine(after, state, event, said) };
  }
  return after && { ...after, state: { ...after.state, version: after.state.version + 1 } };
}

/** The log with the line of an event. A clock that was counted twice alike is told once. */
function withLine(
  before: CaseFolded | null,
  state: CaseState,
  event: CaseEvent,
  line: Line,
): readonly Line[] {
  const log = before?.log ?? [];
  if (before === null || event.type !== 'clockMoved') return told(log, line);
  switch (movedTo(before.state, state, event)) {
    case 'moved':
      return told(log, line);
    case 'same':
      return log;
    case 'other':
      return told(log, { ...line, detail: `${line.detail}（未采用：该期限此前已变动或已结束）` });
  }
}

/** Papers of the file and public ones were given to nobody who could give them back. */
const GIVEN_TO_NOBODY: readonly Party[] = ['file', 'public'];

/**
 * The case after an entry that does not count: told, and nothing else. A paper that went out with it has used up its
 * number: it stays in its place, void and to be taken back (design 2.10, C05), and marked while nobody has chosen.
 * `chosen`: the entry of the choice by which it fell; null where nobody had to choose.
 */
export function withFated(
  { state, log }: CaseFolded,
  entry: Entry,
  events: readonly CaseEvent[],
  fate: EntryFate,
  accounts: Accounts,
  chosen: Pick<Line, 'at' | 'actor'> | null,
): CaseFolded {
  const line = lineOf(entry, accounts);
  const isVoid = fate === 'duplicate' || fate === 'opinion' || fate === 'void';
  const voided = (party: Party) => ({
    reason: FATE_NAMES[fate],
    on: beijingDate(chosen?.at ?? entry.claimedAt),
    by: chosen?.actor ?? accounts(entry.actor),
    ...(GIVEN_TO_NOBODY.includes(party) ? {} : { recalled: null }),
  });
  const papers = events.flatMap((event): readonly IssuedDocument[] => {
    if (event.type !== 'documentIssued') return [];
    if (fate === 'disputed') return [{ ...event.issued, disputed: true }];
    return isVoid ? [{ ...event.issued, voided: voided(event.issued.party) }] : [];
  });
  const lines =
    events.length === 0 && entry.events.some(isCaseEvent)
      ? [{ ...line, title: FATE_NAMES[fate], detail: entry.events.map(({ type }) => type).join('、'), fate }]
      : events.map((event) => ({ ...line, ...logLine(event), fate }));
  // A code that fell is void for ever, and goes to no other case; of an act without right nothing counts.
  const taken = withTaken(state, fate === 'void' ? [] : events);
  return {
    log: lines.reduce((known: readonly Line[], one) => told(known, one), log),
    state: { ...state, ...taken, documents: [...state.documents, ...papers], version: state.version + 1 },
  };
}

/** People that an event names besides its author. */
function withAccounts(event: CaseEvent, accounts: Accounts): CaseEvent {
  switch (event.type) {
    case 'received':
      return { ...event, receipt: { ...event.receipt, by: accounts(event.receipt.by) } };
    case 'objectionReceived': {
      const registeredBy = accounts(event.objection.registeredBy);
      return { ...event, objection: { ...event.objection, registeredBy } };
    }
    case 'documentDelivered':
      return { ...event, delivery: { ...event.delivery, by: accounts(event.delivery.by) } };
    default:
      return event;
  }
}

/** A clock that a calendar moved, with who confirmed the calendar (`actor`: as written there). */
export interface CaseMove extends Pick<Line, 'at' | 'actor'> {
  readonly station: StationId;
  readonly seq: number;
  readonly lamport: number;
  readonly move: MovedClock;
  readonly because: string;
}

/** The case with one of its clocks moved, and told so. */
export function withMove(
  { state, log }: CaseFolded,
  { at, actor, move, because }: CaseMove,
  accounts: Accounts,
): CaseFolded {
  const line: Line = {
    at,
    actor: accounts(actor),
    role: 'SUPERVISOR',
    title: `${move.name}变动`,
    detail: `${because}：${move.from} → ${move.next.due}`,
  };
  return { state: withMovedClock(state, move, because), log: [...log, line] };
}

/** Adds a line to a case's log. Savings of one person on one day are told in one line; the journal has each. */
function told(log: readonly Line[], line: Line): readonly Line[] {
  const last = log.at(-1);
  const goesOn =
    line.fields !== undefined &&
    last?.fields !== undefined &&
    last.actor === line.actor &&
    last.fate === line.fate &&
    beijingDate(last.at) === beijingDate(line.at);
  if (!goesOn) return [...log, line];
  const fields = (last.fields ?? 0) + (line.fields ?? 0);
  return [...log.slice(0, -1), { ...line, fields, detail: `修改 ${fields} 项次` }];
}

/** What stations wrote in a case, with one entry more of one of them. */
export function withShare(shares: readonly Share[], station: StationId): readonly Share[] {
  const entries = 1 + (shares.find((one) => one.station === station)?.entries ?? 0);
  const others = shares.filter((one) => one.station !== station);
  return [...others, { station, entries }].sort((one, other) => (one.station < other.station ? -1 : 1));
}

/** What stations wrote in a case, by its entries. */
export function sharesOf(entries: readonly StoredEntry[]): readonly Share[] {
  const many = new Map<StationId, number>();
  for (const { entry } of entries) many.set(entry.station, (many.get(entry.station) ?? 0) + 1);
  return [...many]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([station, n]) => ({ station, entries: n }));
}

/** Whether an entry makes its case: the first of it. */
export const isMaking = ({ events }: Entry): boolean => events.some(({ type }) => type === 'caseCreated');
