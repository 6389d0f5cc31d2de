/** A bundle that was brought, as the screen shows it. */
import type { SignedInCall } from '#electron/services/service';
import { isRegion } from '#shared/agreement/deciders';
import { type BundleRefusal, bundleWords } from '#shared/bundle/codes';
import { bundleKey } from '#shared/bundle/header';
import { BUNDLE_KIND_WORDS } from '#shared/bundle/kinds';
import { spokenNumber } from '#shared/bundle/spoken';
import type { IncomingBundle } from '#shared/contract/sync-views';
import type { InBundle } from '#shared/journal/bundle-row';
import { agencyName, ownAgency } from './agencies';
import type { StagedBundle } from './staged-bundles';

/** One whose files are here. */
export function stagedView(call: SignedInCall, bundle: StagedBundle): IncomingBundle {
  const { store, desk } = call;
  const { header, here, missing } = bundle;
  const own = ownAgency(store.views);
  const pairSeq = (header.to.find(({ agency }) => agency === own) ?? header.to[0])?.pairSeq ?? 0;
  const known = store.tables.get('bundles', header.bundleId);
  const refusal = refusalOf(call, bundle);
  return {
    bundleId: header.bundleId,
    number: spokenNumber(pairSeq),
    kind: header.kind,
    kindName: BUNDLE_KIND_WORDS[header.kind],
    agency: header.fromOrg,
    from: agencyName(store.views.trust, header.fromOrg),
    station: header.station,
    to: addresseesOf(call, header),
    arrivedAt: bundle.arrivedAt,
    bytes: header.wholeBytes,
    partsHere: here.length,
    parts: header.parts,
    missing: [...missing],
    onward: onwardWords(store, header),
    state: stateOf(bundle, refusal, desk.exchanging.planned.has(bundleKey(header))),
    setBack: false,
    mayConfirm: false,
    importedAt: known?.direction === 'in' && known.imported !== null ? known.at : null,
    code: refusal?.code ?? null,
    words: refusal === null ? '' : bundleWords(refusal),
  };
}

/** Who a bundle is for, by its header. */
export const addresseesOf = (
  { store }: Pick<SignedInCall, 'store'>,
  { to, toStation }: StagedBundle['header'],
): string =>
  to.length === 0
    ? `工作站 ${toStation ?? ''}`
    : to
        .map(({ agency, pairSeq }) => `${agencyName(store.views.trust, agency)}（第 ${pairSeq} 号）`)
        .join('；');

/** When this very content was last carried on, by whom and on what. */
export function lastOnward(
  { tables }: Pick<SignedInCall['store'], 'tables'>,
  { bundleId, wholeHash }: Pick<StagedBundle['header'], 'bundleId' | 'wholeHash'>,
) {
  const known = tables.get('bundles', bundleId);
  const onward = known?.direction === 'in' ? (known.onward ?? []) : [];
  return onward.findLast((one) => one.wholeHash === wholeHash) ?? null;
}

function onwardWords(store: SignedInCall['store'], header: StagedBundle['header']): string {
  const last = lastOnward(store, header);
  if (last === null) return '';
  const parts = last.parts === undefined ? '' : `第 ${last.parts.join('、')} 卷`;
  return `${last.on} 已由${last.carrier}携出${parts}，介质：${last.medium}`;
}

function refusalOf(
  { store, desk }: SignedInCall,
  { header, place, missing }: StagedBundle,
): BundleRefusal | null {
  if (missing.length > 0) return { code: 'B07_PARTS', parts: missing };
  const waiting = desk.exchanging.waiting.get(bundleKey(header));
  if (waiting !== undefined) return waiting.refusal;
  if (place === 'courier') return { code: 'B09_NOT_OURS' };
  const known = store.tables.get('bundles', header.bundleId);
  const last = known?.direction === 'in' && place === 'quarantine' ? known.setAside.at(-1) : undefined;
  return last === undefined ? null : { code: last.code };
}

function stateOf(
  { place, missing }: StagedBundle,
  refusal: BundleRefusal | null,
  isPlanned: boolean,
): IncomingBundle['state'] {
  if (isPlanned) return 'planned';
  if (place !== 'inbox') return place;
  if (missing.length > 0) return 'parts';
  return refusal === null ? 'ready' : 'waiting';
}

/** One that was taken in. */
export function importedView({ store }: SignedInCall, bundle: InBundle): IncomingBundle {
  const { imported } = bundle;
  const kind = imported?.kind ?? 'up';
  return {
    bundleId: bundle.bundleId,
    number: spokenNumber(imported?.pairSeq ?? 0),
    kind,
    kindName: BUNDLE_KIND_WORDS[kind],
    agency: bundle.agency,
    from: agencyName(store.views.trust, bundle.agency),
    station: bundle.station,
    to: '',
    arrivedAt: bundle.at,
    bytes: 0,
    partsHere: 0,
    parts: 0,
    missing: [],
    onward: '',
    state: imported === null ? 'quarantine' : 'imported',
    setBack: bundle.aside,
    mayConfirm: isRegion(ownAgency(store.views)) && !bundle.aside,
    importedAt: imported === null ? null : bundle.at,
    code: imported === null ? (bundle.setAside.at(-1)?.code ?? null) : null,
    words: bundle.aside ? '内容已退回到导入前，记录仍在，可以恢复。' : '',
  };
}
