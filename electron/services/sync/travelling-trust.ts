/**
 * Records of identity that go along in a bundle: what the reader needs to believe the entries inside, and downward
 * whatever the region has issued for it. Sending a record again does no harm.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SignedInCall } from '#electron/services/service';
import type { RecordKind } from '#shared/bundle/frames';
import { isInside } from '#shared/domain/divisions';
import type { DivisionCode } from '#shared/domain/ids';
import type { Certificate } from '#shared/identity/certificate';
import { certificateOf, type TrustState } from '#shared/identity/trust';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { Partner } from './agencies';

/** A record of identity as it stands in a frame. */
export interface TravellingRecord {
  readonly kind: Extract<RecordKind, 'certificates' | 'revocations' | 'policy' | 'keys'>;
  readonly text: string;
}

type PolicyItem = Extract<TrustRecord, { readonly kind: 'policy' }>;

/** What goes to an agency, in the order of frames. Null when the store was closed. */
export async function trustFor(
  call: SignedInCall,
  { agency, relation }: Pick<Partner, 'agency' | 'relation'>,
): Promise<readonly TravellingRecord[] | null> {
  const { trust } = call.store.views;
  const down = relation !== 'above';
  const near = (division: DivisionCode) => isInside(division, agency) || isInside(agency, division);
  const wrote = new Set<string>(call.store.heads().map(({ station }) => station));
  const agencies = new Set([...wrote].map((station) => certificateOf(trust, station)?.agency));
  const isWanted = (one: Certificate) =>
    wrote.has(one.subject) || agencies.has(one.subject as DivisionCode) || (down && near(one.agency));
  const certificates = Object.values(trust.certificates).flat().filter(isWanted);
  const policies = down ? await policiesHeld(call, trust) : [];
  if (policies === null) return null;
  // Upward go the keys of whoever wrote: an office above that does not know them could not answer.
  const packets = Object.values(trust.inboxKeys)
    .flat()
    .filter((one) => (down ? near(one.agency) : agencies.has(one.agency)));
  return [
    ...certificates.map((one) => ({ kind: 'certificates' as const, text: canonicalJson(one) })),
    ...(trust.revocations === null
      ? []
      : [{ kind: 'revocations' as const, text: canonicalJson(trust.revocations) }]),
    ...policies.map(({ record, content }) => ({
      kind: 'policy' as const,
      text: canonicalJson({ content, record }),
    })),
    ...packets.map((one) => ({ kind: 'keys' as const, text: canonicalJson(one) })),
  ];
}

/** Every policy that was taken here, with its pack: they count without gaps, so that the reader may lack any of them. */
async function policiesHeld(
  { store, desk }: SignedInCall,
  trust: TrustState,
): Promise<readonly PolicyItem[] | null> {
  if (Object.keys(trust.policies).length === 0) return [];
  const held = new Map<string, PolicyItem>();
  let read = 0;
  for (const { entry } of store.entries()) {
    for (const event of entry.case === null ? entry.events : [])
      if (event.type === 'trustReceived')
        for (const item of event.records)
          if (item.kind === 'policy') held.set(`${item.record.kind} ${item.record.number}`, item);
    read += 1;
    if (read % TURN_AFTER !== 0) continue;
    await nextTurn();
    if (desk.store !== store) return null;
  }
  return [...held.values()].sort((a, b) => a.record.number - b.record.number);
}

const TURN_AFTER = 50;
