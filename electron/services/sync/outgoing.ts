/** A bundle that was made here, as the screen shows it. */
import type { SignedInCall } from '#electron/services/service';
import { bundleWords } from '#shared/bundle/codes';
import { awaitsReceipt, BUNDLE_KIND_WORDS } from '#shared/bundle/kinds';
import { spokenNumber } from '#shared/bundle/spoken';
import type { OutgoingBundle } from '#shared/contract/sync-views';
import { beijingDate, daysBetween } from '#shared/domain/local-date';
import { bundleState, type OutBundle, partsLeft } from '#shared/journal/bundle-row';
import { agencyName } from './agencies';

const STATES = {
  made: 'made',
  carried: 'carried',
  received: 'acknowledged',
  refused: 'refused',
  imported: 'acknowledged',
  aside: 'refused',
  'set-aside': 'acknowledged',
} as const;

export function outgoingView({ store, caller }: SignedInCall, bundle: OutBundle): OutgoingBundle {
  const { made, carried, receipts } = bundle;
  const last = carried.at(-1);
  const isAwaited = awaitsReceipt(made.kind);
  const known = bundleState(bundle);
  // What nobody answers was written to its medium when it was made: nothing more becomes of it.
  const state = isAwaited || known === 'refused' ? STATES[known] : 'carried';
  const isOpen = isAwaited && (state === 'made' || state === 'carried');
  return {
    bundleId: bundle.bundleId,
    number: spokenNumber(made.to[0]?.pairSeq ?? 0),
    kind: made.kind,
    kindName: BUNDLE_KIND_WORDS[made.kind],
    to: made.to.map(({ agency, pairSeq }) => ({
      agency,
      name: agencyName(store.views.trust, agency),
      number: pairSeq,
    })),
    madeAt: bundle.at,
    entries: made.entries,
    blobs: made.blobs,
    bytes: made.wholeBytes,
    parts: made.parts.length,
    state,
    partsLeft: [...partsLeft(bundle)],
    carrier: last?.carrier ?? '',
    carriedOn: last?.on ?? null,
    waitingDays: isOpen ? Math.max(0, daysBetween(beijingDate(bundle.at), beijingDate(caller.now))) : 0,
    receipt: receipts.map((one) => receiptWords(store.views.trust, one.receipt)).join('；'),
  };
}

/** Who said when what of a bundle. */
export function receiptWords(
  trust: SignedInCall['store']['views']['trust'],
  { agency, level, code, claimedAt }: OutBundle['receipts'][number]['receipt'],
): string {
  const who = `${agencyName(trust, agency)} ${beijingDate(claimedAt as never)} `;
  if (code !== null) return `${who}未予导入：${bundleWords({ code })}`;
  return who + LEVELS[level];
}

const LEVELS = {
  refused: '未予导入',
  received: '已收到',
  stored: '已存放',
  applied: '已导入',
  decided: '已导入并裁决',
} as const;
