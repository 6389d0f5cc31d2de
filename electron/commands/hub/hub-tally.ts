/**
 * What a run of the hub came to: a line for each bundle as it happens, counts at the end, and the exit code they stand
 * for. Lines hold what the desk answered; nothing of a case beyond it.
 */
import type { Failure } from '#shared/contract/failure';
import { type DeskIo, EXIT, type ExitCode } from '../desk-io';

/** What became of a file or a bundle. */
export const OUTCOMES = [
  /** Taken in now. */
  'imported',
  /** Taken in before; nothing was changed. */
  'already',
  /** Could be taken in as it stands; only looked at. */
  'ready',
  /** Made and written to the outbox folder. */
  'made',
  /** For somebody else; kept sealed to be carried on. */
  'courier',
  /** Something of it is decided by a person. */
  'needs-you',
  /** So many cases change that a second supervisor has to agree. */
  'second-approval',
  /** Two sides contradict each other; somebody chooses. */
  'conflict',
  /** What it builds on has not come. */
  'prerequisite',
  /** Parts are missing. */
  'parts',
  /** Not taken in, with the reason. */
  'refused',
  /** Disk or medium: nothing was changed, to be tried again. */
  'fault',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

const WORDS: { readonly [O in Outcome]: string } = {
  imported: '导入',
  already: '此前已导入',
  ready: '可以导入',
  made: '制作',
  courier: '转交件',
  'needs-you': '待人工决定',
  'second-approval': '待第二名主管确认',
  conflict: '冲突待裁决',
  prerequisite: '待前序数据包',
  parts: '缺分卷',
  refused: '未接收',
  fault: '故障',
};

/** After which nobody has to do anything. */
const SETTLED: readonly Outcome[] = ['imported', 'already', 'ready', 'made', 'courier'];

export class Tally {
  readonly #counts = new Map<Outcome, number>();
  readonly #started = performance.now();
  /** Records for which bundles had no room. */
  #left = 0;
  /** Where files or bundles are counted from 1 as they are gone through. */
  #step: { name: string; at: number; of: number } = { name: '', at: 0, of: 0 };

  constructor(private readonly io: DeskIo) {}

  /** Begins going through so many. */
  begin(name: string, of: number): void {
    this.#step = { name, at: 0, of };
    if (of > 0) this.io.result({ event: 'begin', step: name, of });
  }

  /** The next one of those is gone through. */
  next(): void {
    this.#step.at += 1;
  }

  /** Tells a line and where the run is. */
  tell(event: string, about: object): void {
    const { name, at, of } = this.#step;
    this.io.result({ event, ...about, ...(of > 0 ? { step: name, at, of } : {}) });
  }

  /** Tells and counts what became of something. */
  came(outcome: Outcome, about: object): void {
    this.#counts.set(outcome, this.count(outcome) + 1);
    this.tell(outcome, about);
  }

  /** So many records stay here until the bundle without them is acknowledged. */
  leaves(records: number): void {
    this.#left += records;
  }

  /** Tells and counts an answer that was none. */
  failed(failure: Failure, about: object): Outcome {
    const outcome = failure.kind === 'refusal' ? 'refused' : 'fault';
    const { code, message, wayOut } = failure;
    this.came(outcome, { ...about, code, words: `${message}${wayOut}` });
    return outcome;
  }

  count(outcome: Outcome): number {
    return this.#counts.get(outcome) ?? 0;
  }

  #leftWords = (): string =>
    this.#left === 0 ? '' : `另有 ${this.#left} 条记录未装入，待对方回执后由下一个数据包送出。`;

  /** The last line; the exit code. */
  end(): ExitCode {
    const counts = OUTCOMES.flatMap((outcome) => {
      const count = this.count(outcome);
      return count > 0 ? [[outcome, count] as const] : [];
    });
    const milliseconds = Math.round(performance.now() - this.#started);
    const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
    this.io.result({ event: 'end', ...Object.fromEntries(counts), milliseconds, peakMiB });
    this.io.say(
      counts.length === 0
        ? '没有要办理的数据包。'
        : `${counts.map(([outcome, count]) => `${WORDS[outcome]} ${count}`).join('，')}。${this.#leftWords()}`,
    );
    if (this.count('fault') > 0) return EXIT.fault;
    return counts.every(([outcome]) => SETTLED.includes(outcome)) ? EXIT.done : EXIT.refusal;
  }
}
