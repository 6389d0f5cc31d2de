/**
 * What a month adds up to: the cases begun in it as this office has them, and as they are by what this office knows
 * another agency, above or below, to have received. What that one has beyond is not known here. Counts, differences
 * with cause and remedy, and a supervisor's signature.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { clockInDoubt } from '#electron/services/desk/doubted-clock';
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { answered, deskClosed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { cameUnder, seesAll } from '#shared/bundle/sight';
import type { Answer } from '#shared/contract/failure';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { CaseId, DivisionCode } from '#shared/domain/ids';
import { beijingDate, type Instant } from '#shared/domain/local-date';
import { held } from '#shared/identity/trust';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { DeskViews } from '#shared/journal/desk-views';
import type { SeenHead, StoredEntry } from '#shared/journal/entry';
import { partnerOf } from '#shared/journal/exchange-fold';
import { agencyOf, personName, qualified } from '#shared/journal/lineage';
import { caseOf } from '#shared/journal/refold';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { CaseState } from '#shared/regulation/casework/state';
import { CASE_STATUS_NAMES, CASE_STATUSES } from '#shared/regulation/casework/status';
import { isEnrolled, ownAgency, type Partner, partnersOf } from './agencies';
import { reconcile as aloneReconcile, notEnrolled } from './alone';
import { casesBrought } from './brought';
import { bundlesTo } from './bundle-rows';
import { type Kept, keptFrom } from './core-cases';
import { type BothSides, type Difference, differenceOf } from './reconcile-differences';
import { acknowledgedHere, isBefore, isOf, type Selection, select } from './selection';

/** Everything that a month adds up to. */
export interface Month {
  readonly other: Partner;
  readonly statuses: readonly { readonly status: string; readonly ours: number; readonly theirs: number }[];
  readonly rows: readonly Difference[];
  readonly ours: number;
  readonly theirs: number;
  /** Digest of what is signed. */
  readonly hash: string;
}

const CASES_AT_ONCE = 200;
const MOST_CASES = 100_000;

/** Agencies that a month can be held against: those above, the nearest first, and those below. */
const others = ({ store }: SignedInCall): readonly Partner[] =>
  partnersOf(store.views).filter(({ relation }) => relation !== 'same');

/** The one that is meant: whoever is named, else the nearest that has told something, else the nearest. */
export function otherOf(call: SignedInCall, named: DivisionCode | undefined): Partner | null {
  const all = isEnrolled(call.store) ? others(call) : [];
  if (named !== undefined) return all.find(({ agency }) => agency === named) ?? null;
  const [first] = all;
  const near = all.filter(({ relation }) => relation === first?.relation);
  return near.find((one) => toldUpTo(call, one) !== null) ?? first ?? null;
}

/** What is held against each other. */
interface Compared {
  readonly other: Partner;
  /** What goes to the other agency now. */
  readonly behind: Selection;
  /** What it said it owns. */
  readonly heads: readonly SeenHead[];
  /** What this office knows, also what it left out of account. */
  readonly views: DeskViews;
  /** Cases that something is left out of account of. */
  readonly aside: ReadonlySet<CaseId>;
  /** What of cases about core data was kept from the other agency. */
  readonly kept: Kept;
}

/** Adds a month up. Null when the store was closed meanwhile. */
export async function addUp(call: SignedInCall, month: string, other: Partner): Promise<Month | null> {
  const { store, desk } = call;
  const behind = await select(call, other, 'acknowledged');
  if (behind === null) return null;
  const { views } = store;
  const out = bundlesTo(call, other.agency);
  const compared: Compared = {
    kept: keptFrom(call, other.agency, out),
    ...{ other, behind, heads: acknowledgedHere(call, other.agency) },
    views: { ...views, exchange: { ...views.exchange, aside: {} } },
    aside: new Set(Object.values(views.exchange.aside).flatMap((ranges) => [...casesBrought(store, ranges)])),
  };
  const cases = casesOf(call, month, compared.aside);
  const counts = new Map<string, { ours: number; theirs: number }>();
  const add = (side: 'ours' | 'theirs', record: CaseRecord | null) => {
    if (record === null) return;
    const name = CASE_STATUS_NAMES[record.state.status];
    const known = counts.get(name) ?? { ours: 0, theirs: 0 };
    known[side] += 1;
    counts.set(name, known);
  };
  const rows: Difference[] = [];
  for (let at = 0; at < cases.length; at += CASES_AT_ONCE) {
    for (const sides of sidesOf(call, cases.slice(at, at + CASES_AT_ONCE), compared)) {
      add('ours', sides.ours);
      add('theirs', sides.theirs);
      const row = differenceOf(sides, out);
      if (row !== null) rows.push(row);
    }
    await nextTurn();
    if (desk.store !== store) return null;
  }
  const order = CASE_STATUSES.map((status) => CASE_STATUS_NAMES[status]);
  const statuses = [...counts]
    .map(([status, both]) => ({ status, ...both }))
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  const sum = (side: 'ours' | 'theirs') => statuses.reduce((all, one) => all + one[side], 0);
  const said = { month, other: other.agency as string, statuses, rows: rows.map((row) => ({ ...row })) };
  const hash = createHash('sha256').update(canonicalJson(said)).digest('hex');
  return { other, statuses, rows, ours: sum('ours'), theirs: sum('theirs'), hash };
}

/** Some cases as they are here and there; those that are no business of the other side are left out. */
function sidesOf(
  { store }: SignedInCall,
  cases: readonly CaseId[],
  compared: Compared,
): readonly BothSides[] {
  const { other, behind, heads, views, aside, kept } = compared;
  const records = cases.flatMap((of) => store.tables.get('cases', of) ?? []);
  const isIn = (of: CaseId): boolean =>
    behind.cases.has(of) || behind.withheld.has(of) || aside.has(of) || kept.of(of)?.is === 'owed';
  const isDoubtful = ({ state }: CaseRecord): boolean => !mayHave(state, other) && state.holder.epoch > 0;
  const looked = records.filter((record) => isIn(record.state.id) || isDoubtful(record));
  const entries = grouped(store.entriesOf(new Set(looked.map(({ state }) => state.id))));
  return records.flatMap((record): BothSides[] => {
    const { id } = record.state;
    const all = entries.get(id) ?? [];
    if (!mayHave(record.state, other) && !all.some(({ entry }) => cameUnder(entry, other.agency))) return [];
    const keptBack = kept.of(id);
    // Nothing of it went, and nothing goes: the other side must not learn of it from a sheet either.
    if (keptBack?.is === 'core' && !keptBack.travelled) return [];
    const ours = record.aside ? null : record;
    if (!isIn(id)) return [{ ours, theirs: ours, unsent: [], kept: null }];
    // Of a case that it may see only now the other side has places in chains, whatever it said it owns.
    const had =
      keptBack === null
        ? () => !behind.uncovered.has(id)
        : (one: StoredEntry) => isBefore(one.entry, keptBack.went);
    const known = all.filter((one) => isBefore(one.entry, heads) && had(one));
    const moves = (store.tables.get('moves', id)?.moves ?? []).filter((one) => isBefore(one, heads));
    const theirs = known.length === 0 ? null : caseOf(views, known, moves);
    const unsent = all.filter((one) => !known.includes(one));
    return [{ ours, theirs, unsent, kept: keptBack?.is ?? null }];
  });
}

/** Whether an agency has a case by where it began or whose it is. */
const mayHave = (state: CaseState, { agency, relation }: Partner): boolean =>
  seesAll(relation) || isOf(state, agency);

/** Cases begun in a month, by Beijing time, oldest first; then those left out of account here, which no list shows. */
function casesOf({ store }: SignedInCall, month: string, aside: ReadonlySet<CaseId>): readonly CaseId[] {
  const from = Date.parse(`${month}-01T00:00:00+08:00`);
  const next = new Date(from + 8 * HOUR_MS);
  const to = Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 1) - 8 * HOUR_MS;
  const { rows } = store.tables.query({
    table: 'cases',
    where: (section) => {
      const created = section.ints('createdAt');
      return (i) => (created[i] ?? 0) >= from && (created[i] ?? 0) < to;
    },
    order: { column: 'createdAt', descending: false },
    limit: MOST_CASES,
  });
  const hidden = [...aside].filter((of) => {
    const record = store.tables.get('cases', of);
    return record?.aside === true && beijingDate(record.state.createdAt).startsWith(`${month}-`);
  });
  return [...rows.map(({ key }) => key as CaseId), ...hidden];
}

const HOUR_MS = 3_600_000;

function grouped(entries: Iterable<StoredEntry>): ReadonlyMap<CaseId, StoredEntry[]> {
  const by = new Map<CaseId, StoredEntry[]>();
  for (const stored of entries) {
    const { case: of } = stored.entry;
    if (of === null) continue;
    by.set(of, [...(by.get(of) ?? []), stored]);
  }
  return by;
}

export const reconcile: SessionService<'sync.reconcile'> = async (call, input) => {
  const other = otherOf(call, input.agency);
  if (other === null) return aloneReconcile(call, input);
  const { month, page } = input;
  const added = await addUp(call, month, other);
  if (added === null) return deskClosed();
  return answered({
    month,
    agency: other.agency,
    partners: others(call).map(({ agency, name }) => ({ agency, name })),
    regionUpTo: toldUpTo(call, other),
    hash: added.hash,
    statuses: [...added.statuses],
    total: added.rows.length,
    items: added.rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
    signed: signedBy(call, other, month),
    theirSigned: signedThere(call, other, month),
  });
};

/** Who signed a month with this office at the other agency, by what came of its acts: the latest; null while none did. */
function signedThere({ store }: SignedInCall, other: Partner, month: string) {
  const { views } = store;
  const own = ownAgency(views);
  const signed = [...views.others]
    .flatMap(([root, { months }]) => months.map((one) => ({ ...one, root })))
    .filter((one) => one.month === month && one.agency === own)
    .filter(({ station }) => agencyOf(views, station) === other.agency)
    .sort((a, b) => (a.on === b.on ? (a.station < b.station ? 1 : -1) : a.on < b.on ? 1 : -1))[0];
  if (signed === undefined) return null;
  const { by, root, on, differences } = signed;
  return { by: personName(views, qualified(by, root)), at: on, differences };
}

/** Nobody is there, or none of that division. */
export const nobodyToReconcile = ({ store }: SignedInCall): Answer<never> =>
  isEnrolled(store)
    ? refusal('PARTNER_UNKNOWN', '该单位不在可对账的单位之列，没有改动。', '请选择列表中的单位。')
    : notEnrolled();

/** Who signed a month, and what; null while nobody did. */
export function signedBy({ store }: SignedInCall, other: Partner, month: string) {
  const signed = held(partnerOf(store.views.exchange, other.agency).reconciled, month);
  if (signed === undefined) return null;
  const { by, on, hash } = signed;
  return { by: store.views.accounts.get(by)?.name ?? by, at: on, hash };
}

/** When the other side last told anything; null: never. */
export function toldUpTo({ store }: SignedInCall, other: Partner): Instant | null {
  const { lastReceipt, lastImport } = partnerOf(store.views.exchange, other.agency);
  return (
    [lastReceipt, lastImport]
      .flatMap((at) => at ?? [])
      .sort()
      .at(-1) ?? null
  );
}

export const signMonth: SessionService<'sync.signMonth'> = async (call, input) => {
  const other = otherOf(call, input.agency);
  if (other === null) return nobodyToReconcile(call);
  const before = pressedBefore(call, 'sync.signMonth', input.commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const behind = clockInDoubt(call);
  if (behind !== null) return behind;
  if (toldUpTo(call, other) === null)
    return refusal('INPUT_INVALID', '尚未收到对方的数据，没有签认。', '请先导入对方的数据包或回执。');
  if (input.month >= beijingDate(call.caller.now).slice(0, 7))
    return refusal('INPUT_INVALID', '本月尚未结束，没有签认。', '请在次月对账后签认。');
  const added = await addUp(call, input.month, other);
  if (added === null) return deskClosed();
  // Signed is what was shown: whoever signs has seen every line of it.
  if (added.hash !== input.hash)
    return refusal('CHANGED_MEANWHILE', '对账数据在显示之后有变动，没有签认。', '请核对刷新后的数据再签认。');
  return officeAct(call, 'sync.signMonth', input.commandId, 'sync', {
    type: 'reconciled',
    month: input.month,
    agency: other.agency,
    ours: added.ours,
    theirs: added.theirs,
    differences: added.rows.length,
    hash: added.hash,
  });
};
