/** How the exchange stands: asked often, so of cases it reads rows, and the documents of those with an open conflict. */
import { answered } from '#electron/services/desk/trouble';
import { inConflict } from '#electron/services/lists/row-filter';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { isOpen } from '#shared/agreement/conflict';
import { beijingDate, daysBetween } from '#shared/domain/local-date';
import { listAge } from '#shared/identity/list-age';
import { exchangeLimits } from '#shared/regulation/profiles/exchange-limits';
import { isEnrolled, ownAgency, partnersOf, sealingWarning } from './agencies';
import { state as aloneState } from './alone';
import { unacknowledged } from './bundle-rows';
import { MOST_CASES } from './conflicts';
import { isOurs } from './deciding';
import type { ConflictCounts } from './exchange';
import { stagedBundles } from './staged-bundles';
import { validityToday } from './trust';

export const state: SessionService<'sync.state'> = async (call, input) => {
  if (!isEnrolled(call.store)) return aloneState(call, input);
  const { store, desk, caller } = call;
  const { views } = store;
  const { work } = desk.exchanging;
  const partners = partnersOf(views).map((partner) => ({
    agency: partner.agency,
    name: partner.name,
    level: partner.level,
    unacknowledged: unacknowledged(call, partner.agency),
    warning: sealingWarning(views, partner),
  }));
  const lasts = Object.values(views.exchange.partners).flatMap(({ lastReceipt, lastImport }) =>
    // What a clock ahead wrote says nothing of how long ago it was.
    [lastReceipt, lastImport].flatMap((at) => (at !== null && at <= caller.now ? at : [])),
  );
  const lastAt = lasts.sort().at(-1) ?? null;
  // While something is read in, files come and go: who only wants to know how far it is does not wait for them.
  const inbox =
    work === null ? (await stagedBundles(call)).filter(({ place }) => place === 'inbox').length : 0;
  return answered({
    enrolled: true,
    agency: ownAgency(views),
    partners,
    inbox,
    ...conflictsNow(call),
    lastAt,
    lastAgeDays: lastAt === null ? null : daysBetween(beijingDate(lastAt), beijingDate(caller.now)),
    revocationAgeDays:
      listAge(views.trust, validityToday(desk, caller.now), exchangeLimits(desk.profile))?.days ?? null,
    backsUp: store.backupSettings.target !== null,
    work,
  });
};

/** How many cases have an open contradiction, and in how many of them this office decides. While something is under way
 * it is what it was before: nothing counts until all of it does, and nobody waits for rows that change meanwhile. */
function conflictsNow(call: SignedInCall): ConflictCounts {
  const { exchanging } = call.desk;
  if (exchanging.work !== null && exchanging.counted !== null) return exchanging.counted;
  const counts = { conflicts: openConflicts(call), conflictsHere: conflictsHere(call) };
  if (exchanging.work === null) exchanging.counted = counts;
  return counts;
}

/** Cases with a contradiction that is open. */
const openConflicts = ({ store }: SignedInCall): number =>
  store.tables.count({ table: 'cases', where: inConflict });

/** Those of them in which this office decides: what waits for others is in the list, and calls nobody here. */
function conflictsHere(call: SignedInCall): number {
  const { tables } = call.store;
  const { rows } = tables.query({
    table: 'cases',
    where: inConflict,
    order: { column: 'createdAt', descending: false },
    limit: MOST_CASES,
  });
  return rows.filter(({ key }) => {
    const record = tables.get('cases', key);
    return record?.conflicts.some((conflict) => isOpen(conflict) && isOurs(call, { record, conflict }));
  }).length;
}

export const cancel: SessionService<'sync.cancel'> = (call) => {
  call.desk.exchanging.cancel();
  return answered({});
};
