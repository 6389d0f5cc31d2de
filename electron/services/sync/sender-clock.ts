/**
 * Whether the clock of a bundle's sender can be right (design 2.4): it is not ahead of this machine's, and not behind a
 * bundle of this office that the sender knew when it made its own. Told only (W01); nothing is refused for it.
 */
import type { SignedInCall } from '#electron/services/service';
import type { Manifest } from '#shared/bundle/manifest';
import type { OutBundle } from '#shared/journal/bundle-row';
import { bundlesOf } from './bundle-rows';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** How far a clock may lie off, in milliseconds. */
const TOLERANCE_MS = HOUR_MS;
/** Bundles made here that are looked through, newest first. */
const MOST_BUNDLES = 200;

/** In words how far the sender's clock is off; null when nothing speaks against it. */
export function senderClock(
  call: SignedInCall,
  { claimedAt, have }: Pick<Manifest, 'claimedAt' | 'have'>,
): string | null {
  const { store, caller } = call;
  const [claimed, now] = [Date.parse(claimedAt), Date.parse(caller.now)];
  if (claimed - now > TOLERANCE_MS) return `对方时间比本机快约 ${spanWords(claimed - now)}`;
  const known = have.find(({ station }) => station === store.station)?.seq ?? 0;
  // Each bundle made here is an entry of this station: whoever has what one reaches up to has it, or a later one.
  const { bundles } = bundlesOf(call, 'out', { limit: MOST_BUNDLES });
  const ownOf = ({ made }: OutBundle): number =>
    made.heads.find((head) => head.station === store.station)?.seq ?? 0;
  const had = bundles.filter((one) => ownOf(one) > 0 && ownOf(one) <= known && Date.parse(one.at) <= now);
  // What did not fit into one bundle is made up to the same place again until it is acknowledged: it may be the first of them.
  const reached = had[0] === undefined ? 0 : ownOf(had[0]);
  const latest = had.findLast((one) => ownOf(one) === reached);
  const behind = latest === undefined ? 0 : Date.parse(latest.at) - claimed;
  return behind > TOLERANCE_MS ? `对方时间至少慢 ${spanWords(behind)}：早于其已收到的本单位数据包` : null;
}

const spanWords = (ms: number): string =>
  ms > DAY_MS ? `${Math.round(ms / DAY_MS)} 天` : `${Math.round(ms / HOUR_MS)} 小时`;
