// Ours: the bundle is read in, checked, previewed and taken in by the services of a desk, as its supervisor asks for
// it. A window asks for its pages all the while.
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { openStore, type StoreFault } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { agreed, brought, checked } from '../../electron/sync/exchange/exchange-kit';
import { commandId } from '../../helpers/desk-kit';
import { OfficeDesk, passphraseOf } from '../../helpers/exchange-office';
import { clockBatch, clockThreads, type ThreadStep } from './clocks';
import { DAYS } from './make';
import { bytesIn, peakMemory, Stalls } from './meter';
import type { Made, Part, TakenByUs } from './plan';

/** How often the window asks. */
const ASK_EVERY_MS = 50;

const LIST = { queue: 'all', light: 'any', text: '', page: 0 } as const;

/** A window: asks for the state of the exchange and a list, again and again. */
class Window {
  answers = 0;
  longest = 0;
  readonly #timer = setInterval(() => void this.#ask(), ASK_EVERY_MS);
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly desk: OfficeDesk) {}

  async #ask(): Promise<void> {
    const from = performance.now();
    this.#last = Promise.all([
      this.desk.must('supervisor', 'sync.state', {}),
      this.desk.must('supervisor', 'worklist.list', LIST),
    ]);
    await this.#last;
    this.longest = Math.max(this.longest, performance.now() - from);
    this.answers += 1;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#last;
  }
}

const spent = (steps: readonly ThreadStep[], wanted: string): number =>
  steps.reduce((sum, { step, ms }) => (step === wanted ? sum + ms : sum), 0);

export async function takeInOurs({ vault, medium }: Made): Promise<TakenByUs> {
  const steps = clockThreads();
  const desk = new OfficeDesk(vault);
  desk.on(DAYS.taken);
  await desk.must('supervisor', 'sync.state', {});
  const stalls = new Stalls();
  const batch = clockBatch(() => stalls.take());
  const diskBefore = bytesIn(vault);
  const memoryBefore = process.memoryUsage().rss;
  stalls.take();
  const window = new Window(desk);
  const from = performance.now();

  const { taken, refused } = await brought(desk, medium);
  const readIn = { at: performance.now(), stallMs: stalls.take() };
  const bundleId = taken[0]?.bundleId;
  if (bundleId === undefined) throw new Error(`not read in: ${refused[0]?.words}`);
  const { plan, bundle } = await checked(desk, bundleId);
  const planned = { at: performance.now(), stallMs: stalls.take() };
  if (plan === null) throw new Error(`not planned: ${bundle.code} ${bundle.words}`);
  const press = { bundleId, plan: plan.hash };
  if (plan.secondNeeded) await agreed(desk, press);
  await desk.must('supervisor', 'sync.apply', { commandId: commandId(), ...press });
  const end = performance.now();
  const afterwards = stalls.take();
  const ms = end - from;
  stalls.stop();
  await window.close();
  const peakBytes = peakMemory();
  await desk.app.close();

  const examine = spent(steps, 'parts');
  const decrypt = spent(steps, 'inside');
  const verify = spent(steps, 'contents');
  const part = (name: string, length: number, stallMs: number, aside = false): Part => ({
    part: name,
    ms: length,
    aside,
    stallMs,
  });
  const parts = [
    part('read in from the medium', readIn.at - from, readIn.stallMs, true),
    part('hash the parts', examine, 0, true),
    part('decrypt, unpack and check the form', decrypt, 0, true),
    part('verify every signature', verify, 0, true),
    part(
      'preview: order, chains, fold on copies',
      planned.at - readIn.at - examine - decrypt - verify,
      planned.stallMs,
    ),
    part('attachments into the store', batch.opened.at - planned.at, batch.opened.stallMs),
    part('write the journal', batch.folding.at - batch.opened.at, batch.folding.stallMs),
    part('fold', batch.folded.at - batch.folding.at, batch.folded.stallMs),
    part('hold against the preview, tidy up', end - batch.folded.at, afterwards),
  ];
  const { longest, answers } = window;
  const found = await whatIsThere(vault);
  const diskBytes = bytesIn(vault) - diskBefore;
  return {
    ...{ ms, peakBytes, memoryBefore, diskBytes, parts, answers },
    stallMs: Math.max(...parts.map(({ stallMs }) => stallMs)),
    longestAnswerMs: longest,
    ...found,
  };
}

/** What the store holds of other stations, read as it lies there: every attachment is opened and hashed. */
async function whatIsThere(vault: string): Promise<{ documents: number; attachments: string }> {
  const account = 'supervisor' as AccountId;
  const opened = await openStore({
    dir: vault,
    unlock: { kind: 'passphrase', account, passphrase: passphraseOf('supervisor') },
    fold: DESK_FOLD,
    now: `${DAYS.taken}T23:00:00.000Z` as Instant,
    anchors: `${dirname(vault)}/anchors`,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  try {
    let documents = 0;
    const hashes: string[] = [];
    for (const item of store.entriesAfter([])) {
      if (item.kind !== 'entry' || item.entry.station === store.station) continue;
      documents += 1;
      for (const { hash } of item.entry.attachments) {
        hashes.push(hashOf(store.blobPieces(hash)));
      }
    }
    return { documents, attachments: digestOf(hashes) };
  } finally {
    store.close();
  }
}

/** Hash of an attachment as it lies in the store. */
function hashOf(pieces: Iterator<Uint8Array, StoreFault | null>): string {
  const digest = createHash('sha256');
  for (;;) {
    const { done, value } = pieces.next();
    if (!done) digest.update(value);
    else if (value === null) return digest.digest('hex');
    else throw new Error(JSON.stringify(value));
  }
}

/** One digest over hashes in whatever order. */
export const digestOf = (hashes: readonly string[]): string =>
  createHash('sha256')
    .update([...hashes].sort().join('\n'))
    .digest('hex');
