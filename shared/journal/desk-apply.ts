/**
 * How one entry that goes on from what is known changes the desk: its small state in memory, and the documents of its
 * tables. Pure: the same entries give the same desk on every machine.
 */
import { isBetweenCases } from '#shared/agreement/conflict-class';
import type { EntryId, StationId } from '#shared/domain/ids';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import type { MovedClock } from '#shared/regulation/casework/moved-clocks';
import { type Accounts, type CaseMove, withEntry, withMove, withShare } from './case-fold';
import { isCoreData, noteCore } from './core-data';
import type { DeskDocuments } from './desk-tables';
import { type DeskViews, nextSerial } from './desk-views';
import type { Entry } from './entry';
import { isCaseEvent, isStationEvent, type StationEvent } from './events';
import { isExchangeEvent, type TrustRecord } from './exchange-events';
import { noteBundle, noteExchange, noteGoneOn } from './exchange-fold';
import type { Origin } from './fold';
import { accountsOf, FIRST, isOwnStation, lineageOf, writerOf } from './lineage';
import { noteMeetings } from './meetings';
import {
  NOTHING_TOLD,
  officesTold,
  officeTold,
  type ToldAct,
  type ToldByStation,
  withTold,
} from './other-office';
import { adoptPacks } from './region-rules';
import { changeRegister, noteAlike, noteInRegister, noteNumber } from './shared-documents';
import { applyStation } from './station-fold';
import { isTold } from './station-shape';
import { foldTrust } from './trust-fold';

/** Whether an entry is of a station that writes or wrote here: the first entry of a store says so for all that follow. */
export const isOwn = (views: DeskViews, { station }: Pick<Entry, 'station'>): boolean =>
  views.lineage.root === null || isOwnStation(views, station);

/** What an entry does to the documents; `views` are those before it. */
export function applyToDocuments(
  views: DeskViews,
  documents: DeskDocuments,
  entry: Entry,
  id: EntryId,
  origin: Origin,
): void {
  const own = isOwn(views, entry);
  if (own) documents.put('commands', entry.commandId, { procedure: entry.procedure, case: entry.case });
  if (entry.case === null) {
    for (const event of entry.events) {
      if (event.type === 'calendarConfirmed') {
        if (origin === 'here' || isTold(event)) moveClocks(views, documents, entry, event, origin);
      } else if (origin === 'here' && isExchangeEvent(event)) noteBundle(documents, event, entry);
    }
    return;
  }
  applyToCase(views, documents, entry, id);
}

function applyToCase(views: DeskViews, documents: DeskDocuments, entry: Entry, id: EntryId): void {
  const { case: of } = entry;
  const before = of === null ? undefined : documents.get('cases', of);
  const folded = withEntry(before ?? null, entry, accountsIn(views, entry));
  if (folded === null || of === null) return;
  const { state } = folded;
  documents.put('cases', of, {
    ...folded,
    made: before?.made ?? id,
    tips: [id],
    shares: withShare(before?.shares ?? [], entry.station),
    conflicts: before?.conflicts ?? [],
    fates: before?.fates ?? [],
    ...(before?.choices ? { choices: before.choices } : {}),
  });
  // Everything counts in a case that goes on: what is said of it is what stands in it.
  noteCore(documents, of, isCoreData({ state, conflicts: before?.conflicts ?? [] }));
  if (before === undefined) noteNumber(documents, state);
  const author = writerOf(views, entry.station);
  for (const event of entry.events)
    if (isCaseEvent(event) && event.type === 'registerChanged')
      changeRegister(documents, state, event, author);
  const isElsewhere = noteAlike(documents, before?.state ?? null, state, of);
  noteInRegister(documents, state, beijingDate(entry.claimedAt));
  // Whom a case meets follows from what it shares with others: most savings change nothing of that.
  const mayMeet = before === undefined || isElsewhere || before.state.status !== state.status;
  if (mayMeet || before.conflicts.some(isBetweenCases)) noteMeetings(documents, of);
}

/** How accounts of an entry stand in the state. */
const accountsIn = (views: DeskViews, entry: Entry): Accounts =>
  views.lineage.root === null ? (account) => account : accountsOf(views, entry.station);

/** What an entry does to the desk state. What came from elsewhere never speaks for this store, whoever signed it:
 * its acts of a station tell who works there and what was signed there, and nothing else. */
export function applyToViews(views: DeskViews, entry: Entry, _id: EntryId, origin: Origin): void {
  if (origin === 'elsewhere') {
    noteOther(views, entry);
    if (isOwnStation(views, entry.station)) noteSerials(views, entry);
    return;
  }
  const { lineage } = views;
  lineage.root ??= entry.station;
  lineage.own.add(entry.station);
  for (const event of entry.events) {
    if (event.type !== 'stationContinued') continue;
    noteContinuation(views, entry, event.from);
    leapSerials(views, beijingDate(entry.claimedAt));
    noteGoneOn(views.exchange);
  }
  if (views.latest === null || entry.claimedAt > views.latest) views.latest = entry.claimedAt;
  for (const event of entry.events) {
    if (isExchangeEvent(event)) applyExchange(views, event, entry);
    else if (isStationEvent(event)) applyStation(views, event, entry.claimedAt, entry.actor);
  }
  noteSerials(views, entry);
}

/** Numbers that were given out are not given again. */
function noteSerials(views: DeskViews, { events, claimedAt }: Entry): void {
  for (const { type } of events) {
    if (type === 'caseCreated') bump(views, 'case', beijingDate(claimedAt));
    else if (type === 'documentIssued') bump(views, 'document', beijingDate(claimedAt));
  }
}

/**
 * Numbers that the former station gave after the copy that is gone on with was made are not known here, and papers with
 * them are out: whatever is given from now on lies beyond a whole thousand of them.
 */
function leapSerials({ serials }: DeskViews, date: LocalDate): void {
  for (const kind of SERIALS) {
    const year = `${kind}/${date.slice(0, 4)}`;
    serials.set(year, Math.ceil(((serials.get(year) ?? 0) + LEAP) / LEAP) * LEAP);
  }
}

const SERIALS = ['case', 'document'] as const;
const LEAP = 1000;

/** A station says whom it goes on from in its first entry, or never. */
function noteContinuation({ lineage }: DeskViews, { station, seq }: Entry, from: StationId): void {
  if (seq === FIRST && from !== station && !lineage.continues.has(station))
    lineage.continues.set(station, from);
}

/** Of other offices: what they are called, who works there, which months they signed, and whom they go on from. A case
 * tells nothing of that; a station's first entry may be of one. */
function noteOther(views: DeskViews, entry: Entry): void {
  const { station, case: of, seq } = entry;
  const events = of === null || seq === FIRST ? entry.events.filter(isTold) : [];
  const { size } = views.lineage.continues;
  for (const event of events)
    if (event.type === 'stationContinued') noteContinuation(views, entry, event.from);
  const known = views.told.get(station) ?? NOTHING_TOLD;
  const told = withTold(known, entry, events, views.office?.division);
  if (told !== known) {
    views.told.set(station, told);
    noteAnnounced(views, station, told, told.end === known.end ? seq : null);
  }
  // Most acts are of one office; whoever goes on from another moves people from one to the other.
  if (views.lineage.continues.size > size) reconsiderOthers(views);
  else if (told !== known) {
    const root = lineageOf(views, station);
    views.others.set(root, officeTold(views, root));
  }
}

/** Keys of people in what a station told at a place. `seq` null: in all of it, and in nothing that is not heard any more. */
function noteAnnounced(
  views: DeskViews,
  station: StationId,
  { acts }: ToldByStation,
  seq: number | null,
): void {
  if (seq === null && !isOwnStation(views, station)) views.announced.delete(station);
  for (const one of acts) if (seq === null || one.seq === seq) announceBy(views, station, one);
}

/** Keys of people in an act that is heard. */
function announceBy(views: DeskViews, station: StationId, { act }: ToldAct): void {
  if (act.type === 'personKeySet') announce(views, station, act);
  if (act.type !== 'peopleRestated') return;
  for (const person of act.people) if (person.publicKey !== '') announce(views, station, person);
}

/** Takes other offices by what is believed of their stations now. */
export function reconsiderOthers(views: DeskViews): void {
  views.others.clear();
  for (const [root, office] of officesTold(views)) views.others.set(root, office);
}

/** Whether a record may change what is believed of the people of others: of most stations none goes on from another. */
function movesPeople({ lineage: { continues } }: DeskViews, { kind, record }: TrustRecord): boolean {
  switch (kind) {
    case 'root':
    case 'revocations':
      return true;
    case 'certificate':
      return [...continues].flat().some((station) => station === record.subject);
    case 'policy':
    case 'inboxKeys':
      return false;
    default:
      return assertNever(kind, 'record of the region');
  }
}

type PersonKeySet = Pick<Extract<StationEvent, { type: 'personKeySet' }>, 'account' | 'publicKey'>;

/** A key that was told once stays known as its person's. */
function announce({ announced }: DeskViews, station: StationId, { account, publicKey }: PersonKeySet): void {
  const known = announced.get(station) ?? {};
  const keys = (Object.hasOwn(known, account) ? known[account] : undefined) ?? [];
  if (!keys.includes(publicKey)) announced.set(station, { ...known, [account]: [...keys, publicKey] });
}

function applyExchange(views: DeskViews, event: StationEvent, { station, claimedAt, actor }: Entry): void {
  if (!isExchangeEvent(event)) return;
  if (event.type === 'trustReceived') {
    views.trust = foldTrust(views.trust, event.records);
    adoptPacks(views.rules, event.records);
    if (event.records.some((record) => movesPeople(views, record))) reconsiderOthers(views);
  } else if (event.type === 'personKeySet') {
    views.personKeys.set(event.account, event.publicKey);
    announce(views, station, event);
  } else noteExchange(views.exchange, views.trust, event, { at: claimedAt, by: actor });
}

function bump(views: DeskViews, kind: 'case' | 'document', date: LocalDate): void {
  views.serials.set(`${kind}/${date.slice(0, 4)}`, nextSerial(views, kind, date));
}

/** The clocks that a confirmed calendar moves are told in their cases, and kept for folding these anew. */
function moveClocks(
  views: DeskViews,
  documents: DeskDocuments,
  entry: Entry,
  { year, moved }: { readonly year: number; readonly moved: readonly MovedClock[] },
  origin: Origin,
): void {
  const { station, seq, lamport, claimedAt: at } = entry;
  const accounts = accountsIn(views, entry);
  for (const move of moved) {
    const noted: CaseMove = {
      ...{ station, seq, lamport, at, actor: entry.actor },
      move,
      because: `载入${year}年工作日历`,
    };
    const known = documents.get('moves', move.caseId)?.moves ?? [];
    documents.put('moves', move.caseId, { moves: [...known, noted] });
    const record = origin === 'here' ? documents.get('cases', move.caseId) : undefined;
    // A store that takes no part in the exchange has all its cases in hand.
    const isHeld = views.trust.root === null || record?.state.holder.agency === views.office?.division;
    if (record && isHeld)
      documents.put('cases', move.caseId, { ...record, ...withMove(record, noted, accounts) });
  }
}
