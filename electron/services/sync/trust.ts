/**
 * What this store believes of other stations: the day certificates are judged by, and how signed records that come
 * in a bundle or from the region's register are taken. Inbox keys are opened here and go straight into the store.
 */
import { newReceivingIdentity } from '#electron/crypto/age-keys';
import type { Desk } from '#electron/services/desk/desk';
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { StationActor } from '#electron/services/desk/station-act';
import { storeFault } from '#electron/services/desk/trouble';
import { calendarWords, movedBy, tellInCases } from '#electron/services/rules/calendar-moves';
import type { SignedInCall } from '#electron/services/service';
import type { KeptIdentity } from '#electron/store/store';
import { openInboxKey } from '#electron/sync/identity/enrol-accept';
import { RECORD_CHECKS } from '#electron/sync/identity/record-checks';
import type { Answer } from '#shared/contract/failure';
import { beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';
import type { PolicyRecord } from '#shared/identity/policy';
import { type TakenTrust, takeTrust } from '#shared/identity/take-trust';
import { validityDate } from '#shared/identity/today';
import type { TrustState } from '#shared/identity/trust';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { canAdopt, readPack } from '#shared/journal/region-rules';
import type { SourcedCalendarYear } from '#shared/regulation/calendar/calendar-year';
import { KNOWN_RULES } from '#shared/regulation/casework/known-rules';

/** The day by which certificates are judged: never the wall clock alone. */
export function validityToday(desk: Desk, now: Instant): LocalDate {
  const views = desk.store?.views;
  const latest = views?.latest ?? null;
  return validityDate({
    regionDate: views?.trust.regionDate ?? null,
    ownDate: latest === null ? null : beijingDate(latest),
    wallClock: beijingDate(now),
  });
}

/** Whether a pack of the region can be put in force here: it is readable, rests on a text that is law, and contradicts
 * no rules in use. */
export function packFits(desk: Desk, record: PolicyRecord, content: string): boolean {
  const pack = readPack(record, content, KNOWN_RULES);
  const { profiles, store } = desk;
  return pack !== null && canAdopt({ profiles, codeLists: store?.views.rules.codeLists ?? null }, pack);
}

/** Signed records against what this store trusts: what is new, as it is to be written down, and what is refused. */
export const takeRecords = (
  desk: Desk,
  trust: TrustState,
  records: readonly TrustRecord[],
  by: 'ceremony' | 'enrolment' | 'bundle',
): TakenTrust =>
  takeTrust(trust, records, {
    checks: RECORD_CHECKS,
    by,
    fits: (record, content) => packFits(desk, record, content),
  });

/** Gives the store a key to receive with, if it has none; with it the store takes its place among others, and programs
 * that know nothing of them open it no more. To be called before anything of identity is written. */
export async function ensureReceiving(store: DeskStore): Promise<Answer<null>> {
  if (store.receiving !== null) return { ok: true, value: null };
  const { identity, recipient } = await newReceivingIdentity();
  const kept = store.keepReceiving([{ agency: null, epoch: 0, identity }], recipient);
  return kept.ok ? { ok: true, value: null } : storeFault(kept.error);
}

/**
 * Opens what packets hold for this station and keeps it in the store, before the entry that tells of the packets is
 * written: a key that is held too early does no harm, one that is missing cannot open what comes. Packets without a
 * part for this station are passed over: it had not joined yet, or is revoked.
 */
export async function keepInboxes(store: DeskStore, records: readonly TrustRecord[]): Promise<Answer<null>> {
  const agency = store.views.office?.division;
  const own = store.receiving?.identities.find((one) => one.agency === null);
  const opened: KeptIdentity[] = [];
  for (const item of records) {
    if (own === undefined || item.kind !== 'inboxKeys' || item.record.agency !== agency) continue;
    const key = await openInboxKey(item.record, store.station, own.identity);
    if (key.ok) opened.push({ agency, epoch: key.value.epoch, identity: key.value.identity });
  }
  if (opened.length === 0) return { ok: true, value: null };
  const kept = store.keepReceiving(opened);
  return kept.ok ? { ok: true, value: null } : storeFault(kept.error);
}

/**
 * After calendars of the region count: the open clocks they move are told in their cases. Answers how many; a fault leaves the calendars in force and the clocks as they were.
 */
export async function tellMovedClocks(
  call: SignedInCall,
  by: Pick<StationActor, 'actor' | 'role' | 'procedure'>,
  records: readonly TrustRecord[],
): Promise<Answer<number>> {
  const calendars = records.flatMap((item) => {
    if (item.kind !== 'policy' || item.record.kind !== 'calendar' || item.content === null) return [];
    const pack = readPack(item.record, item.content, KNOWN_RULES);
    return pack?.kind === 'calendar' ? [pack.calendar] : [];
  });
  const last = calendars.at(-1);
  if (last === undefined) return { ok: true, value: 0 };
  return tellMovedBy(call, by, last, calendarWords(...calendars.map(({ year }) => year)));
}

/** Tells which open clocks stand otherwise by the calendars in force, this one among them; none when all were told. */
export async function tellMovedBy(
  call: SignedInCall,
  by: Pick<StationActor, 'actor' | 'role' | 'procedure'>,
  calendar: SourcedCalendarYear,
  because: string,
): Promise<Answer<number>> {
  const moved = await movedBy(call, calendar);
  if (moved === null || moved.length === 0) return { ok: true, value: 0 };
  return tellInCases(call, by, moved, because);
}
