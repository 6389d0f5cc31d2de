/**
 * What other offices tell of themselves: who works there, with which keys, and which months they signed. Kept as each
 * station told it; what an office is follows from all stations of its lineage in the order in which they go on from each
 * other, and from what the region believes of them. So it is the same whatever came first.
 */
import type { AccountId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import { revocationOf } from '#shared/identity/revocation';
import { isTrustedEntry } from '#shared/identity/standing';
import { assertNever } from '#shared/lib/assert-never';
import type { Entry } from './entry';
import type { Account } from './events';
import { goneOnFrom, type LineageFacts, lineageOf } from './lineage';
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
type OfficeAct = Exclude<ToldEvent, { type: 'calendarConfirmed' | 'stationContinued' | 'reconciled' }>;
type Month = Extract<ToldEvent, { type: 'reconciled' }>;

/** An act with its place in its station's chain: a revocation says up to where a station is believed. */
interface Told<A> {
  readonly seq: number;
  readonly act: A;
}

/** What one station told, in its order. */
export interface ToldByStation {
  readonly acts: readonly Told<OfficeAct>[];
  /** Length of the acts as JSON. */
  readonly letters: number;
  readonly months: readonly Told<MonthOfOther>[];
}

/** A station that told nothing. */
export const NOTHING_TOLD: ToldByStation = { acts: [], letters: 0, months: [] };

/** A station is heard up to this length: some 1,500 acts on people. An office's machine tells a few in a month. */
const MOST_LETTERS = 200_000;
/** More months of one station are not kept: the newest stay. */
const MOST_MONTHS = 240;

/** The key with which a person of an office signs; undefined for one who has none there. */
export const keyOf = ({ personKeys }: OtherOffice, account: string): string | undefined =>
  Object.hasOwn(personKeys, account) ? personKeys[account] : undefined;

/** What a station told with one more of its entries; the same object when the entry tells nothing that is heard. */
export function withTold(known: ToldByStation, entry: Entry, events: readonly ToldEvent[]): ToldByStation {
  let told = known;
  for (const event of events)
    if (event.type === 'reconciled') told = withMonth(told, entry, event);
    else if (isOfOffice(event) && mayTell(event, entry)) told = withAct(told, entry, event);
  return told;
}

const isOfOffice = (event: ToldEvent): event is OfficeAct =>
  event.type !== 'calendarConfirmed' && event.type !== 'stationContinued' && event.type !== 'reconciled';

/** An office is founded by the first act of a station. All its people are told anew by the first act of one that goes on
 * for another, which the region has certified for that: later anybody with the machine could go back to former keys. */
const mayTell = ({ type }: OfficeAct, { seq, events }: Entry): boolean =>
  (type !== 'storeCreated' && type !== 'peopleRestated') ||
  (seq === 1 && (type === 'storeCreated' || events.some((one) => one.type === 'stationContinued')));

function withAct(told: ToldByStation, { seq }: Entry, act: OfficeAct): ToldByStation {
  const letters = told.letters + JSON.stringify(act).length;
  return letters > MOST_LETTERS ? told : { ...told, letters, acts: [...told.acts, { seq, act }] };
}

function withMonth(
  told: ToldByStation,
  { station, seq, claimedAt: on, actor: by }: Entry,
  { month, agency, differences }: Month,
): ToldByStation {
  const others = told.months.filter(({ act }) => act.month !== month || act.agency !== agency);
  const act = { station, month, agency, differences, on, by };
  return { ...told, months: [...others, { seq, act }].slice(-MOST_MONTHS) };
}

/** What telling offices looks at. */
export interface ToldFacts extends LineageFacts {
  readonly told: ReadonlyMap<StationId, ToldByStation>;
}

/** All offices that told of themselves, by the first station of their lineage. */
export function officesTold(facts: ToldFacts): Map<StationId, OtherOffice> {
  const stations = new Map<StationId, StationId[]>();
  for (const station of facts.told.keys()) {
    const root = lineageOf(facts, station);
    stations.set(root, [...(stations.get(root) ?? []), station]);
  }
  return new Map([...stations].map(([root, all]) => [root, officeBy(facts, all)]));
}

/** One office by what its stations told. */
export const officeTold = (facts: ToldFacts, root: StationId): OtherOffice =>
  officeBy(
    facts,
    [...facts.told.keys()].filter((station) => lineageOf(facts, station) === root),
  );

/** Whoever goes on speaks after those it goes on from; of two that go on from one, whoever the region still stands for
 * speaks last. */
function officeBy(facts: ToldFacts, stations: readonly StationId[]): OtherOffice {
  const { revocations } = facts.trust;
  const people = new People();
  const months: MonthOfOther[] = [];
  const speakers = stations.map((station) => ({
    station,
    after: goneOnFrom(facts.lineage, station).length,
    revocation: revocationOf(revocations, station),
  }));
  speakers.sort(
    (a, b) =>
      a.after - b.after ||
      Number(b.revocation !== null) - Number(a.revocation !== null) ||
      (a.station < b.station ? -1 : 1),
  );
  for (const { station, revocation } of speakers) {
    const told = facts.told.get(station) ?? NOTHING_TOLD;
    const isBelieved = ({ seq }: { readonly seq: number }): boolean =>
      revocation === null || isTrustedEntry(revocation, seq);
    for (const one of told.acts) people.hear(station, one.act, isBelieved(one));
    months.push(...told.months.filter(isBelieved).map(({ act }) => act));
  }
  return { ...people.office(), months };
}

/** The people of one office, act by act. */
class People {
  readonly #names = new Map<string, string>();
  /** What only acts that are not believed say: whoever acted then keeps the name. */
  readonly #doubtedNames = new Map<string, string>();
  #keys = new Map<string, string>();
  #supervisors = new Set<string>();
  #office: Office | null = null;
  #restatedBy: StationId | null = null;

  hear(station: StationId, act: OfficeAct, isBelieved: boolean): void {
    if (!isBelieved) for (const { account, name } of named(act)) this.#doubtedNames.set(account, name);
    else this.#believe(station, act);
  }

  #believe(station: StationId, act: OfficeAct): void {
    switch (act.type) {
      case 'storeCreated':
        this.#office = act.office;
        for (const account of act.accounts) this.#take(account);
        return;
      case 'accountAdded':
        this.#take(act.account);
        return;
      case 'rolesSet':
        this.#appoint(act.account, act.after);
        return;
      case 'accountRemoved':
        this.#keys.delete(act.account);
        this.#appoint(act.account, []);
        return;
      case 'personKeySet':
        this.#keys.set(act.account, act.publicKey);
        return;
      case 'peopleRestated':
        this.#restatedBy = station;
        this.#supervisors = new Set();
        this.#keys = new Map();
        for (const person of act.people) {
          this.#take(person);
          if (person.publicKey !== '') this.#keys.set(person.account, person.publicKey);
        }
        return;
      default:
        assertNever(act, 'act on people');
    }
  }

  #take({ account, name, roles }: Account): void {
    this.#names.set(account, name);
    this.#appoint(account, roles);
  }

  #appoint(account: AccountId, roles: Account['roles']): void {
    if (roles.includes('SUPERVISOR')) this.#supervisors.add(account);
    else this.#supervisors.delete(account);
  }

  office(): Omit<OtherOffice, 'months'> {
    return {
      office: this.#office,
      names: Object.fromEntries([...this.#doubtedNames, ...this.#names]),
      personKeys: Object.fromEntries(this.#keys),
      supervisors: [...this.#supervisors],
      restatedBy: this.#restatedBy,
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
