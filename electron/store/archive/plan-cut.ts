/**
 * Looks for the latest place where the log may be cut: the end of a segment that ends with a seal, all entries
 * before it older than the law asks, by the clock and by what the journal itself has lived through. It reads every
 * record and changes nothing.
 */

import { beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';
import { LivedTime, yearsMs } from '#shared/journal/lived-time';
import type { CutPlace, CutSpan } from '#shared/journal/security-events';
import type { Damage } from '../faults';
import { type JournalPoint, type RecordPlace, scanJournal } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { openEntry, SECURITY_CHAIN } from '../session/entry-text';
import { readSeal, sealHash } from '../session/sealing';
import { afterEntry, NO_STATIONS } from '../session/stations';
import type { WorkerHooks } from '../worker-jobs';
import { readBegin } from './journal-begin';

/** Where the log would begin, and when what lies before was written, for whoever confirms it. */
export interface CutPlan {
  readonly place: CutPlace;
  readonly span: CutSpan;
}

/** A place at which the journal could begin. */
interface Candidate extends CutPlan {
  /** Time lived through before it, and the latest time claimed before it. */
  readonly counted: number;
  readonly latest: number;
}

export interface CutOrder {
  /** Folder of the security journal. */
  readonly dir: string;
  readonly until: JournalPoint;
  readonly now: Instant;
  /** Years that are kept; never fewer than the law asks, whoever asks. */
  readonly years: number;
}

const LOOK_EVERY = 256;

class Planner {
  readonly lived = new LivedTime();
  readonly candidates: Candidate[] = [];
  #first: Instant | null = null;
  readonly #days = new Set<LocalDate>();
  #stations = NO_STATIONS;
  #entries = 0;
  #seal: CutPlace['seal'] | null = null;
  #dictionary: RecordPlace | null = null;
  #segment = 0;

  constructor(dir: string, ring: KeyRing) {
    const begin = readBegin(dir, ring);
    if (begin === null) return;
    this.#stations = { tips: begin.place.tips, news: [] };
    this.#entries = begin.place.entries;
    this.#dictionary = begin.place.dictionary;
    this.#segment = begin.place.segment;
  }

  /** The next record stands in this segment, after this head: the one before it may have ended with a seal. */
  enter(segment: number, head: string): void {
    if (segment === this.#segment) return;
    this.#segment = segment;
    const { latest, counted } = this.lived;
    if (this.#seal === null || latest === null) return;
    const place: CutPlace = {
      segment,
      head,
      entries: this.#entries,
      seal: this.#seal,
      tips: this.#stations.tips as CutPlace['tips'],
      dictionary: this.#dictionary,
    };
    const to = new Date(latest).toISOString() as Instant;
    const span: CutSpan = { from: this.#first ?? to, to, days: this.#days.size };
    this.candidates.push({ place, span, counted, latest });
  }

  entry(content: Uint8Array): void {
    const { entry, id } = openEntry(content, SECURITY_CHAIN);
    this.#stations = afterEntry(this.#stations, entry.station, entry, id);
    this.#entries += 1;
    // Unsealed from now on: nothing may be cut here.
    this.#seal = null;
    this.lived.see(entry.claimedAt);
    this.#first ??= entry.claimedAt;
    this.#days.add(beijingDate(entry.claimedAt));
  }

  seal(content: Uint8Array): void {
    const seal = readSeal(content);
    if (seal === null) throw new Error('a record of the journal holds no seal');
    const { station, number, claimedAt: at } = seal;
    this.#seal = { station, number, hash: sealHash(seal, SECURITY_CHAIN), at };
  }

  dictionary({ segment, position, index }: RecordPlace): void {
    this.#dictionary = { segment, position, index };
  }
}

/** The place; null when nothing is old enough. Damage: the journal must not be cut. */
export function planCut(
  { dir, until, now, years }: CutOrder,
  ring: KeyRing,
  hooks: WorkerHooks,
): CutPlan | Damage | 'cancelled' | null {
  const planner = new Planner(dir, ring);
  const scan = scanJournal(dir, ring, { until });
  let head = '';
  for (;;) {
    const step = scan.next();
    if (step.done) {
      if (step.value.damage !== null) return step.value.damage;
      break;
    }
    const { kind, place, number } = step.value;
    planner.enter(place.segment, head);
    head = Buffer.from(step.value.head).toString('hex');
    if (kind === 'entry') planner.entry(step.value.content());
    else if (kind === 'seal') planner.seal(step.value.content());
    else if (kind === 'dictionary') planner.dictionary(place);
    if (number % LOOK_EVERY !== 0) continue;
    if (hooks.cancelled()) return 'cancelled';
    hooks.progress(Math.min(1, number / until.count));
  }
  planner.lived.see(now);
  const keep = yearsMs(years);
  const old = planner.candidates.filter(
    ({ counted, latest }) => planner.lived.counted - counted >= keep && Date.parse(now) - latest >= keep,
  );
  const last = old.at(-1);
  return last === undefined ? null : { place: last.place, span: last.span };
}
