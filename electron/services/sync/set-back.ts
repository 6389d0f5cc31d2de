/**
 * 回到导入前: what a bundle brought is kept and left out of account, within a day and while nothing was built on it; and
 * it is taken into account again. No record is ever removed by either.
 */
import type { DeskStore } from '#electron/services/desk/desk-store';
import { clockInDoubt } from '#electron/services/desk/doubted-clock';
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { APPROVED_KINDS } from '#shared/bundle/kinds';
import type { Answer } from '#shared/contract/failure';
import { type CaseId, registerIdOf } from '#shared/domain/ids';
import type { InBundle } from '#shared/journal/bundle-row';
import type { Entry } from '#shared/journal/entry';
import { goneOnFrom, isOwnStation } from '#shared/journal/lineage';
import { isEnrolled } from './agencies';
import { notEnrolled } from './alone';
import { casesBrought } from './brought';
import { bundlesOf } from './bundle-rows';
import { unknownBundle } from './outbox';

/** How long after an import it can be left out of account again. */
const SET_BACK_MS = 86_400_000;

type Imported = InBundle & { readonly imported: NonNullable<InBundle['imported']> };

/** The bundle that was taken in. */
export function importedBundle({ store }: SignedInCall, bundleId: string): Answer<Imported> {
  if (!isEnrolled(store)) return notEnrolled();
  const bundle = store.tables.get('bundles', bundleId);
  return bundle?.direction === 'in' && bundle.imported !== null
    ? answered(bundle as Imported)
    : unknownBundle();
}

const tooLate = (why: string): Answer<never> =>
  refusal(
    'CHANGED_MEANWHILE',
    `${why}，不能回到导入前，没有改动。`,
    '个别内容有误的，请在相应案件中更正或报上级裁决。',
  );

export const setBack: SessionService<'sync.setBack'> = (call, { commandId, bundleId, reason }) => {
  const before = pressedBefore(call, 'sync.setBack', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const bundle = importedBundle(call, bundleId);
  if (!bundle.ok) return bundle;
  const { aside, at, imported } = bundle.value;
  if (aside) return refusal('NOTHING_PENDING', '这个数据包的内容已经退回。', '需要时可以恢复。');
  const doubted = clockInDoubt(call);
  if (doubted) return doubted;
  const age = Date.parse(call.caller.now) - Date.parse(at);
  // One that a clock ahead wrote is of no known age.
  if (age < 0) return tooLate('导入时计算机时间有误，无法确定是否在 24 小时之内');
  if (age > SET_BACK_MS) return tooLate('导入已超过 24 小时');
  if (call.store.views.exchange.lastImported !== bundleId) return tooLate('此后又导入了其他数据包');
  if (isBuiltOn(call, bundle.value)) return tooLate('此后已在有关案件上办理');
  if (isToldOn(call, bundle.value)) return tooLate('此后制作的数据包已告知对方本机接收了移交的案件');
  const { ranges } = imported;
  return officeAct(call, 'sync.setBack', commandId, 'cases', {
    type: 'importSetAside',
    bundleId,
    ranges,
    reason,
  });
};

export const restoreImport: SessionService<'sync.restoreImport'> = (call, { commandId, bundleId }) => {
  const before = pressedBefore(call, 'sync.restoreImport', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const bundle = importedBundle(call, bundleId);
  if (!bundle.ok) return bundle;
  if (!bundle.value.aside)
    return refusal('NOTHING_PENDING', '这个数据包的内容没有退回，无需恢复。', '请刷新收件清单。');
  const { ranges } = bundle.value.imported;
  call.desk.exchanging.hasCaughtUp = false;
  return officeAct(call, 'sync.restoreImport', commandId, 'cases', {
    type: 'importRestored',
    bundleId,
    ranges,
  });
};

/** What the exchange writes into cases of itself: that they came here, and clocks that a calendar moved. */
const BY_EXCHANGE: ReadonlySet<string> = new Set(['sync.apply', 'sync.take', 'sync.check', 'sync.export']);

/** What this office itself wrote since in the cases that a bundle brought anything of, and in others on their items. */
function* ownSince({ store }: SignedInCall, { imported }: Imported): Generator<Entry, undefined> {
  const brought = casesBrought(store, imported.ranges);
  for (const { entry } of store.entriesOf(withItems(store, brought)))
    if (isSince(store, entry, imported.closing)) yield entry;
}

/** Whether an own entry came after a place of the own chain, whatever the clock said. */
const isSince = (
  { views }: DeskStore,
  { station, seq }: Entry,
  place: Imported['imported']['closing'],
): boolean =>
  isOwnStation(views, station) &&
  (station === place.station ? seq > place.seq : goneOnFrom(views, station).includes(place.station));

/** Cases, and all others on the items that they made or are about. */
function withItems({ tables }: DeskStore, cases: ReadonlySet<CaseId>): ReadonlySet<CaseId> {
  const all = new Set(cases);
  for (const of of cases) {
    const item = tables.get('cases', of)?.state.target ?? registerIdOf(of);
    for (const table of ['register', 'targets'] as const)
      for (const other of tables.get(table, item)?.cases ?? []) all.add(other);
  }
  return all;
}

/** Whether somebody of this office has worked since on a case that the bundle brought anything of. */
function isBuiltOn(call: SignedInCall, bundle: Imported): boolean {
  for (const { procedure } of ownSince(call, bundle)) if (!BY_EXCHANGE.has(procedure)) return true;
  return false;
}

/** The entries by which this office took cases that a bundle brought. */
const takings = (call: SignedInCall, bundle: Imported) =>
  [...ownSince(call, bundle)].filter(({ procedure }) => procedure === 'sync.take');

/** Whether a bundle that was made since tells others that this office took cases: left out here, nobody would have them. */
function isToldOn(call: SignedInCall, bundle: Imported): boolean {
  const taken = takings(call, bundle);
  if (taken.length === 0) return false;
  const made = bundlesOf(call, 'out', { kinds: APPROVED_KINDS, limit: MOST_BUNDLES }).bundles;
  return made.some(({ made: { heads } }) =>
    heads.some(({ station, seq }) => taken.some((one) => one.station === station && one.seq <= seq)),
  );
}

/** Bundles that are looked through, of a day. */
const MOST_BUNDLES = 200;

/** A bundle that was left out of account though it had brought cases into this office's hands; null while there is none. */
export function takenAside(call: SignedInCall): Imported | null {
  const { bundles } = bundlesOf(call, 'in', { states: ['set-aside'], limit: MOST_BUNDLES });
  const aside = bundles.filter((one): one is Imported => one.imported !== null);
  return aside.find((bundle) => takings(call, bundle).length > 0) ?? null;
}
