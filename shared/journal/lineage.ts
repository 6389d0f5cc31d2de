/**
 * Whose entries are whose. A store that was restored goes on under a new station; all stations of one store are one
 * lineage, called by its first. Accounts are unique in a lineage only: in the state, people of the own stations stand
 * by their plain account, all others as `account@lineage`. A station is an own one because it wrote here, never because
 * it says so: whatever came from elsewhere may say anything of itself.
 */
import type { AccountId, DivisionCode, StationId } from '#shared/domain/ids';
import type { Office } from '#shared/domain/office';
import { nameKey } from '#shared/forms/text';
import type { Certificate } from '#shared/identity/certificate';
import { revocationOf } from '#shared/identity/revocation';
import { isTrustedEntry } from '#shared/identity/standing';
import { certificateOf, type TrustState } from '#shared/identity/trust';
import type { OtherOffice } from './other-office';

/** The own lineage, and who says to go on from whom. */
export interface LineageView {
  /** Station of the store's first entry; null in a store without one. */
  root: StationId | null;
  /** Stations that wrote here. */
  readonly own: Set<StationId>;
  /** By station: the one that it says to go on from. */
  readonly continues: Map<StationId, StationId>;
}

/** What telling lineages apart looks at. */
export interface LineageFacts {
  readonly office: Office | null;
  readonly lineage: LineageView;
  readonly trust: TrustState;
}

/** The place of a station's first entry: in it a station says whom it goes on from. */
export const FIRST = 1;

/** The station that one goes on from; undefined also where the region does not believe the entry that says so. */
export function goesOnFrom(
  { lineage, trust }: Pick<LineageFacts, 'lineage' | 'trust'>,
  station: StationId,
): StationId | undefined {
  const from = lineage.continues.get(station);
  const revocation = from === undefined ? null : revocationOf(trust.revocations, station);
  return isTrustedEntry(revocation, FIRST) ? from : undefined;
}

/** The stations that one goes on from, nearest first. A line that turns back on itself ends with the station it turns to. */
export function goneOnFrom(
  facts: Pick<LineageFacts, 'lineage' | 'trust'>,
  station: StationId,
): readonly StationId[] {
  const behind: StationId[] = [];
  const passed = new Set<StationId>();
  for (let at = station; !passed.has(at); ) {
    passed.add(at);
    const from = goesOnFrom(facts, at);
    if (from === undefined) break;
    behind.push(from);
    at = from;
  }
  return behind;
}

/** The first station of the lineage of `station`; itself when it goes on from none. */
export function lineageOf(facts: LineageFacts, station: StationId): StationId {
  const at = goneOnFrom(facts, station).at(-1) ?? station;
  return at === station || mayContinue(facts, station, at) ? at : station;
}

/** A station certified for another agency goes on from nobody of this one, whatever it says. One without a
 * certificate writes here: entries of others come with theirs. */
function mayContinue(facts: LineageFacts, station: StationId, root: StationId): boolean {
  const certified = certificateOf(facts.trust, station)?.agency;
  return certified === undefined || certified === divisionOf(facts, root);
}

/** Whether another station goes on from this one, and is certified for the same agency. */
export const isContinued = (facts: LineageFacts, station: StationId): boolean =>
  [...facts.lineage.continues.keys()].some(
    (next) => goesOnFrom(facts, next) === station && lineageOf(facts, next) === lineageOf(facts, station),
  );

function divisionOf({ office, lineage, trust }: LineageFacts, root: StationId): DivisionCode | null {
  const own = root === lineage.root ? office?.division : undefined;
  return own ?? certificateOf(trust, root)?.agency ?? null;
}

/** The agency that a station writes for: by its certificate, or as one of this store. */
export function agencyOf(facts: LineageFacts, station: StationId): DivisionCode | null {
  return certificateOf(facts.trust, station)?.agency ?? divisionOf(facts, lineageOf(facts, station));
}

/** The agency whose word an entry is; null in a store that takes no part in the exchange, where all is its own. */
export const writerOf = (facts: LineageFacts, station: StationId): DivisionCode | null =>
  facts.trust.root === null ? null : agencyOf(facts, station);

/** Whether a station is one of this store. */
export const isOwnStation = ({ lineage }: Pick<LineageFacts, 'lineage'>, station: StationId): boolean =>
  lineage.own.has(station);

/** A person of another lineage. */
export const qualified = (account: AccountId, root: StationId): AccountId =>
  `${account}@${root}` as AccountId;

/** How the accounts that a station writes stand in the state. */
export function accountsOf(facts: LineageFacts, station: StationId): (account: AccountId) => AccountId {
  if (isOwnStation(facts, station)) return (account) => account;
  const root = lineageOf(facts, station);
  return (account) => qualified(account, root);
}

/** Account and lineage of a person as the state names it; lineage null for one of the own. */
export function personParts(person: AccountId): {
  readonly account: AccountId;
  readonly root: StationId | null;
} {
  const at = person.indexOf('@');
  if (at < 0) return { account: person, root: null };
  return { account: person.slice(0, at) as AccountId, root: person.slice(at + 1) as StationId };
}

/** What naming another office looks at. */
interface OfficeFacts extends Pick<LineageFacts, 'trust'> {
  readonly others: ReadonlyMap<StationId, OtherOffice>;
}

/** How the region certified the agency of a lineage. */
const agencyOfLineage = (trust: TrustState, root: StationId): Certificate | undefined => {
  const agency = certificateOf(trust, root)?.agency;
  return agency === undefined ? undefined : certificateOf(trust, agency);
};

/** Another office with the name, level and division that it is certified under; null for one that has not told of
 * itself, or tells of another division. */
export function officeOf({ others, trust }: OfficeFacts, root: StationId): Office | null {
  const told = others.get(root)?.office ?? null;
  const certified = agencyOfLineage(trust, root);
  if (told === null || certified === undefined || told.division !== certified.agency) return null;
  const { agency: division, level, name } = certified;
  return { ...told, division, level, name };
}

/** What naming a person looks at. */
export interface NameFacts extends OfficeFacts {
  readonly accounts: ReadonlyMap<AccountId, { readonly name: string }>;
}

/** Official name of a person where the office stands beside it; the account when unknown. */
export function bareName({ accounts, others }: NameFacts, person: AccountId): string {
  const { account, root } = personParts(person);
  if (root === null) return accounts.get(account)?.name ?? account;
  const other = others.get(root);
  return (other && Object.hasOwn(other.names, account) && other.names[account]) || account;
}

/** What the office of a person of another store is called: as it is certified, else by its station. Null for one of the
 * own. */
export function personOffice({ trust }: Pick<OfficeFacts, 'trust'>, person: AccountId): string | null {
  const { root } = personParts(person);
  return root === null ? null : (agencyOfLineage(trust, root)?.name ?? `工作站 ${root}`);
}

/** Official name of a person for screens, with the office when it is of another one; the account when unknown. */
export function personName(facts: NameFacts, person: AccountId): string {
  const office = personOffice(facts, person);
  const name = bareName(facts, person);
  return office === null ? name : `${name}（${office}）`;
}

/**
 * Under which names other stations of the own agency know a person of this one: by the same official name however it is
 * spelled (spaces, dots, width), or the same key. One person at two machines is one person wherever two are asked for;
 * accounts of two stores say nothing of each other, so two people of one name at two machines count as one as well.
 */
export function samePerson(
  {
    office,
    accounts,
    others,
    trust,
    personKeys,
  }: Pick<LineageFacts, 'office'> & NameFacts & { readonly personKeys: ReadonlyMap<AccountId, string> },
  account: AccountId,
): readonly AccountId[] {
  const own = nameKey(accounts.get(account)?.name ?? '');
  const key = personKeys.get(account);
  return [...others].flatMap(([root, other]) =>
    office === null || certificateOf(trust, root)?.agency !== office.division
      ? []
      : Object.keys(other.names)
          .filter(
            (one) =>
              (own !== '' && nameKey(other.names[one] ?? '') === own) ||
              (key !== undefined && other.personKeys[one] === key),
          )
          .map((one) => qualified(one as AccountId, root)),
  );
}
