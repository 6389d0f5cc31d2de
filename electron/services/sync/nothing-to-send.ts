/**
 * Whether a bundle for an agency would tell it anything: records of cases and of the office, the receipt of what it
 * sent, or records of identity that came since the last bundle. What a bundle was answered with asks for no answer
 * itself, or two offices would send each other empty ones for ever.
 */
import type { SignedInCall } from '#electron/services/service';
import { ANSWERED_KINDS } from '#shared/bundle/kinds';
import { bundleState, type OutBundle } from '#shared/journal/bundle-row';
import type { SeenHead } from '#shared/journal/entry';
import type { Partner } from './agencies';
import { allBrought } from './brought';
import { bundlesOf } from './bundle-rows';
import { type Selection, tells } from './selection';

/** Bundles of an agency that are looked through. */
const MOST_BUNDLES = 50;

/** Whether a bundle with this selection would hold nothing that its reader lacks. */
export function isNothing(call: SignedInCall, to: Partner, selection: Selection): boolean {
  if (selection.isTelling || selection.blobs.size > 0) return false;
  const out = bundlesOf(call, 'out', { agency: to.agency, kinds: ANSWERED_KINDS, limit: MOST_BUNDLES });
  const last = out.bundles.find((bundle) => bundleState(bundle) !== 'refused');
  return !isUnanswered(call, to, last) && !hasNewTrust(call, to, last);
}

/** Whether more bundles that told something came from it since the last one to it than were answered by a receipt. */
function isUnanswered(call: SignedInCall, { agency }: Partner, last: OutBundle | undefined): boolean {
  const isSince = ({ at }: { readonly at: string }): boolean => last === undefined || at > last.at;
  const query = { agency, limit: MOST_BUNDLES } as const;
  const came = bundlesOf(call, 'in', { ...query, kinds: ANSWERED_KINDS })
    .bundles.filter(isSince)
    .filter(({ imported }) => {
      for (const entry of allBrought(call.store, imported?.ranges ?? [])) if (tells(entry)) return true;
      return false;
    });
  const receipts = bundlesOf(call, 'out', { ...query, kinds: ['receipt'] }).bundles.filter(isSince);
  return came.length > receipts.length;
}

/** Whether this office took records of identity since the last bundle. Upward nothing new goes: all come from there. */
function hasNewTrust({ store }: SignedInCall, { relation }: Partner, last: OutBundle | undefined): boolean {
  if (relation === 'above') return false;
  const own = last?.made.heads.filter(({ station }) => station === store.station) ?? [];
  const others: readonly SeenHead[] = store.heads().filter(({ station }) => station !== store.station);
  for (const item of store.entriesAfter([...others, ...own]))
    if (item.kind === 'entry' && item.entry.events.some(({ type }) => type === 'trustReceived')) return true;
  return false;
}
