/**
 * What a month adds up to: the cases begun in it as this office has them, and as they are by what this office knows the
 * agency above to have received. What that one says itself is not known here. Counts, differences with cause and
 * remedy, and a supervisor's signature.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { caseName } from '#electron/services/cases/header';
import { clockInDoubt } from '#electron/services/desk/doubted-clock';
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { answered, deskClosed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { ServiceOutput } from '#shared/contract/contract';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { CaseId } from '#shared/domain/ids';
import { beijingDate, type Instant } from '#shared/domain/local-date';
import { held } from '#shared/identity/trust';
import type { SeenHead, StoredEntry } from '#shared/journal/entry';
import { partnerOf } from '#shared/journal/exchange-fold';
import { caseOf } from '#shared/journal/refold';
import { canonicalJson } from '#shared/lib/canonical-json';
import { officialDate } from '#shared/regulation/casework/evolve-confirmation';
import { OFFICIAL_DATE_NAMES, OFFICIAL_DATES } from '#shared/regulation/casework/records';
import { STAGE_TITLES } from '#shared/regulation/casework/regional-steps';
import type { CaseState } from '#shared/regulation/casework/state';
import { CASE_STATUS_NAMES, CASE_STATUSES } from '#shared/regulation/casework/status';
import { isEnrolled, type Partner, partnersOf } from './agencies';
import { reconcile as aloneReconcile, notEnrolled } from './alone';
import { unacknowledged } from './bundle-rows';
import { acknowledgedHere, select } from './selection';

type Row = ServiceOutput<'sync.reconcile'>['items'][number];

/** Everything that a month adds up to. */
export interface Month {
  readonly other: Partner;
  readonly statuses: readonly { readonly status: string; readonly ours: number; readonly theirs: number }[];
  readonly rows: readonly Row[];
  readonly ours: number;
  readonly theirs: number;
  /** Digest of what is signed. */
  readonly hash: string;
}

const CASES_AT_ONCE = 200;
const MOST_CASES = 100_000;

/** The agency above that is held against this office: the highest that bundles can be made for. */
export const above = ({ store }: SignedInCall): Partner | null =>
  partnersOf(store.views)
    .filter(({ relation }) => relation === 'above')
    .sort((a, b) => (a.agency < b.agency ? -1 : 1))[0] ?? null;

/** Adds a month up. Null when the store was closed meanwhile, or nobody stands above. */
export async function addUp(call: SignedInCall, month: string, other: Partner): Promise<Month | null> {
  const { store, desk } = call;
  const behind = await select(call, other);
  if (behind === null) return null;
  const heads = acknowledgedHere(call, other.agency);
  const cases = casesOf(call, month);
  const counts = new Map<string, { ours: number; theirs: number }>();
  const add = (side: 'ours' | 'theirs', state: CaseState) => {
    const name = CASE_STATUS_NAMES[state.status];
    const known = counts.get(name) ?? { ours: 0, theirs: 0 };
    known[side] += 1;
    counts.set(name, known);
  };
  const rows: Row[] = [];
  const isMade = unacknowledged(call, other.agency) > 0;
  for (let at = 0; at < cases.length; at += CASES_AT_ONCE) {
    const some = cases.slice(at, at + CASES_AT_ONCE);
    const differing = grouped(store.entriesOf(new Set(some.filter((of) => behind.cases.has(of)))));
    for (const of of some) {
      const ours = store.tables.get('cases', of)?.state;
      if (ours === undefined) continue;
      const entries = differing.get(of);
      const theirs = entries === undefined ? ours : theirState(call, entries, heads);
      add('ours', ours);
      if (theirs !== null) add('theirs', theirs);
      const row = differenceOf(ours, theirs, isMade);
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

/** Cases begun in a month, by Beijing time, oldest first. */
function casesOf({ store }: SignedInCall, month: string): readonly CaseId[] {
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
  return rows.map(({ key }) => key as CaseId);
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

/** A case as the other side had it: from the entries that it has said it owns. */
function theirState(
  { store }: SignedInCall,
  entries: readonly StoredEntry[],
  heads: readonly SeenHead[],
): CaseState | null {
  const upTo = new Map(heads.map(({ station, seq }) => [station, seq]));
  const known = entries.filter(({ entry }) => entry.seq <= (upTo.get(entry.station) ?? 0));
  return known.length === 0 ? null : (caseOf(store.views, known, [])?.state ?? null);
}

function differenceOf(ours: CaseState, theirs: CaseState | null, isMade: boolean): Row | null {
  const common = {
    caseId: ours.id as string,
    number: ours.number as string,
    name: caseName(ours),
    cause: isMade ? '数据包已制作，对方未回执' : '尚未打包上报',
    remedy: isMade ? '送达数据包并取回回执' : '制作数据包上报',
  };
  if (theirs === null)
    return {
      ...common,
      kind: 'only-ours',
      kindName: '我有他无',
      ours: CASE_STATUS_NAMES[ours.status],
      theirs: '',
    };
  if (ours.status !== theirs.status)
    return {
      ...common,
      kind: 'status',
      kindName: '状态不同',
      ours: CASE_STATUS_NAMES[ours.status],
      theirs: CASE_STATUS_NAMES[theirs.status],
    };
  if (ours.code?.code !== theirs.code?.code)
    return {
      ...common,
      kind: 'code',
      kindName: '编码不同',
      ours: ours.code?.code ?? '',
      theirs: theirs.code?.code ?? '',
    };
  const [official, theirOfficial] = [officialFacts(ours), officialFacts(theirs)];
  const said = official.filter((fact) => !theirOfficial.includes(fact));
  const theirSaid = theirOfficial.filter((fact) => !official.includes(fact));
  if (said.length + theirSaid.length > 0)
    return {
      ...common,
      kind: 'content',
      kindName: '日期或自治区确认不同',
      ours: said.join('；'),
      theirs: theirSaid.join('；'),
    };
  if (canonicalJson(matterOf(ours)) === canonicalJson(matterOf(theirs))) return null;
  return {
    ...common,
    kind: 'content',
    kindName: '内容不同',
    ours: `第 ${ours.version} 版`,
    theirs: `第 ${theirs.version} 版`,
  };
}

/** Official dates, validity and what the region confirmed, as a line names them. */
function officialFacts(state: CaseState): readonly string[] {
  const dates = OFFICIAL_DATES.flatMap((name) => {
    const value = officialDate(state, name);
    return value === null ? [] : [`${OFFICIAL_DATE_NAMES[name]} ${value}`];
  });
  const until = state.code?.validTo ?? null;
  const confirmed = state.steps.flatMap(({ step, confirmedAt }) =>
    confirmedAt === null ? [] : [`${STAGE_TITLES[step]}已确认 ${confirmedAt}`],
  );
  return [...dates, ...(until === null ? [] : [`有效期至 ${until}`]), ...confirmed];
}

/** All that a case says of the matter: not how often it was written, nor when last. */
const matterOf = (state: CaseState) => ({ ...state, version: 0, changedAt: '' });

export const reconcile: SessionService<'sync.reconcile'> = async (call, input) => {
  const other = isEnrolled(call.store) ? above(call) : null;
  if (other === null) return aloneReconcile(call, input);
  const { month, page } = input;
  const added = await addUp(call, month, other);
  if (added === null) return deskClosed();
  return answered({
    month,
    regionUpTo: toldUpTo(call, other),
    hash: added.hash,
    statuses: [...added.statuses],
    total: added.rows.length,
    items: added.rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
    signed: signedBy(call, other, month),
  });
};

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
  const other = isEnrolled(call.store) ? above(call) : null;
  if (other === null) return notEnrolled();
  const before = pressedBefore(call, 'sync.signMonth', input.commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const behind = clockInDoubt(call);
  if (behind !== null) return behind;
  if (toldUpTo(call, other) === null)
    return refusal(
      'INPUT_INVALID',
      '尚未收到上级机构的数据，没有签认。',
      '请先导入上级机构下发的数据包或回执。',
    );
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
