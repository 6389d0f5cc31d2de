/** How the exchange stands: asked often, so it reads rows and heads only. */
import { answered } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { DivisionCode } from '#shared/domain/ids';
import { beijingDate, daysBetween } from '#shared/domain/local-date';
import { listAge } from '#shared/identity/list-age';
import { partnerOf } from '#shared/journal/exchange-fold';
import { isEnrolled, ownAgency, partnersOf, sealingWarning } from './agencies';
import { state as aloneState } from './alone';
import { unacknowledged } from './bundle-rows';
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
    waiting: entriesAfter(call, partner.agency),
    unacknowledged: unacknowledged(call, partner.agency),
    warning: sealingWarning(views, partner),
  }));
  const lasts = Object.values(views.exchange.partners).flatMap(({ lastReceipt, lastImport }) =>
    [lastReceipt, lastImport].flatMap((at) => at ?? []),
  );
  const lastAt = lasts.sort().at(-1) ?? null;
  // While something is read in, files come and go: who only wants to know how far it is does not wait for them.
  const inbox =
    work === null ? (await stagedBundles(call)).filter(({ place }) => place === 'inbox').length : 0;
  return answered({
    enrolled: true,
    agency: ownAgency(views),
    partners,
    waiting: Math.max(0, ...partners.map((one) => one.waiting)),
    inbox,
    conflicts: openConflicts(call),
    lastAt,
    lastAgeDays:
      lastAt === null ? null : Math.max(0, daysBetween(beijingDate(lastAt), beijingDate(caller.now))),
    revocationAgeDays: listAge(views.trust, validityToday(desk, caller.now))?.days ?? null,
    work,
  });
};

/** Entries that an agency has not acknowledged, by numbers alone. */
function entriesAfter({ store }: SignedInCall, agency: DivisionCode): number {
  const { acknowledged } = partnerOf(store.views.exchange, agency);
  const known = new Map(acknowledged.map(({ station, seq }) => [station, seq]));
  return store
    .heads()
    .reduce((sum, { station, seq }) => sum + Math.max(0, seq - (known.get(station) ?? 0)), 0);
}

/** Cases with a contradiction that is open. */
export const openConflicts = ({ store }: SignedInCall): number =>
  store.tables.count({
    table: 'cases',
    where: (section) => {
      const open = section.ints('open');
      return (i) => (open[i] ?? 0) > 0;
    },
  });

export const cancel: SessionService<'sync.cancel'> = (call) => {
  call.desk.exchanging.cancel();
  return answered({});
};
