/**
 * The station's end of an enrolment: the answer is believed by the digits on the installation sheet and by nothing
 * else, then the inbox key is opened and compared with the recipient the region signed.
 */
import { openFromRecipient, recipientOfIdentity } from '#electron/crypto/age-keys';
import { acceptEnrolment, type Enrolled } from '#shared/identity/accept-enrolment';
import type { EnrolRequest, EnrolResponse } from '#shared/identity/enrolment';
import type { InboxKeyPacket } from '#shared/identity/inbox-keys';
import { refuseTrust, type TrustRefusal } from '#shared/identity/refusal';
import type { TrustState } from '#shared/identity/trust';
import { ok, type Result } from '#shared/lib/result';
import { RECORD_CHECKS } from './record-checks';

/** An opened inbox key. The identity is secret: it goes into the store, never to a screen or a file in the clear. */
export interface InboxKey {
  readonly agency: string;
  readonly epoch: number;
  readonly recipient: string;
  readonly identity: string;
}

export interface StationEnrolled extends Enrolled {
  readonly inbox: readonly InboxKey[];
}

/** Opens what a packet holds for a station; refused when it holds nothing, or another key than the region signed. */
export async function openInboxKey(
  { agency, epoch, recipient, sealed }: InboxKeyPacket,
  station: string,
  identity: string,
): Promise<Result<InboxKey, TrustRefusal>> {
  const own = sealed.find((one) => one.station === station);
  const secret = own ? await openFromRecipient(identity, Buffer.from(own.file, 'base64')) : null;
  if (secret === null) return refuseTrust('B11_CHAIN', 'not-for-us');
  const inbox = Buffer.from(secret).toString('latin1');
  secret.fill(0);
  return (await recipientOfIdentity(inbox)) === recipient
    ? ok({ agency, epoch, recipient, identity: inbox })
    : refuseTrust('B11_CHAIN', 'not-for-us');
}

/** Takes the answer to the own request. `typed`: digits of the root on the installation sheet; `identity`: the
 * station's own receiving identity. */
export async function enrol(
  trust: TrustState,
  response: EnrolResponse,
  request: EnrolRequest,
  typed: string,
  identity: string,
): Promise<Result<StationEnrolled, TrustRefusal>> {
  const taken = acceptEnrolment(trust, response, request, typed, RECORD_CHECKS);
  if (!taken.ok) return taken;
  const inbox: InboxKey[] = [];
  const packets = response.inboxKeys.filter(({ agency }) => agency === request.agency);
  const newest = Math.max(...packets.map(({ epoch }) => epoch));
  for (const packet of packets) {
    const opened = await openInboxKey(packet, request.station, identity);
    // An earlier one may have been sealed to a key that this station no longer has.
    if (opened.ok) inbox.push(opened.value);
    else if (packet.epoch === newest) return opened;
  }
  return ok({ ...taken.value, inbox });
}
