/**
 * The letter that tells the numbers of one station from those of the other stations of its agency (design 2.11). Every
 * station joins its agency with an epoch of the agency's inbox that no other joined with, and the region signed it: so
 * a station knows its letter without asking anybody, and no other has it. A store that is alone has none.
 */
import type { StationId } from '#shared/domain/ids';
import type { InboxKeyPacket } from './inbox-keys';
import { held, type TrustState } from './trust';

/** Without I and O, which are read as digits. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The letter of a store with these stations; the latest of them that was certified counts. Empty when none was. */
export function stationLetter(
  { inboxKeys }: Pick<TrustState, 'inboxKeys'>,
  agency: string,
  own: ReadonlySet<StationId>,
): string {
  const packets = held(inboxKeys, agency) ?? [];
  const joined = [...own].flatMap((station) => joiningPacket(packets, station)?.epoch ?? []);
  return joined.length === 0 ? '' : letterOf(Math.max(...joined));
}

/**
 * The packet with which a station joined its agency: the first that is sealed to it. One of an epoch that was sealed to
 * further stations later is no joining of these.
 */
export function joiningPacket(packets: readonly InboxKeyPacket[], station: string): InboxKeyPacket | null {
  const isFor = ({ sealed }: InboxKeyPacket): boolean => sealed.some((one) => one.station === station);
  const joins = (packet: InboxKeyPacket): boolean =>
    packets.every((other) => other.epoch !== packet.epoch || isFor(other));
  return packets.find(joins) ?? null;
}

/** 1 is A, 24 is Z, 25 is AA. */
function letterOf(count: number): string {
  const rest = count - 1;
  const last = LETTERS.charAt(rest % LETTERS.length);
  const before = Math.floor(rest / LETTERS.length);
  return before === 0 ? last : letterOf(before) + last;
}
