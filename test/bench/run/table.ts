// The table that is printed: a line per store, medians with their ratio to the best peer; below it our verdicts.
import { MEASURES, type Measure, type Middles } from './samples';
import type { Judged, Verdict } from './summary';

const HEADINGS: { readonly [M in Measure]?: string } = {
  save: 'save ms',
  start: 'start ms',
  startAfterCrash: 'after crash ms',
  open: 'open ms',
  firstFilter: '1st filter ms',
  filter: 'filter ms',
  page20: 'page 20 ms',
  search5: 'text 5 ms',
  search2: 'text 2 ms',
  read: 'read ms',
  import: 'import ms',
  importTidied: 'import, tidied ms',
  bytes: 'MB',
  backup: 'backup ms',
  backupAgain: 'again ms',
  rssFirstPage: 'RSS MB',
  rssMixed: 'RSS mixed MB',
  saveAt1000: 'save at 1,000 ms',
  stallImport: 'stall import ms',
  stallTidy: 'stall tidy ms',
  stallBackup: 'stall backup ms',
};

/** Three digits that count. */
const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value >= 1 ? 2 : 3);

function cell(middles: Middles, store: string, measure: Measure, best: number): string {
  const middle = middles[store]?.[measure];
  if (middle === undefined) return '–';
  const value = measure === 'bytes' ? middle.median / 1e6 : middle.median;
  const p99 = measure === 'save' ? ` / ${short(middle.p99)}` : '';
  return `${short(value)}${p99} (${(middle.median / best).toFixed(2)})`;
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Medians of all stores; saves with their 99th percentile. */
export function tableOf(cases: number, middles: Middles, stores: readonly Judged[]): string {
  const shown = MEASURES.filter((measure) => HEADINGS[measure] !== undefined);
  const peers = stores.filter(({ ours }) => !ours);
  const best = new Map(
    shown.map((measure) => [
      measure,
      Math.min(...peers.flatMap(({ name }) => middles[name]?.[measure]?.median ?? [])),
    ]),
  );
  const body = stores.map(({ name, history }) =>
    line([
      history ? `${name} (h)` : name,
      ...shown.map((measure) => cell(middles, name, measure, best.get(measure) ?? Number.NaN)),
    ]),
  );
  return [
    `${cases.toLocaleString('en')} cases: medians, in brackets the ratio to the best encrypted durable peer; (h) keeps a chained history; save with its 99th percentile`,
    line(['store', ...shown.map((measure) => HEADINGS[measure] ?? measure)]),
    line(['---', ...shown.map(() => '---')]),
    ...body,
  ].join('\n');
}

const orDash = (value: number | null): string => (value === null ? '–' : short(value));

/** Our verdicts as a table. */
export function verdictTable(summary: readonly Verdict[]): string {
  const head = ['target', 'ours', 'peer', 'its', 'ratio', 'needed', 'met', 'aimed', 'distance'];
  const rows = summary.map((verdict) =>
    line([
      verdict.target,
      orDash(verdict.value),
      verdict.peer ?? '–',
      orDash(verdict.peerValue),
      orDash(verdict.ratio),
      orDash(verdict.needed),
      verdict.met === null ? '–' : verdict.met ? 'yes' : 'NO',
      orDash(verdict.aimed),
      orDash(verdict.distance),
    ]),
  );
  return [line(head), line(head.map(() => '---')), ...rows].join('\n');
}
