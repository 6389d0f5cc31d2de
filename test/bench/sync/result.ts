// What a run of the benchmark of the exchange comes to: rows with our value, the peer's and the ratio, and what is
// needed where something is.
import type { Made, Taken, TakenByUs } from './plan';

export interface SyncRow {
  readonly id: string;
  readonly words: string;
  readonly value: number;
  readonly peer: number | null;
  readonly ratio: number | null;
  /** The most that the value may be; null: it is only told. */
  readonly needed: number | null;
  readonly met: boolean | null;
}

/** A window has its answer within this time, in milliseconds. */
const ANSWER_MS = 100;
const MEGA = 1e6;

function row(
  id: string,
  words: string,
  value: number,
  peer: number | null = null,
  needed: number | null = null,
) {
  const ratio = peer === null ? null : value / peer;
  return { id, words, value, peer, ratio, needed, met: needed === null ? null : value <= needed };
}

export function summaryOf(ours: TakenByUs, peer: Taken, made: Made, idleStallMs: number): readonly SyncRow[] {
  const perSecond = (taken: Taken): number => made.entries / (taken.ms / 1_000);
  return [
    row('time', 'whole import, s', ours.ms / 1_000, peer.ms / 1_000),
    row('rate', 'entries per second', perSecond(ours), perSecond(peer)),
    row('peak', 'peak memory of the process, MB', ours.peakBytes / MEGA, peer.peakBytes / MEGA),
    row(
      'growth',
      'memory above that before, MB',
      (ours.peakBytes - ours.memoryBefore) / MEGA,
      (peer.peakBytes - peer.memoryBefore) / MEGA,
    ),
    row('disk', 'bytes on disk afterwards, MB', ours.diskBytes / MEGA, peer.diskBytes / MEGA),
    row('carried', 'bytes that are carried, MB', made.bundleBytes / MEGA),
    row('plain', 'entries and attachments as they are, MB', made.plainBytes / MEGA),
    row('export', 'making the bundle, s', made.exportMs / 1_000),
    row('stall', 'longest stall of the main thread, ms', ours.stallMs, peer.stallMs, ANSWER_MS),
    row('idle', 'longest stall of an idle process meanwhile, ms', idleStallMs),
    row('answer', 'longest wait of a window for its pages, ms', ours.longestAnswerMs, null, ANSWER_MS),
  ];
}

const short = (value: number | null): string =>
  value === null ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The parts of our time. */
export function partsTable({ parts, ms, answers }: TakenByUs, { entries }: Made): string {
  const head = ['part', 's', 'share', 'runs', 'longest stall ms'];
  const body = parts.map((part) =>
    line([
      part.part,
      short(part.ms / 1_000),
      `${((100 * part.ms) / ms).toFixed(0)} %`,
      part.aside ? 'aside' : 'main thread, in turns',
      short(part.stallMs),
    ]),
  );
  return [
    `${entries.toLocaleString('en')} entries in one bundle; a window had its pages ${answers} times meanwhile`,
    line(head),
    line(head.map(() => '---')),
    ...body,
  ].join('\n');
}

export function summaryTable(summary: readonly SyncRow[]): string {
  const head = ['', 'ours', 'PouchDB', 'ratio', 'needed', 'met'];
  const rows = summary.map(({ words, value, peer, ratio, needed, met }) =>
    line([
      words,
      short(value),
      short(peer),
      short(ratio),
      short(needed),
      met === null ? '–' : met ? 'yes' : 'NO',
    ]),
  );
  return [line(head), line(head.map(() => '---')), ...rows].join('\n');
}
