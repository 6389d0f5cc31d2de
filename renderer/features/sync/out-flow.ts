/** Where the bundles of this office stand, as the flow above the lists shows it. Pure: it counts what it is given. */
import { awaitsReceipt } from '#shared/bundle/kinds';
import type { OutgoingBundle } from '#shared/contract/sync-views';
import { OUT as W } from '../../text/sync';

export interface FlowStage {
  readonly key: keyof typeof W.stages;
  readonly title: string;
  /** A number of records, or the newest bundle that stands here with how many others. */
  readonly words: string;
  readonly state: 'open' | 'current' | 'done';
}

/** The newest bundle of a state, `B-0042`, and how many more there are: `B-0042 等 3 个`. */
function newest(bundles: readonly OutgoingBundle[], state: OutgoingBundle['state']): string {
  // Receipts wait for nobody: they are no stage of what this office has to send.
  const found = bundles.filter((bundle) => bundle.state === state && awaitsReceipt(bundle.kind));
  const first = found[0];
  if (!first) return W.none;
  return found.length === 1 ? first.number : W.andMore(first.number, found.length);
}

/** The four stages from what waits to what was acknowledged; `bundles` newest first. */
export function outFlow(waiting: number, bundles: readonly OutgoingBundle[]): readonly FlowStage[] {
  const stage = (key: 'made' | 'carried' | 'acknowledged'): FlowStage => {
    const words = newest(bundles, key);
    const state = words === W.none ? 'open' : key === 'acknowledged' ? 'done' : 'current';
    return { key, title: W.stages[key], words, state };
  };
  return [
    {
      key: 'waiting',
      title: W.stages.waiting,
      words: W.records(waiting),
      state: waiting > 0 ? 'current' : 'open',
    },
    stage('made'),
    stage('carried'),
    stage('acknowledged'),
  ];
}
