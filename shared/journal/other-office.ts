/**
 * What other offices tell of themselves: who works there, with which keys, and which months they signed. Kept as each
 * station told it; what an office is follows from all stations of its lineage in the order in which they go on from each
 * other, and from what the region believes of them. So it is the same whatever came first.
 */
import type { AccountId, DivisionCode, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import { type Revocation, revocationOf } from '#shared/identity/revocation';
import { isTrustedEntry } from '#shared/identity/standing';
import { assertNever } from '#shared/lib/assert-never';
import type { Entry } from './entry';
import type { Account } from './events';
import { FIRST, goneOnFrom, type LineageFacts, lineageOf } from './lineage';
import type { ToldEvent } from './station-shape';

/** What an office tells of itself through the acts of its own stations. */
export interface OtherOffice {
  /** As it was set up. What it is called, its level and its division are the region's to say (`officeOf`). */
  readonly office: Office | null;
  /** Official names by account; also of whom only a station names that is not believed any more. */
  readonly names: { readonly [account: string]: string };
  /** Public keys with which its people sign, by account. */
  readonly personKeys: { readonly [account: string]: string };
  /** Accounts that are supervisors there. */
  readonly supervisors: readonly string[];
  /** The station that last told all its people anew, after the store went on; null while none did. */
  readonly restatedBy: StationId | null;
  /** Months that its people signed, the latest of each month and agency. */
  readonly months: readonly MonthOfOther[];
}

/** A month as somebody of another office signed it. */
export interface MonthOfOther {
  /** Of which agency is the station's certificate's to say. */
  readonly station: StationId;
  /** Whom it was held against. */
  readonly agency: string;
  readonly month: string;
  readonly differences: number;
  readonly on: Instant;
  readonly by: AccountId;
}

/** Acts that tell of an office. */
type OfficeEvent = Exclude<ToldEvent, { type: 'calendarConfirmed' | 'stationContinued' }>;
type ReconciledEvent = Extract<OfficeEvent, { type: 'reconciled' }>;
/** Of a month that was signed only what is looked at. */
type Month = Pick<ReconciledEvent, 'type' | 'month' | 'agency' | 'differences'>;
type OfficeAct = Exclude<OfficeEvent, ReconciledEvent> | Month;

/** An act with its place in its station's chain: a revocation says up to where a station is believed. */
export interface ToldAct {
  readonly seq: number;
  readonly on: Instant;
  readonly by: AccountId;
  readonly act: OfficeAct;
  /** Its length as JSON. */
  readonly letters: number;
}

/** What a station told, by place in its chain: a place may be filled after later ones. */
export interface ToldByStation {
  readonly acts: readonly ToldAct[];
  /** From this place on nothing is heard any more; null while everything is. */
  readonly end: number | null;
}

/** A station that told nothing. */
export const NOTHING_TOLD: ToldByStation = { acts: [], end: null };

/** A station is heard up to this length of its acts as JSON: some 2,000. An office's machine tells a few in a month. */
const MOST_LETTERS = 500_000;

/** The key with which a person of an office signs; undefined for one who has none there. */
export const keyOf = ({ personKeys }: OtherOffice, account: string): string | undefined =>
  Object.hasOwn(personKeys, account) ? personKeys[account] : undefined;

/** What a station told with one more of its entries; the same object when nothing of that is heard. `own`: the agency
 * here, whose months alone are looked at. */
export function withTold(
  known: ToldByStation,
  entry: Entry,
  events: readonly ToldEvent[],
  own: DivisionCode | undefined,
): ToldByStation {
  const { seq, claimedAt: on, actor: by } = entry;
  if (known.end !== null && seq >= known.end) return known;
  const fresh = events
    .filter(isOfOffice)
    .filter((act) => mayTell(act, entry, own))
    .map((act): ToldAct => {
      const kept = act.type === 'reconciled' ? monthOf(act) : act;
      return { seq, on, by, act: kept, letters: JSON.stringify(kept).length + by.length };
    });
  if (fresh.length === 0) return known;
  const before = known.acts.filter((one) => one.seq < seq);
  const acts = [...before, ...fresh, ...known.acts.slice(before.length)];
  let letters = 0;
  const tooMuch = acts.find((one) => {
    letters += one.letters;
    return letters > MOST_LETTERS;
  });
  const end = tooMuch?.seq ?? known.end;
  return { end, acts: end === null ? acts : acts.filter((one) => one.seq < end) };
}

const isOfOffice = (event: ToldEvent): event is OfficeEvent =>
  event.type !== 'calendarConfirmed' && event.type !== 'stationContinued';

/** An office is founded by the first act of a station. All its people are told anew by the first act of one that goes on
 * for another, which the region has certified for that: later anybody with the machine could go back to former keys. */
function mayTell(act: OfficeEvent, { seq, events }: Entry, own: DivisionCode | undefined): boolean {
  if (act.type === 'reconciled') return act.agency === own;
  if (act.type === 'storeCreated') return seq === FIRST;
  return (
    act.type !== 'peopleRestated' || (seq === FIRST && events.some((one) => one.type === 'stationContinued'))
  );
}

const monthOf = ({ type, month, agency, differences }: ReconciledEvent): Month => ({
  ...{ type, month, agency, differences },
});

/** What telling offices looks at. */
export interface ToldFacts extends LineageFacts {
  readonly told: ReadonlyMap<StationId, ToldByStation>;
}

/** All offices that told of themselves, by the first station of their lineage. */
export function officesTold(facts: ToldFacts): Map<StationId, OtherOffice> {
  const stations = new Map<StationId, StationId[]>();
  for (const station of facts.told.keys()) {
    const root = lineageOf(facts, station);
    const known = stations.get(root);
    if (known) known.push(station);
    else stations.set(root, [station]);
  }
  return new Map([...stations].map(([root, all]) => [root, officeBy(facts, all)]));
}

/** One office by what its stations told: its first, and those that go on from it. */
export const officeTold = (facts: ToldFacts, root: StationId): OtherOffice =>
  officeBy(
    facts,
    [...new Set([root, ...facts.lineage.continues.keys()])].filter(
      (station) => facts.told.has(station) && lineageOf(facts, station) === root,
    ),
  );

/**
 * Whoever goes on speaks after those it goes on from, and whoever the region still stands for after all that were retired.
 * Of those that went on from one, all say first what there was, so that none undoes what another did since.
 */
function officeBy(facts: ToldFacts, stations: readonly StationId[]): OtherOffice {
  const speakers = stations.map((station) => speakerOf(facts, station));
  speakers.sort((a, b) => rank(a) - rank(b) || a.behind - b.behind || (a.station < b.station ? -1 : 1));
  const groups: Speaker[][] = [];
  for (const speaker of speakers) {
    const [beside] = groups.at(-1) ?? [];
    if (beside !== undefined && isBeside(beside, speaker)) groups.at(-1)?.push(speaker);
    else groups.push([speaker]);
  }
  const restated = groups.findLastIndex((group) => group.some(restates));
  const people = new People();
  for (const [at, together] of groups.entries())
    for (const isFirst of [true, false])
      for (const speaker of together)
        for (const one of speaker.told)
          if ((one.seq === FIRST) === isFirst) people.hear(speaker, one, at < restated);
  return people.office();
}

const rank = ({ revocation }: Speaker): number => Number(revocation === null);

const isBeside = (one: Speaker, other: Speaker): boolean =>
  one.behind === other.behind && rank(one) === rank(other);

/** A station as it is heard. */
interface Speaker {
  readonly station: StationId;
  readonly told: readonly ToldAct[];
  readonly revocation: Revocation | null;
  /** How many stations it goes on from, one after the other. */
  readonly behind: number;
}

const isBelieved = ({ revocation }: Speaker, { seq }: ToldAct): boolean => isTrustedEntry(revocation, seq);

const restates = (speaker: Speaker): boolean =>
  speaker.told.some((one) => one.act.type === 'peopleRestated' && isBelieved(speaker, one));

const speakerOf = (facts: ToldFacts, station: StationId): Speaker => ({
  station,
  told: facts.told.get(station)?.acts ?? [],
  revocation: revocationOf(facts.trust.revocations, station),
  behind: new Set(goneOnFrom(facts, station)).size,
});

/** The people of one office, act by act. */
class People {
  readonly #names = new Map<string, string>();
  /** What only acts that are not believed say: whoever acted then keeps the name. */
  readonly #doubtedNames = new Map<string, string>();
  readonly #months = new Map<string, MonthOfOther>();
  #keys = new Map<string, string>();
  #supervisors = new Set<string>();
  #office: Office | null = null;
  #restatedBy: StationId | null = null;

  /** `isFormer`: another station has told since who works there. Whoever had a name before keeps it. */
  hear(speaker: Speaker, one: ToldAct, isFormer: boolean): void {
    const isSure = isBelieved(speaker, one);
    const names = isSure ? this.#names : this.#doubtedNames;
    for (const { account, name } of named(one.act))
      if (!isFormer || !names.has(account)) names.set(account, name);
    if (isSure) this.#believe(speaker, one);
  }

  #believe({ station }: Speaker, { on, by, act }: ToldAct): void {
    switch (act.type) {
      case 'storeCreated':
        this.#office = act.office;
        for (const { account, roles } of act.accounts) this.#appoint(account, roles);
        return;
      case 'accountAdded':
        this.#appoint(act.account.account, act.account.roles);
        return;
      case 'rolesSet':
        this.#appoint(act.account, act.after);
        return;
      case 'accountRemoved':
        this.#keys.delete(act.account);
        this.#supervisors.delete(act.account);
        return;
      case 'personKeySet':
        this.#keys.set(act.account, act.publicKey);
        return;
      case 'peopleRestated':
        this.#restatedBy = station;
        this.#restate(act.people);
        return;
      case 'reconciled':
        this.#sign(act, { station, on, by });
        return;
      default:
        assertNever(act, 'act of an office');
    }
  }

  #appoint(account: AccountId, roles: Account['roles']): void {
    if (roles.includes('SUPERVISOR')) this.#supervisors.add(account);
    else this.#supervisors.delete(account);
  }

  #restate(people: Extract<OfficeAct, { type: 'peopleRestated' }>['people']): void {
    this.#supervisors = new Set();
    this.#keys = new Map();
    for (const { account, roles, publicKey } of people) {
      this.#appoint(account, roles);
      if (publicKey !== '') this.#keys.set(account, publicKey);
    }
  }

  #sign({ month, agency, differences }: Month, who: Pick<MonthOfOther, 'station' | 'on' | 'by'>): void {
    this.#months.set(JSON.stringify([who.station, month, agency]), { ...who, month, agency, differences });
  }

  office(): OtherOffice {
    return {
      office: this.#office,
      names: Object.fromEntries([...this.#doubtedNames, ...this.#names]),
      personKeys: Object.fromEntries(this.#keys),
      supervisors: [...this.#supervisors],
      restatedBy: this.#restatedBy,
      months: [...this.#months.values()],
    };
  }
}

/** Whom an act gives a name. */
function named(act: OfficeAct): readonly Pick<Account, 'account' | 'name'>[] {
  switch (act.type) {
    case 'storeCreated':
      return act.accounts;
    case 'accountAdded':
      return [act.account];
    case 'peopleRestated':
      return act.people;
    default:
      return [];
  }
}
