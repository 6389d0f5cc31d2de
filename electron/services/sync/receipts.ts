/**
 * Receipts: what this office says of bundles it was brought, signed by the station, and what others say of those made
 * here. A sender's outbox closes only on them.
 */
import { createHash } from 'node:crypto';
import type { SignedInCall } from '#electron/services/service';
import { receiptSigned, signReceipt } from '#electron/sync/bundle/signed-text';
import { isOpen } from '#shared/agreement/conflict';
import type { BundleCode } from '#shared/bundle/codes';
import { awaitsReceipt } from '#shared/bundle/kinds';
import { RECEIPT_LEVELS, type Receipt } from '#shared/bundle/receipt';
import type { DivisionCode, StationId } from '#shared/domain/ids';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import { maySend, stationAt } from '#shared/identity/standing';
import type { TrustState } from '#shared/identity/trust';
import { type SaidFacts, speaksForItself } from '#shared/journal/acknowledged';
import type { InBundle, OutBundle } from '#shared/journal/bundle-row';
import { ownAgency } from './agencies';
import { bundlesOf } from './bundle-rows';
import { lackingNow, ownedHeads } from './missing-papers';

/** Receipts that go along in one bundle, at most. */
const MOST_RECEIPTS = 50;

/** Nothing of anything. */
export const NO_DISPOSITIONS: Receipt['counts'] = {
  effective: 0,
  merged: 0,
  opinion: 0,
  disputed: 0,
  parked: 0,
  opaque: 0,
  void: 0,
};

/** Which bundle a receipt is for. */
export type Received = Pick<InBundle, 'bundleId' | 'wholeHash' | 'station'>;

type Imported = NonNullable<InBundle['imported']>;

/** What can be said of a bundle that was taken in, or set aside for `code`. */
export function receiptFor(
  { store, caller }: SignedInCall,
  bundle: Received,
  outcome: { readonly counts: Receipt['counts']; readonly of: Imported } | { readonly code: BundleCode },
): Receipt {
  const { views } = store;
  const refused = 'code' in outcome;
  return signReceipt(
    {
      format: 1,
      suite: 1,
      bundleId: bundle.bundleId,
      wholeHash: bundle.wholeHash,
      sender: bundle.station,
      agency: ownAgency(views),
      station: store.station,
      publicKey: store.stationKey,
      level: refused ? 'refused' : isDecided(store, outcome.of) ? 'decided' : 'applied',
      code: refused ? outcome.code : null,
      counts: refused ? NO_DISPOSITIONS : outcome.counts,
      parked: refused ? [] : parkedIn(store, outcome.of),
      conflicts: refused ? [] : conflictsOf(outcome.of),
      have: ownedHeads(store),
      regionDate: views.office?.level === 'region' ? beijingDate(caller.now) : null,
      claimedAt: caller.now,
    },
    (message) => store.stationSigner.sign(message),
  );
}

/** Whether it opened contradictions, and none of them waits for anybody any more. */
function isDecided({ tables }: SignedInCall['store'], { opened = [] }: Imported): boolean {
  const waits = ({ case: of, conflict }: (typeof opened)[number]): boolean =>
    tables.get('cases', of)?.conflicts.some((one) => one.id === conflict && isOpen(one)) ?? false;
  return opened.length > 0 && !opened.some(waits);
}

/** The contradictions that it opened, by the hash of what tells each apart, ascending. */
const conflictsOf = ({ opened = [] }: Imported): readonly string[] =>
  [...new Set(opened.map(({ conflict }) => createHash('sha256').update(conflict).digest('hex')))]
    .sort()
    .slice(0, MOST_ROWS);

/** Its entries that wait for an attachment, in the order of receipts. */
function parkedIn(store: SignedInCall['store'], { ranges }: Imported): Receipt['parked'] {
  const places = lackingNow(store).filter(({ station, seq }) =>
    ranges.some((range) => range.station === station && range.from <= seq && seq <= range.to),
  );
  const rows = new Map(places.map(({ station, seq }) => [`${station} ${seq}`, { station, seq }]));
  return [...rows.values()]
    .sort((a, b) => (a.station === b.station ? a.seq - b.seq : a.station < b.station ? -1 : 1))
    .slice(0, MOST_ROWS)
    .map((place) => ({ ...place, code: 'B30_ATTACHMENT' as const }));
}

/** Rows of one kind that a receipt holds, at most. */
const MOST_ROWS = 500;

/** The receipt of a bundle that was brought, by what became of it. */
export function receiptOf(call: SignedInCall, bundle: InBundle): Receipt | null {
  const { imported, setAside } = bundle;
  if (imported !== null)
    return receiptFor(call, bundle, {
      counts: imported.counts ?? { ...NO_DISPOSITIONS, effective: imported.entries },
      of: imported,
    });
  const last = setAside.at(-1);
  return last === undefined ? null : receiptFor(call, bundle, { code: last.code });
}

/** Receipts for the newest bundles of an agency; one that it has already does no harm. */
export function receiptsFor(call: SignedInCall, agency: DivisionCode): readonly Receipt[] {
  const found: Receipt[] = [];
  for (const bundle of bundlesOf(call, 'in', { agency, limit: MOST_RECEIPTS }).bundles) {
    if (bundle.imported !== null && !awaitsReceipt(bundle.imported.kind)) continue;
    const receipt = receiptOf(call, bundle);
    if (receipt !== null) found.push(receipt);
  }
  return found;
}

/** Whether a receipt is truly signed by a station in good standing of the agency it names, which may send receipts. */
export function isGenuine(trust: TrustState, receipt: Receipt, today: LocalDate): boolean {
  const station = stationAt(trust, receipt.station, today);
  return (
    station.standing === 'ok' &&
    station.certificate.publicKey === receipt.publicKey &&
    station.certificate.agency === receipt.agency &&
    maySend(station, 'receipt') &&
    receiptSigned(receipt)
  );
}

/** What is told of a receipt in a bundle that is not genuine. */
export const FORGED_WORDS =
  '签名不符，或出具的工作站不在有效状态，没有采用；请向本包发送单位核实，不能说明的，报告自治区（RECEIPT_FORGED）';

/** What is told of a receipt besides, when its station is one that another goes on for; empty otherwise. */
export const formerWords = (views: SaidFacts, { station }: Receipt): string =>
  speaksForItself(views, station as StationId)
    ? ''
    : '（由已被接续的原工作站出具：所报已有内容不再计入，仍按新工作站所报补送）';

/** The bundle a receipt is for: made here with this content, for whoever says it. */
export function bundleOf({ store }: Pick<SignedInCall, 'store'>, receipt: Receipt): OutBundle | null {
  const bundle = store.tables.get('bundles', receipt.bundleId);
  if (bundle?.direction !== 'out' || bundle.made.wholeHash !== receipt.wholeHash) return null;
  // Number and hash stand on the outside: whoever carries a bundle could say it was taken in.
  return bundle.made.to.some(({ agency }) => agency === receipt.agency) ? bundle : null;
}

/** Whether a receipt says something new of a bundle that was made here for whoever says it. */
export function isNews(call: Pick<SignedInCall, 'store'>, receipt: Receipt): boolean {
  const bundle = bundleOf(call, receipt);
  if (bundle === null) return false;
  const known = bundle.receipts.find((one) => one.receipt.station === receipt.station)?.receipt;
  if (known === undefined) return true;
  return RECEIPT_LEVELS.indexOf(receipt.level) > RECEIPT_LEVELS.indexOf(known.level);
}
