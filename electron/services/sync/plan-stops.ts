/** What keeps a bundle out once it is open, by what is known of its sender, and what makes it a matter for two people. */
import { dirname } from 'node:path';
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { SignedInCall } from '#electron/services/service';
import type { OpenBundle } from '#electron/sync/bundle/read-bundle';
import type { BundleRefusal } from '#shared/bundle/codes';
import type { Relation } from '#shared/bundle/sight';
import { numberTo } from '#shared/bundle/spoken';
import { isInside } from '#shared/domain/divisions';
import type { DivisionCode, StationId } from '#shared/domain/ids';
import { revocationOf } from '#shared/identity/revocation';
import { isTrustedEntry } from '#shared/identity/standing';
import { certificateOf, type TrustState } from '#shared/identity/trust';
import type { DeskViews } from '#shared/journal/desk-views';
import { numbersOf, partnerOf } from '#shared/journal/exchange-fold';
import { type ActSigner, isKeyOf } from '#shared/journal/person-act';
import { agencyName } from './agencies';
import type { TooLarge } from './dry-run';
import { exchangeFolder } from './exchange';
import { entryIn } from './new-record';
import type { News } from './news';
import type { TakenRecords } from './planned';

/** The refusal of a bundle of which one case cannot be told, with its number and who wrote too much of it. */
export function caseSizeStop(
  { tables }: Pick<DeskStore, 'tables'>,
  { byCase }: News,
  trust: TrustState,
  { tooLarge, by }: TooLarge,
): BundleRefusal {
  const making = (byCase.get(tooLarge) ?? []).flatMap(({ bytes }) =>
    entryIn(bytes).events.flatMap((event) => (event.type === 'caseCreated' ? event : [])),
  );
  const number = tables.get('cases', tooLarge)?.state.number ?? making[0]?.number ?? '编号未知';
  const certificate = certificateOf(trust, by);
  const station =
    certificate?.kind === 'station' ? `${agencyName(trust, certificate.agency)}“${certificate.name}”` : by;
  return { code: 'B38_CASE_SIZE', about: `${number}，由${station}写入` };
}

/** The refusal of a record that keeps the whole bundle out: a rollback is an attack, a gap waits. */
export function trustStop({ refusals }: TakenRecords): BundleRefusal | null {
  for (const { refusal } of refusals)
    if (refusal.code !== 'B11_CHAIN' && refusal.code !== 'B03_TOO_NEW')
      return { code: refusal.code, detail: refusal.problem };
  return null;
}

/** A station whose entries are new must be certified; one that is revoked is heard only for what was trusted of it. */
export function senderStop(open: OpenBundle, news: News, taken: TakenRecords): BundleRefusal | null {
  const certified = new Set<string>();
  for (const [at, { station }] of news.records.entries()) {
    if (certified.has(station)) continue;
    if (certificateOf(taken.trust, station)?.kind !== 'station')
      return { code: 'B29_ENTRY_SIGNATURE', n: at + 1, detail: 'station-uncertified' };
    certified.add(station);
  }
  const { revoked } = open.sender;
  if (revoked === null) return null;
  const own = news.records.filter(({ station }) => station === open.header.station);
  if (own.length === 0) return { code: 'B14_REVOKED', detail: 'nothing-trusted' };
  return own.every(({ seq }) => isTrustedEntry(revoked, seq))
    ? null
    : { code: 'B14_REVOKED', detail: 'after-last-trusted' };
}

/**
 * What a revoked station is believed for ends at one very entry: with another one in its place the chain is not its own,
 * whoever brings it. The station itself is heard only when its bundle gets that far: less may be a chain beside it.
 */
export function lastTrustedStop(
  store: Pick<DeskStore, 'lookUp'>,
  sender: string,
  { records }: Pick<News, 'records'>,
  { revocations }: TrustState,
): BundleRefusal | null {
  for (const station of new Set(records.map((record) => record.station))) {
    const last = revocationOf(revocations, station)?.lastTrusted ?? null;
    if (last === null) continue;
    const coming = records.find((record) => record.station === station && record.seq === last.seq);
    const there: string | undefined = coming?.id ?? store.lookUp(station, last.seq)?.id;
    if (there === undefined && station !== sender) continue;
    if (there !== last.hash)
      return {
        code: 'B14_REVOKED',
        detail: there === undefined ? 'short-of-last-trusted' : 'not-last-trusted',
      };
  }
  return null;
}

/**
 * What stands for an entry tells its place by the sender's word alone: that of an office above, which may see the entry
 * and withhold it, or of the own office, which has it from there. An office below says so of the stations under it, its
 * own among them, whose cases about core data stay where they are. Of all others the place stays open until their own
 * office, or one above it, tells it. Only of a revoked station nothing more comes after what the region last trusts of
 * it: whoever was told of its last acts, and nobody else was, would wait for ever. Nor would two offices below be heard
 * again by one that goes on from a copy, after it had told each the places of the other: it believes them.
 */
export function stubStop(
  relation: Relation,
  from: DivisionCode,
  { records }: Pick<News, 'records'>,
  { trust, lineage }: Pick<DeskViews, 'trust' | 'lineage'>,
): BundleRefusal | null {
  if (relation === 'above' || relation === 'same' || lineage.own.size > 1) return null;
  const isUnder = (station: StationId): boolean => {
    const agency = certificateOf(trust, station)?.agency;
    return agency !== undefined && isInside(agency, from);
  };
  const isOpen = ({ station, seq, stub }: News['records'][number]): boolean => {
    if (stub === null || isUnder(station)) return false;
    const revoked = revocationOf(trust.revocations, station);
    return isTrustedEntry(revoked, seq);
  };
  return records.some(isOpen) ? { code: 'B26_WAITING' } : null;
}

/**
 * Whether the person who let the bundle out, and all who signed acts in it, are known by these keys by the acts of their
 * own offices (check 17). Whose key it was or is, and who was or is a supervisor there, is told to whoever takes it in.
 */
export function signerStop(open: OpenBundle, news: News, views: DeskViews): BundleRefusal | null {
  const approver = approverIn(open);
  if (approver !== null && !isKeyOf(views, approver)) return { code: 'B25_NO_APPROVAL', detail: 'unknown' };
  return news.index.signers.every((signer) => isKeyOf(views, signer))
    ? null
    : { code: 'B25_NO_APPROVAL', detail: 'person' };
}

/** Who let a bundle out; null where nobody has to. */
export function approverIn({ sound, header }: OpenBundle): ActSigner | null {
  const { approval } = sound.manifest;
  return approval && { station: header.station, account: approval.account, publicKey: approval.publicKey };
}

/** How far the number of a bundle may lie above the last one: no office makes so many that never come. */
const MOST_AHEAD = 10_000;

/** A number far beyond would make every later bundle a late one, and no gap would ever be told again. */
export const numberStop = ({ header }: OpenBundle, views: DeskViews): BundleRefusal | null =>
  numberTo(header, views) >
  numbersOf(partnerOf(views.exchange, header.fromOrg), header.station).taken + MOST_AHEAD
    ? { code: 'B21_FORMAT', detail: 'pair-number' }
    : null;

/** Whether it was put apart before: what heals it came since, and that is for two people to see. */
export const isSetAside = ({ desk }: SignedInCall, files: readonly string[]): boolean =>
  files.some((file) => dirname(file) === exchangeFolder(desk, 'quarantine'));
