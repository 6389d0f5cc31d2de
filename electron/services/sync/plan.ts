/**
 * Makes the preview of an open bundle: what is new in it, folded on copies, told line by line, with a digest of all
 * that it would come to. Checks 21 to 25. Nothing is written.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { poolDoubtOf } from '#electron/services/cases/code-doubt';
import type { SignedInCall } from '#electron/services/service';
import { Turns } from '#electron/store/turns';
import type { OpenBundle } from '#electron/sync/bundle/read-bundle';
import type { EntryFate } from '#shared/agreement/fates';
import { BUNDLE_CODES, type BundleRefusal, bundleWords } from '#shared/bundle/codes';
import type { Receipt } from '#shared/bundle/receipt';
import { relationOf } from '#shared/bundle/sight';
import { numberTo, spokenNumber } from '#shared/bundle/spoken';
import type { PlanRow } from '#shared/contract/sync-views';
import type { ObjectType } from '#shared/domain/case-type';
import type { CaseId } from '#shared/domain/ids';
import type { Office } from '#shared/domain/office';
import { listsInForce } from '#shared/forms/signed-lists';
import { held } from '#shared/identity/trust';
import type { DeskViews } from '#shared/journal/desk-views';
import type { OpenedConflict, TrustRecord } from '#shared/journal/exchange-events';
import { err, ok, type Result } from '#shared/lib/result';
import type { CodeEntry } from '#shared/regulation/casework/records';
import { agencyName, ownAgency } from './agencies';
import { caseDigest, type Refolded, refolded, type TooLarge, viewsAfter } from './dry-run';
import { blobsIn, lackingAfter } from './missing-papers';
import type { News } from './news';
import { digestOf } from './plan-digest';
import { peopleTold, recordsTold } from './plan-people';
import { caseRows, missingBlobsRow, newFates, opened, plainRow, statusChanged, trustRow } from './plan-rows';
import {
  caseSizeStop,
  isSetAside,
  lastTrustedStop,
  numberStop,
  senderStop,
  signerStop,
  stubStop,
  trustStop,
} from './plan-stops';
import type { Planned, TakenRecords } from './planned';
import { FORGED_WORDS, formerWords, isGenuine, isNews, NO_DISPOSITIONS } from './receipts';
import { secondReasons } from './second-reason';
import { senderClock } from './sender-clock';
import { numberRows } from './taken-numbers';
import { takeRecords, validityToday } from './trust';

/** Signed records that a bundle brings, in its header and inside; what lies below what is held is passed over. */
function recordsIn({ header }: OpenBundle, news: News, { trust }: DeskViews): readonly TrustRecord[] {
  const { roots, certificates, revocations } = header.chain;
  const all: readonly TrustRecord[] = [
    ...roots.map((record) => ({ kind: 'root' as const, record })),
    ...certificates.map((record) => ({ kind: 'certificate' as const, record })),
    ...(revocations === null ? [] : [{ kind: 'revocations' as const, record: revocations }]),
    ...news.index.trust,
  ];
  const oldest = trust.chain[0]?.number ?? 1;
  return all.filter((item) => {
    // Whoever is behind, or whose bundle comes late, brings what was in force before: it changes nothing.
    if (item.kind === 'revocations') return item.record.number >= (trust.revocations?.number ?? 0);
    if (item.kind === 'policy')
      return item.record.number >= (held(trust.policies, item.record.kind)?.number ?? 0);
    if (item.kind === 'root') return item.record.number >= oldest;
    return true;
  });
}

/** Makes the preview. Null when the store was closed or somebody gave up. */
export async function makePlan(
  call: SignedInCall,
  open: OpenBundle,
  files: readonly string[],
  packed: Uint8Array,
  news: News,
  goOn: () => boolean,
): Promise<Result<Planned, BundleRefusal> | null> {
  const { desk, store, caller } = call;
  const { views } = store;
  const { count } = store;
  const brought = recordsIn(open, news, views);
  const taken = takeRecords(desk, views.trust, brought, 'bundle');
  const stop =
    numberStop(open, views) ??
    trustStop(taken) ??
    senderStop(open, news, taken) ??
    stubStop(relationOf(ownAgency(views), open.header.fromOrg), open.header.fromOrg, news, {
      trust: taken.trust,
      lineage: views.lineage,
    }) ??
    lastTrustedStop(store, open.header.station, news, taken.trust);
  if (stop !== null) return err(stop);
  await nextTurn();
  if (!goOn()) return null;
  const folding = await fold(call, news, taken, goOn);
  if (folding === null) return null;
  if (folding === 'unfoldable') return err({ code: 'B21_FORMAT', detail: 'fold' });
  if ('tooLarge' in folding) return err(caseSizeStop(store, news, taken.trust, folding));
  const unknown = signerStop(open, news, folding.views);
  if (unknown !== null) return err(unknown);
  const blobs = blobsIn(open, news, views.exchange.lacking);
  const lacking = lackingAfter(store, news, blobs, views.exchange.lacking);
  await nextTurn();
  if (!goOn()) return null;
  const today = validityToday(desk, caller.now);
  const said = open.sender.revoked === null ? news.index.receipts : [];
  const forged = said.filter((receipt) => !isGenuine(taken.trust, receipt, today));
  const receipts = said.filter((receipt) => !forged.includes(receipt) && isNews(call, receipt));
  const unfit = new Set(taken.unfit.flatMap((at) => brought[at] ?? []));
  const told = tellTogether(call, open, {
    ...{ taken, unfit, receipts, forged, lacking: lacking.cases },
    after: folding.views,
  });
  const people = peopleTold(views, folding.views, open, news);
  const records = recordsTold(views, taken, news, open);
  const doubtful = [...people.doubtful, ...records.doubtful];
  const rows = [...folding.rows, ...told.rows, ...doubtful, ...people.rows, ...records.rows];
  const needs = rows.filter(({ group }) => group === 'needs-you').length;
  const because = secondReasons(call, folding.counts, taken, today, {
    people: doubtful.length > 0,
    setAside: isSetAside(call, files),
  });
  const warnings: readonly BundleRefusal[] = [
    ...told.warnings,
    ...(because.length === 0 ? [] : [{ code: 'G01_SECOND' as const, because }]),
  ];
  const after = new Map(folding.cases.map(({ of, digest }) => [of, digest]));
  const hash = await digestOf(open, after, { taken, receipts, rows, because }, goOn);
  if (hash === null) return null;
  return ok({
    open,
    files,
    packed,
    news,
    taken,
    receipts,
    events: taken.events,
    blobs,
    lacking: lacking.blobs,
    opened: folding.opened,
    rows: inGroups(rows),
    dispositions: {
      ...folding.fates,
      effective: news.entries - Object.values(folding.fates).reduce((sum, one) => sum + one, 0),
    },
    view: {
      bundleId: open.header.bundleId,
      hash,
      from: agencyName(taken.trust, open.header.fromOrg),
      number: spokenNumber(numberTo(open.header, views)),
      sentence: `将新增 ${folding.counts.newCases} 项、更新 ${folding.counts.changedCases} 项、${needs} 项需您决定`,
      counts: {
        newCases: folding.counts.newCases,
        changedCases: folding.counts.changedCases,
        entries: news.entries,
        attachments: open.sound.manifest.counts.blobs,
        codes: rows.filter(({ kind }) => kind === 'code').length,
        confirmed: new Set(rows.filter(({ kind }) => kind === 'confirmed').map(({ caseId }) => caseId)).size,
        conflicts: folding.counts.conflicts,
        opinions: folding.counts.opinions,
        disputed: folding.counts.disputed,
        parked: folding.counts.parked + lacking.cases.size,
        rules: rows.filter(({ kind }) => RULE_KINDS.includes(kind)).length,
        certificates: rows.filter(({ kind }) => kind === 'certificate').length,
      },
      warnings: warnings.map((refusal) => ({ code: refusal.code, words: bundleWords(refusal) })),
      secondNeeded: because.length > 0,
      rows: rows.length,
    },
    count,
    after,
    because,
    secondBy: null,
  });
}

/** Lines of what the region has put in force. */
const RULE_KINDS: readonly PlanRow['kind'][] = ['rules', 'calendar', 'code-lists'];

interface Folding {
  /** Entries of the bundle that do not take effect, by how a receipt calls it. */
  readonly fates: { -readonly [D in keyof Receipt['counts']]: number };
  readonly views: DeskViews;
  readonly rows: readonly PlanRow[];
  readonly cases: readonly { readonly of: CaseId; readonly digest: string }[];
  /** Contradictions that it opens. */
  readonly opened: readonly OpenedConflict[];
  readonly counts: {
    newCases: number;
    changedCases: number;
    statuses: number;
    conflicts: number;
    opinions: number;
    disputed: number;
    parked: number;
  };
}

async function fold(
  call: SignedInCall,
  news: News,
  taken: TakenRecords,
  goOn: () => boolean,
): Promise<Folding | 'unfoldable' | TooLarge | null> {
  const { store } = call;
  const office = store.views.office as Office;
  const rows: PlanRow[] = [];
  const cases: { of: CaseId; digest: string }[] = [];
  const counts: Folding['counts'] = {
    newCases: 0,
    changedCases: 0,
    statuses: 0,
    conflicts: 0,
    opinions: 0,
    disputed: 0,
    parked: 0,
  };
  const views = folded(() => viewsAfter(store.views, news, taken));
  if (views === null) return 'unfoldable';
  const fates = { ...NO_DISPOSITIONS };
  const telling = {
    doubtOf: (code: CodeEntry, of: ObjectType) => poolDoubtOf(views, code, of),
    codeLists: listsInForce(views.rules.codeLists),
  };
  const seen = new Set<string>();
  const met: OpenedConflict[] = [];
  const tell = (one: Refolded): void => {
    // Between two cases it is one contradiction, whichever of them tells it.
    const here = opened(one).filter(({ id }) => !seen.has(id));
    for (const { id } of here) {
      seen.add(id);
      met.push({ case: one.of, conflict: id });
    }
    rows.push(...caseRows(office, one, news.byCase.get(one.of)?.length ?? 0, here, telling));
    cases.push({ of: one.of, digest: caseDigest(one.after) });
    count(counts, one, here.length);
    noteFates(fates, one, news);
  };
  const folds = refolded(store, views, news);
  const turns = new Turns();
  for (;;) {
    const next = folded(() => folds.next());
    if (next === null) return 'unfoldable';
    if (next.done && next.value !== 'folded') return next.value;
    if (next.done) break;
    if (next.value !== null) tell(next.value);
    if (!turns.due) continue;
    await turns.next();
    if (!goOn()) return null;
  }
  return { views, rows, cases, opened: met, counts, fates };
}

/** What an entry of a broken or hostile program may throw in the fold: the bundle is then kept out. What the disk
 * throws goes on. */
function folded<T>(act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError || isPlainError(error)) return null;
    throw error;
  }
}

const isPlainError = (error: unknown): boolean =>
  error instanceof Error && Object.getPrototypeOf(error) === Error.prototype && !('code' in error);

/** How a receipt calls what became of an entry; one that is told as left aside here was taken in like any other. */
const DISPOSITION_OF: { readonly [F in EntryFate]: keyof Receipt['counts'] } = {
  effective: 'effective',
  aside: 'effective',
  duplicate: 'merged',
  opinion: 'opinion',
  late: 'opinion',
  disputed: 'disputed',
  waiting: 'parked',
  opaque: 'opaque',
  void: 'void',
};

/** Counts entries of the bundle that do not take effect; of a case whose beginning is not here all wait. */
function noteFates(fates: Folding['fates'], one: Refolded, { byCase }: News): void {
  const brought = byCase.get(one.of) ?? [];
  if (one.after === null) {
    fates.parked += brought.length;
    return;
  }
  const places = new Set(brought.map(({ station, seq }) => `${station}/${seq}`));
  for (const { station, seq, fate } of one.after.fates) {
    const as = DISPOSITION_OF[fate];
    if (as !== 'effective' && places.has(`${station}/${seq}`)) fates[as] += 1;
  }
}

function count(counts: Folding['counts'], one: Refolded, met: number): void {
  if (one.after === null) counts.parked += 1;
  else if (one.before === null) counts.newCases += 1;
  else counts.changedCases += 1;
  if (statusChanged(one)) counts.statuses += 1;
  counts.conflicts += met;
  for (const { fate } of newFates(one)) {
    if (fate === 'disputed') counts.disputed += 1;
    else if (fate === 'waiting' || fate === 'opaque') counts.parked += 1;
    else counts.opinions += 1;
  }
}

/** Lines about no case, and warnings. */
function tellTogether(
  call: SignedInCall,
  open: OpenBundle,
  {
    taken,
    unfit,
    receipts,
    forged,
    lacking,
    after,
  }: Pick<Planned, 'taken' | 'receipts'> & {
    /** Not by whom they say: nothing of them is taken. */
    readonly forged: readonly Receipt[];
    /** Packs of the region that cannot be put in force here. */
    readonly unfit: ReadonlySet<TrustRecord>;
    readonly lacking: ReadonlySet<CaseId>;
    readonly after: DeskViews;
  },
): { readonly rows: readonly PlanRow[]; readonly warnings: readonly BundleRefusal[] } {
  const trust = { before: call.store.views.trust, after: taken.trust };
  const rows: PlanRow[] = taken.events.flatMap(({ records }) =>
    records.map((item) => trustRow(item, unfit.has(item), trust)),
  );
  for (const receipt of receipts)
    rows.push(
      plainRow(
        'receipt',
        `${agencyName(taken.trust, receipt.agency)}的回执`,
        (receipt.code === null ? '已导入' : BUNDLE_CODES[receipt.code].what) + formerWords(after, receipt),
      ),
    );
  for (const { agency } of forged)
    rows.push(
      plainRow('receipt', `以“${agencyName(taken.trust, agency)}”名义出具的回执，不予采信`, FORGED_WORDS),
    );
  rows.push(...numberRows(call.store, open, after));
  const warnings: BundleRefusal[] = [];
  const clock = senderClock(call, open.sound.manifest);
  if (clock !== null) {
    warnings.push({ code: 'W01_CLOCK' });
    rows.push(plainRow('clock', '对方时钟疑似有误', clock));
  }
  if (lacking.size > 0) {
    warnings.push({ code: 'B30_ATTACHMENT', n: lacking.size });
    rows.push(missingBlobsRow(lacking.size));
  }
  return { rows, warnings };
}

const ORDER: readonly PlanRow['group'][] = ['needs-you', 'done', 'told'];

const inGroups = (rows: readonly PlanRow[]): readonly PlanRow[] =>
  ORDER.flatMap((group) => rows.filter((row) => row.group === group));
