/**
 * What a desk holds of the exchange in memory: the one work under way, and what was previewed and waits for a
 * confirmation. When the desk is locked it is gone, and bundles are simply checked again; why one waits is kept.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '#electron/services/desk/desk';
import { type LongWork, OneAtATime } from '#electron/services/desk/long-work';
import { refusal } from '#electron/services/desk/trouble';
import { BundleThread } from '#electron/sync/bundle/bundle-worker';
import type { BundleHooks } from '#electron/sync/bundle/stopped';
import { type BundleHeader, bundleKey } from '#shared/bundle/header';
import type { Answer } from '#shared/contract/failure';
import type { Planned } from './planned';
import { WaitingBundles } from './waiting-bundles';

/** What is under way, as the screen tells it apart. */
export type ExchangeWork = 'export' | 'receive' | 'check' | 'backup' | 'apply' | 'carry';

const STEPS: { readonly [W in ExchangeWork]: string } = {
  export: '正在制作数据包',
  receive: '正在读取介质',
  check: '正在校验数据包',
  backup: '正在备份，备份后导入',
  apply: '正在导入数据包',
  carry: '正在写出并核对',
};

/** The folders beside the vault in which bundles lie, all of them sealed by their senders. */
export const EXCHANGE_FOLDERS = ['inbox', 'outbox', 'quarantine', 'courier'] as const;
export type ExchangeFolder = (typeof EXCHANGE_FOLDERS)[number];

/** Where bundles of a kind lie; made when it is not there yet. */
export function exchangeFolder(desk: Desk, folder: ExchangeFolder): string {
  const path = join(`${desk.ports.paths.vault}.exchange`, folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

/** Cases with an open contradiction, and those of them in which this office decides. */
export interface ConflictCounts {
  readonly conflicts: number;
  readonly conflictsHere: number;
}

/** Previews that are held at one time: each holds what its bundle brings. */
const MOST_PLANNED = 20;

export class Exchange {
  readonly #works = new OneAtATime();
  /** Where bundles are read. */
  readonly thread = new BundleThread();
  #what: ExchangeWork | null = null;
  /** Previews by number and content of their bundles (`bundleKey`). */
  readonly planned = new Map<string, Planned>();
  /** Why bundles that were looked at are not taken in yet, by the same. */
  readonly waiting: WaitingBundles;
  /** What staged files say of themselves, by their places. */
  readonly headers = new Map<string, BundleHeader | null>();
  /** What an import that was cut off had left to do is done, in this opening of the store and since the last choice that
   * may send a case on its way here. */
  hasCaughtUp = false;
  /** What was counted last while nothing was under way. */
  counted: ConflictCounts | null = null;
  /** The last backup that was made before an import in this opening of the store; null: none. */
  backup: number | null = null;
  /** Why the last one that was asked for was not made; null: none was asked for in vain. */
  notBackedUp: string | null = null;
  /** `checking`: what was taken in is held against its preview, and nothing is written meanwhile. `halted`: it did not
   * come to that, and nothing is written any more. */
  writing: 'free' | 'checking' | 'halted' = 'free';

  /** `vault`: the store beside which its files lie. */
  constructor(vault: string) {
    this.waiting = new WaitingBundles(join(`${vault}.exchange`, 'waiting.json'));
  }

  /** What is under way; null for nothing. */
  get work(): { readonly what: ExchangeWork; readonly step: string; readonly percent: number } | null {
    return this.#what === null
      ? null
      : { what: this.#what, step: STEPS[this.#what], percent: this.#works.percent ?? 0 };
  }

  /** Runs one work of the exchange; refused while another is under way. */
  async run<T>(what: ExchangeWork, act: (work: LongWork) => Promise<Answer<T>>): Promise<Answer<T>> {
    const done = await this.#works.run(async (work) => {
      this.#what = what;
      try {
        return await act(work);
      } finally {
        this.#what = null;
      }
    });
    return (
      done ??
      refusal(
        'EXCHANGE_BUSY',
        `${this.#what === null ? '数据包收发' : STEPS[this.#what]}，本次没有办理。`,
        '请等它完成，或先取消。',
      )
    );
  }

  /** Holds a preview in the place of the one before; the oldest goes when there are many. */
  hold(planned: Planned): void {
    const key = bundleKey(planned.open.header);
    this.planned.delete(key);
    this.planned.set(key, planned);
    const [oldest] = this.planned.keys();
    if (this.planned.size > MOST_PLANNED && oldest !== undefined) this.planned.delete(oldest);
  }

  /** The newest preview of a bundle with this number, or the one that was shown. */
  planOf(bundleId: string, hash: string | null = null): Planned | undefined {
    return [...this.planned.values()].findLast(
      ({ view }) => view.bundleId === bundleId && (hash === null || view.hash === hash),
    );
  }

  cancel(): void {
    this.#works.cancel();
  }

  /** The desk is locked: what was read of bundles goes from memory. */
  forget(): void {
    this.cancel();
    this.thread.end();
    this.planned.clear();
    this.waiting.forget();
    this.headers.clear();
    this.counted = null;
    this.backup = null;
    this.notBackedUp = null;
    // What was halted stays so until the fold is made anew at the next opening.
    if (this.writing === 'checking') this.writing = 'free';
    this.hasCaughtUp = false;
  }
}

/** A work as the code of bundles asks for it, from one share of it to another. */
export const hooksOf = (work: LongWork, from = 0, to = 1): BundleHooks => ({
  cancelled: () => work.stop.signal.aborted,
  progress: (done) => {
    work.share = from + (to - from) * Math.min(1, Math.max(0, done));
  },
});
