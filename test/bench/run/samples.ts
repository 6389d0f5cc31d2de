// Everything that was measured: samples by number of cases, store and measure. Medians are taken at the end,
// over all rounds.

/** What is measured of a store. Times in milliseconds, sizes in bytes, memory in megabytes. */
export const MEASURES = [
  'save',
  'start',
  'open',
  'firstFilter',
  'startAfterCrash',
  'filter',
  'page20',
  'search5',
  'search2',
  'read',
  'import',
  'importTidied',
  'bytes',
  'backup',
  'backupAgain',
  'rssFirstPage',
  'rssMixed',
  'saveAt1000',
  'stallImport',
  'stallTidy',
  'stallBackup',
  'verify',
  'readAndHash',
  'stallVerify',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Median, 99th percentile and largest of some samples. */
export interface Middle {
  readonly median: number;
  readonly p99: number;
  readonly max: number;
  readonly samples: number;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** The middle of samples. @throws when there are none. */
export function middleOf(samples: readonly number[]): Middle {
  if (samples.length === 0) throw new Error('nothing was measured');
  const sorted = [...samples].sort((a, b) => a - b);
  return { median: at(sorted, 0.5), p99: at(sorted, 0.99), max: at(sorted, 1), samples: sorted.length };
}

/** Results of one size: middles by store and measure. */
export type Middles = Readonly<Record<string, { readonly [M in Measure]?: Middle }>>;

/** Collects the samples of one size. */
export class Samples {
  readonly #samples = new Map<string, Map<Measure, number[]>>();

  add(store: string, measure: Measure, ...values: readonly number[]): void {
    const ofStore = this.#samples.get(store) ?? new Map<Measure, number[]>();
    this.#samples.set(store, ofStore);
    const known = ofStore.get(measure) ?? [];
    ofStore.set(measure, known);
    known.push(...values);
  }

  middles(): Middles {
    return Object.fromEntries(
      [...this.#samples].map(([store, measures]) => [
        store,
        Object.fromEntries([...measures].map(([measure, values]) => [measure, middleOf(values)])),
      ]),
    );
  }
}
