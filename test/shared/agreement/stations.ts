/** Stations that work on one case, and tell each other now and then: against what they really knew. */
import fc from 'fast-check';
import type { CaseNode } from '#shared/agreement/case-graph';
import type { EntryId, StationId } from '#shared/domain/ids';

const STATIONS = 5;
/** One step: a station writes, or learns everything that another one knows. */
export const steps = fc.array(
  fc.record({
    station: fc.nat(STATIONS - 1),
    from: fc.nat(STATIONS - 1),
    writes: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);

export interface Told {
  readonly nodes: readonly CaseNode[];
  /** By id: the ids that its officer knew. */
  readonly knew: ReadonlyMap<EntryId, ReadonlySet<EntryId>>;
}

/** Plays the steps: what each station writes names the tips of what it knows. */
export function play(script: readonly { station: number; from: number; writes: boolean }[]): Told {
  const known = Array.from({ length: STATIONS }, () => new Map<EntryId, CaseNode>());
  const seqs = Array.from({ length: STATIONS }, () => 0);
  const nodes: CaseNode[] = [];
  const knew = new Map<EntryId, ReadonlySet<EntryId>>();
  for (const { station, from, writes } of script) {
    const mine = known[station] ?? new Map();
    if (!writes) {
      for (const [id, node] of known[from] ?? []) mine.set(id, node);
      continue;
    }
    const named = new Set([...mine.values()].flatMap(({ casePrev }) => casePrev));
    const seq = (seqs[station] ?? 0) + 1;
    seqs[station] = seq;
    const node: CaseNode = {
      id: `${station}-${seq}` as EntryId,
      station: `s${station}` as StationId,
      seq,
      lamport: 1 + Math.max(0, ...[...mine.values()].map(({ lamport }) => lamport)),
      casePrev: [...mine.keys()].filter((id) => !named.has(id)),
    };
    knew.set(node.id, new Set(mine.keys()));
    mine.set(node.id, node);
    nodes.push(node);
  }
  return { nodes, knew };
}

export const ids = (nodes: readonly CaseNode[]): readonly EntryId[] => nodes.map(({ id }) => id);
