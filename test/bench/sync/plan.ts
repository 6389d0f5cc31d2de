// What one run of the benchmark of the exchange is: its size, its folders, and what its processes tell each other.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Run {
  readonly entries: number;
  readonly attachments: number;
  readonly attachmentBytes: number;
  /** Emptied before and after. */
  readonly dir: string;
  readonly out: string;
}

const ENTRIES = 100_000;
const QUICK_ENTRIES = 10_000;
const ATTACHMENTS = 200;
/** A scanned page or two. */
const ATTACHMENT_BYTES = 256 * 1024;

/** Reads the command line. @throws Error with words for the person on anything it does not understand */
export function runOf(args: readonly string[], outFolder: string): Run {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sync: { type: 'boolean' },
      n: { type: 'string' },
      quick: { type: 'boolean', default: false },
      dir: { type: 'string' },
      out: { type: 'string', default: join(outFolder, 'bench-sync.json') },
    },
  });
  const entries = Number(values.n ?? (values.quick ? QUICK_ENTRIES : ENTRIES));
  if (!Number.isSafeInteger(entries) || entries < ATTACHMENTS)
    throw new Error(`--n takes a whole number from ${ATTACHMENTS}, not ${values.n}`);
  return {
    entries,
    attachments: ATTACHMENTS,
    attachmentBytes: ATTACHMENT_BYTES,
    dir: join(resolve(values.dir ?? outFolder), 'bench-exchange'),
    out: resolve(values.out),
  };
}

/** What was made for the others. */
export interface Made {
  /** The store that takes the bundle in. */
  readonly vault: string;
  /** Where the parts of the bundle lie. */
  readonly medium: string;
  readonly bundleBytes: number;
  readonly exportMs: number;
  /** Entries in the bundle, as lines of JSON. */
  readonly documents: string;
  readonly entries: number;
  /** Bytes of all entries and attachments as they are. */
  readonly plainBytes: number;
}

/** What was seen while something was taken in. */
export interface Taken {
  readonly ms: number;
  /** Longest time in which the main thread did nothing else, in ms. */
  readonly stallMs: number;
  /** Most memory of the whole process, and what it had before, in bytes. */
  readonly peakBytes: number;
  readonly memoryBefore: number;
  /** What it has on disk afterwards more than before. */
  readonly diskBytes: number;
  /** For comparing the two: how many documents, and a digest over the hashes of attachments. */
  readonly documents: number;
  readonly attachments: string;
}

/** One share of the time. */
export interface Part {
  readonly part: string;
  readonly ms: number;
  /** Whether it runs in a thread of its own. */
  readonly aside: boolean;
  readonly stallMs: number;
}

/** What only ours tells. */
export interface TakenByUs extends Taken {
  readonly parts: readonly Part[];
  /** Answers that a window got meanwhile, and the longest wait for one, in ms. */
  readonly answers: number;
  readonly longestAnswerMs: number;
}

/** What processes are started for. */
export type Task =
  | { readonly task: 'make'; readonly run: Run }
  | { readonly task: 'ours'; readonly run: Run; readonly made: Made }
  | { readonly task: 'peer-fill'; readonly run: Run; readonly made: Made }
  | { readonly task: 'peer'; readonly run: Run; readonly made: Made };

export type Reply = { readonly value: unknown } | { readonly fault: string };
