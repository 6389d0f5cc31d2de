// Judges what was measured by the targets. A number that is missing is not met: what was not measured proves
// nothing.
import { TARGETS, type Target } from '../targets';
import type { Measure, Middle, Middles } from './samples';

/** What the summary has to know of a store. */
export interface Judged {
  readonly name: string;
  readonly ours: boolean;
  readonly history: boolean;
}

export interface Verdict {
  readonly id: string;
  readonly target: string;
  /** Our number; `null` when it was not measured. */
  readonly value: number | null;
  /** Whom it was held against, and that one's number. */
  readonly peer: string | null;
  readonly peerValue: number | null;
  readonly needed: number | null;
  /** `null` for a number that stands for itself, or was not measured. */
  readonly ratio: number | null;
  /** `null` where nothing is needed. */
  readonly met: boolean | null;
  readonly aimed: number;
  readonly aimMet: boolean;
  /** How far it is from what is aimed at: 1 or less is there. */
  readonly distance: number | null;
}

interface Found {
  readonly store: string;
  readonly value: number;
}

const lowest = (found: readonly Found[]): Found | null =>
  found.reduce<Found | null>((best, one) => (best === null || one.value < best.value ? one : best), null);

/** The numbers of some stores in a measure. */
function numbers(
  middles: Middles,
  stores: readonly Judged[],
  measure: Measure,
  of: keyof Omit<Middle, 'samples'>,
): readonly Found[] {
  return stores.flatMap(({ name }) => {
    const middle = middles[name]?.[measure];
    return middle === undefined ? [] : [{ store: name, value: middle[of] }];
  });
}

function opponent(target: Target, middles: Middles, stores: readonly Judged[], ours: Judged): Found | null {
  const [measure] = target.measures;
  if (measure === undefined) return null;
  const peers = stores.filter((store) => !store.ours);
  switch (target.against) {
    case 'best':
      return lowest(numbers(middles, peers, measure, target.of));
    case 'history':
      return lowest(
        numbers(
          middles,
          peers.filter(({ history }) => history),
          measure,
          target.of,
        ),
      );
    case 'small':
      return lowest(numbers(middles, [ours], 'saveAt1000', target.of));
    case 'hashing':
      return lowest(numbers(middles, [ours], 'readAndHash', target.of));
    case 'absolute':
      return null;
  }
}

function verdict(target: Target, middles: Middles, stores: readonly Judged[]): Verdict {
  const ours = stores.find((store) => store.ours);
  const mine = ours ? target.measures.flatMap((measure) => numbers(middles, [ours], measure, target.of)) : [];
  const value = mine.length === 0 ? null : Math.max(...mine.map((found) => found.value));
  const peer = ours ? opponent(target, middles, stores, ours) : null;
  const ratio = value === null || peer === null ? null : value / peer.value;
  const judged = target.against === 'absolute' ? value : ratio;
  return {
    id: target.id,
    target: target.words,
    value,
    peer: peer?.store ?? null,
    peerValue: peer?.value ?? null,
    needed: target.needed,
    ratio,
    met: target.needed === null ? null : judged !== null && judged <= target.needed,
    aimed: target.aimed,
    aimMet: judged !== null && judged <= target.aimed,
    distance: judged === null ? null : judged / target.aimed,
  };
}

/** One verdict per target. */
export const summaryOf = (middles: Middles, stores: readonly Judged[]): readonly Verdict[] =>
  TARGETS.map((target) => verdict(target, middles, stores));
