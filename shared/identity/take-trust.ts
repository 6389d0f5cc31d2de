/**
 * Records of identity that come in a bundle or from the region's register: each is taken by the rule of its kind, in
 * the order in which one stands on another. What is held already changes nothing; what is refused leaves the others.
 */

import type { ExchangeEvent, TrustRecord } from '#shared/journal/exchange-events';
import { assertNever } from '#shared/lib/assert-never';
import { canonicalJson } from '#shared/lib/canonical-json';
import { ok } from '#shared/lib/result';
import { acceptCertificate } from './accept-certificate';
import { acceptInboxKeys, acceptPolicy, acceptRevocations } from './accept-lists';
import { acceptRoots } from './accept-root';
import type { PolicyRecord } from './policy';
import type { RecordChecks } from './record';
import { refuseTrust, type TrustRefusal } from './refusal';
import { held, type TrustResult, type TrustState } from './trust';

/** A record that was not taken, by its place among those given. */
export interface RefusedRecord {
  readonly at: number;
  readonly refusal: TrustRefusal;
}

export interface TakenTrust {
  /** Trust with what was taken. */
  readonly trust: TrustState;
  /** What is new, as it is to be written down; empty when nothing is. */
  readonly events: readonly Extract<ExchangeEvent, { readonly type: 'trustReceived' }>[];
  readonly refusals: readonly RefusedRecord[];
  /** Places of records of the region that were replaced since: a sender that is behind is no attacker, and what it
   * brings changes nothing. By ceremony or enrolment such a record is refused (B31). */
  readonly behind: readonly number[];
  /** Places of policies whose pack cannot be put in force here: told, but kept, because the next one counts on it, and a
   * newer program may read it. */
  readonly unfit: readonly number[];
}

export interface TakingTrust {
  readonly checks: RecordChecks;
  readonly by: 'ceremony' | 'enrolment' | 'bundle';
  /** Whether a pack can be put in force here beside those that are; asked once its record is taken. */
  readonly fits: (record: PolicyRecord, content: string) => boolean;
}

/** Roots first, because all stands on them; then the list, because a certificate names it. */
const ORDER: readonly TrustRecord['kind'][] = ['root', 'revocations', 'certificate', 'policy', 'inboxKeys'];

const numberOf = (item: TrustRecord): number =>
  item.kind === 'inboxKeys' ? item.record.epoch : item.record.number;

/** Takes records into a trust that has a root: the first root comes by enrolment or ceremony only, with its digits. */
export function takeTrust(trust: TrustState, records: readonly TrustRecord[], how: TakingTrust): TakenTrust {
  const inOrder = records
    .map((item, at) => ({ item, at }))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.item.kind) - ORDER.indexOf(b.item.kind) ||
        numberOf(a.item) - numberOf(b.item) ||
        a.at - b.at,
    );
  let now = trust;
  const taken: TrustRecord[] = [];
  const refusals: RefusedRecord[] = [];
  const behind: number[] = [];
  const unfit: number[] = [];
  for (const { item, at } of inOrder) {
    const next = withOne(now, item, how);
    if (!next.ok && how.by === 'bundle' && next.error.problem === 'number-lower') behind.push(at);
    else if (!next.ok) refusals.push({ at, refusal: next.error });
    else if (next.value !== now) {
      now = next.value;
      taken.push(item);
      if (item.kind === 'policy' && item.content !== null && !how.fits(item.record, item.content))
        unfit.push(at);
    }
  }
  const events = taken.length === 0 ? [] : [{ type: 'trustReceived' as const, records: taken, by: how.by }];
  return { trust: now, events, refusals, behind, unfit };
}

function withOne(trust: TrustState, item: TrustRecord, { checks }: TakingTrust): TrustResult {
  if (trust.root === null) return refuseTrust('B11_CHAIN', 'no-root');
  switch (item.kind) {
    case 'root':
      return acceptRoots(trust, [item.record], checks);
    case 'certificate':
      return isHeld(held(trust.certificates, item.record.subject), item.record)
        ? ok(trust)
        : acceptCertificate(trust, item.record, checks);
    case 'revocations':
      return acceptRevocations(trust, item.record, checks);
    case 'policy':
      return withPolicy(trust, item, checks);
    case 'inboxKeys':
      return isHeld(held(trust.inboxKeys, item.record.agency), item.record)
        ? ok(trust)
        : acceptInboxKeys(trust, item.record, checks);
    default:
      return assertNever(item, 'record of identity');
  }
}

/** Whether the very record is held: one under a root that is void by now is no refusal, only nothing new. */
const isHeld = (known: readonly object[] | undefined, record: object): boolean =>
  known?.some((one) => canonicalJson(one) === canonicalJson(record)) ?? false;

/** A policy counts with its content: without it nobody could put it in force, here or further down. */
function withPolicy(
  trust: TrustState,
  { record, content }: Extract<TrustRecord, { readonly kind: 'policy' }>,
  checks: RecordChecks,
): TrustResult {
  const taken = acceptPolicy(trust, record, checks);
  if (!taken.ok || taken.value === trust) return taken;
  if (content === null || checks.hash(content) !== record.content)
    return refuseTrust('B11_CHAIN', 'pack-content');
  return taken;
}
