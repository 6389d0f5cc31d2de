/** The agencies that the region has certified, as this one sees them: who stands above, below or beside. */
import { refusal } from '#electron/services/desk/trouble';
import type { SignedInCall } from '#electron/services/service';
import { agencyLevel } from '#shared/agreement/deciders';
import { type Relation, relationOf } from '#shared/bundle/sight';
import type { Answer } from '#shared/contract/failure';
import { divisionName } from '#shared/domain/divisions';
import type { DivisionCode } from '#shared/domain/ids';
import { OFFICE_LEVEL_NAMES } from '#shared/domain/office';
import type { AgencyCertificate } from '#shared/identity/certificate';
import type { InboxKeyPacket } from '#shared/identity/inbox-keys';
import { revocationOf } from '#shared/identity/revocation';
import { certificateOf, held, type TrustState } from '#shared/identity/trust';
import type { DeskViews } from '#shared/journal/desk-views';
import { isOwnStation } from '#shared/journal/lineage';

/** An agency that bundles can be made for. */
export interface Partner {
  readonly agency: DivisionCode;
  readonly name: string;
  readonly level: string;
  readonly relation: Relation;
  /** What bundles to it are sealed to. */
  readonly recipients: readonly string[];
  /** A revoked station has the newest of those keys: whoever has that machine reads along. */
  readonly opensToRevoked: boolean;
}

/** Whether the region certified this station: only then bundles are made and read. */
export const isEnrolled = ({ station, views }: SignedInCall['store']): boolean =>
  views.trust.root !== null && certificateOf(views.trust, station)?.kind === 'station';

/** The certificate of an agency, if the region has certified it. */
export function agencyCertificate(trust: TrustState, agency: string): AgencyCertificate | null {
  const certificate = certificateOf(trust, agency);
  return certificate?.kind === 'agency' ? certificate : null;
}

/** How an agency is called: as it is certified, else by its division. */
export const agencyName = (trust: TrustState, agency: string): string =>
  agencyCertificate(trust, agency)?.name ?? divisionName(agency);

/** The division of the own agency. @throws in a store without an office, which has no services */
export function ownAgency({ office }: DeskViews): DivisionCode {
  if (office === null) throw new Error('a store without an office');
  return office.division;
}

const ORDER: readonly Relation[] = ['above', 'same', 'below', 'beside'];

/** The agencies that bundles can be made for: those above, the nearest first, the other stations of the own, and those below. */
export function partnersOf(views: DeskViews): readonly Partner[] {
  const own = ownAgency(views);
  const { trust } = views;
  return Object.keys(trust.certificates)
    .flatMap((subject): Partner[] => {
      const partner = partnerFor(views, own, subject);
      return partner === null ? [] : [partner];
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.relation) - ORDER.indexOf(b.relation) ||
        (a.relation === 'above' ? agencyLevel(a.agency) - agencyLevel(b.agency) : 0) ||
        (a.agency < b.agency ? -1 : 1),
    );
}

function partnerFor(views: DeskViews, own: DivisionCode, subject: string): Partner | null {
  const { trust } = views;
  const certificate = agencyCertificate(trust, subject);
  const inbox = sealingOf(trust, subject);
  if (certificate === null || inbox.recipients.length === 0 || revocationOf(trust.revocations, subject))
    return null;
  const relation = relationOf(own, certificate.agency);
  if (relation === 'beside' || (relation === 'same' && !hasOtherStations(views, own))) return null;
  const { agency, name, level } = certificate;
  return { agency, name, level: OFFICE_LEVEL_NAMES[level], relation, ...inbox };
}

/** What bundles to an agency are sealed to, and whether somebody opens them who must not: that ends when the region
 * changes the keys and the new ones are here. */
export function sealingOf(trust: TrustState, agency: string): Pick<Partner, 'recipients' | 'opensToRevoked'> {
  const packets = held(trust.inboxKeys, agency) ?? [];
  const newest = packets.at(-1)?.sealed ?? [];
  return {
    recipients: recipientsOf(packets),
    opensToRevoked: newest.some(({ station }) => revocationOf(trust.revocations, station) !== null),
  };
}

/** Why a bundle to an agency had better wait; none for most. The region, which can change the keys at once, makes none. */
export function sealingWarning({ office }: DeskViews, { name, opensToRevoked }: Partner): string {
  if (!opensToRevoked) return '';
  const why = `${name}的收件密钥仍发给已吊销的工作站，`;
  return office?.level === 'region'
    ? `${why}不能制作数据包。${CHANGE_KEYS}`
    : `${why}持有该机的人能打开本包。请自治区更换收件密钥，读入其文件后再制作；急需的，可以继续制作。`;
}

/** The refusal of anything that would be sealed to a machine that must not open it: the region, which can change the keys
 * at once, seals nothing to them. `what`: what was not made. Null where nothing speaks against it. */
export const sealingRefused = (
  { office }: DeskViews,
  { name, opensToRevoked }: Partner,
  what: string,
): Answer<never> | null =>
  opensToRevoked && office?.level === 'region'
    ? refusal('INBOX_REVOKED', `${name}的收件密钥仍发给已吊销的工作站，没有制作${what}。`, CHANGE_KEYS)
    : null;

/** What the region does about it. */
const CHANGE_KEYS =
  '请先在“站点与密钥”为该单位更换收件密钥；该单位没有其他工作站的，待其新工作站入网后再制作。';

/**
 * Most epochs that a bundle is sealed to. Each station that is certified makes one, and the first of an agency may have
 * read nothing since: as many can be certified meanwhile. In age's header each takes 1,557 bytes (1,494 characters of
 * ML-KEM-768 and X25519, 43 of the sealed key, the rest its name), so that 16 take 25 KB of the 64 KiB a reader looks
 * at (MAX_AGE_HEADER_BYTES).
 */
export const MOST_EPOCHS = 16;

/**
 * The newest inbox, and those before it whose stations all have the newest, too: a station that joined made a new
 * epoch, which the others can only learn from a bundle. Once a station was left out, nothing is sealed to what it has.
 */
function recipientsOf(packets: readonly InboxKeyPacket[]): readonly string[] {
  const live = new Set(packets.at(-1)?.sealed.map(({ station }) => station));
  const from = packets.findLastIndex(({ sealed }) => sealed.some(({ station }) => !live.has(station)));
  return packets.slice(Math.max(from + 1, packets.length - MOST_EPOCHS)).map(({ recipient }) => recipient);
}

/** Whether the own agency has certified stations in other stores. */
function hasOtherStations(views: DeskViews, own: DivisionCode): boolean {
  return Object.keys(views.trust.certificates).some((subject) => {
    const certificate = certificateOf(views.trust, subject);
    return (
      certificate?.kind === 'station' &&
      certificate.agency === own &&
      !isOwnStation(views, certificate.subject) &&
      revocationOf(views.trust.revocations, subject) === null
    );
  });
}

/** Whether an agency stands above the own one. */
export const isFromAbove = ({ views }: Pick<SignedInCall['store'], 'views'>, agency: DivisionCode): boolean =>
  relationOf(ownAgency(views), agency) === 'above';
