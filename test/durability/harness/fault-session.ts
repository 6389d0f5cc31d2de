/**
 * The program that works while its disk fails: the same session again and again in new folders, with the first,
 * second, third … operation of the given kinds failing, until a session meets no fault any more. It runs under
 * recorder.cjs, which makes the faults. After each session the disk is well again and everything promised must
 * be there. One line of JSON at the end.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { faultMessage, JournalReadError, type StoreFault } from '#electron/store/store';
import type { Result } from '#shared/lib/result';
import { draft, NOW } from '../../electron/store/sayings';
import { type DiskKind, diskFaults } from './disk-faults';
import {
  attachmentOf,
  createDesk,
  type DeskStore,
  openDesk,
  Promises,
  problemsOf,
  textOf,
} from './practice-desk';

/** A way in which a disk fails. */
export interface Failing {
  readonly kinds: readonly DiskKind[];
  readonly code: 'ENOSPC' | 'EIO' | 'EROFS' | 'EACCES' | 'EBUSY';
  /** Everything from the n-th on fails, not the n-th alone. */
  readonly lasting: boolean;
}

/** What a way of failing led to. */
export interface Outcome {
  readonly sessions: number;
  /** Sessions in which the store told a fault; in the others it managed without. */
  readonly told: number;
  readonly problems: readonly string[];
}

const disk = diskFaults();
const [root = '', given = ''] = process.argv.slice(2);
const failing = JSON.parse(given) as Failing;

/** What the store may say of each error. */
const SAYS: { readonly [C in Failing['code']]: readonly string[] } = {
  ENOSPC: ['DISK_FULL'],
  EIO: ['IO_ERROR'],
  EROFS: ['ACCESS_DENIED'],
  EACCES: ['ACCESS_DENIED'],
  EBUSY: ['IO_ERROR', 'ACCESS_DENIED'],
};

/** One session on a failing disk: what was promised, what was told. */
class Session {
  readonly promises = new Promises();
  readonly problems: string[] = [];
  readonly faults: string[] = [];
  /** Saves that were refused: their bytes may have reached a disk on which nothing can be undone. */
  refused = 0;

  constructor(readonly dir: string) {}

  /** Notes the fault of a step; answers its value, or null. */
  #take<T>(step: string, result: Result<T, StoreFault>): { readonly value: T } | null {
    if (result.ok) return result;
    const { error } = result;
    const { message, wayOut } = faultMessage(error);
    for (const words of [message, wayOut])
      if (!/[\u4e00-\u9fff]{4}/.test(words)) this.problems.push(`${step}: ${error.code} says "${words}"`);
    // After a failed write the store may refuse to write until it is opened again; and what it cannot read
    // when opening it shows as such, and does not write behind it.
    const followsFault =
      error.code === 'JOURNAL_READ_ONLY' &&
      (this.faults.length > 0 || error.damage?.reason === 'segment-unreadable');
    if (!SAYS[failing.code].includes(error.code) && !followsFault)
      this.problems.push(`${step}: ${failing.code} is told as ${error.code}`);
    this.faults.push(`${step} ${error.code}`);
    return null;
  }

  async run(): Promise<void> {
    if (this.#take('create', await createDesk(this.dir)) === null) return;
    this.promises.created = true;
    await this.#work(4, true);
    await this.#work(2, false);
  }

  async #work(saves: number, indexed: boolean): Promise<void> {
    const opened = this.#take('open', await openDesk(this.dir));
    if (opened === null) return;
    const store = opened.value;
    try {
      await this.#workIn(store, saves, indexed);
    } finally {
      // Also after a throw: what follows must not be taken for a store that is still in use.
      this.#take('close', store.close());
    }
  }

  async #workIn(store: DeskStore, saves: number, indexed: boolean): Promise<void> {
    for (let count = 0; count < saves; count += 1) {
      if (count % 2 === 1) this.#keep(store);
      this.#save(store);
      await setImmediate();
    }
    this.#look(store);
    this.#take('seal', store.seal(NOW));
    if (indexed) this.#take('snapshot', await store.snapshot());
  }

  #save(store: DeskStore): void {
    const { count } = store;
    const held = store.views.said.length;
    const saved = this.#take('save', store.append(draft(textOf(count + 1))));
    if (saved !== null) {
      this.promises.save(count + 1, saved.value.id);
      return;
    }
    this.refused += 1;
    if (store.count !== count || store.views.said.length !== held)
      this.problems.push('save: refused, yet the views have changed');
  }

  #keep(store: DeskStore): void {
    const number = store.count + 1;
    const kept = this.#take('keep', store.putBlob(attachmentOf(number)));
    if (kept !== null) this.promises.attachments.set(number, kept.value);
  }

  #look(store: DeskStore): void {
    try {
      for (const { id } of store.entries()) if (id === '') this.problems.push('an entry without an id');
    } catch (error) {
      if (!(error instanceof JournalReadError)) throw error;
      this.faults.push('look');
    }
  }
}

const problems: string[] = [];
let told = 0;
let sessions = 0;
for (let n = 1; ; n += 1) {
  const dir = join(root, `n-${n}`);
  const session = new Session(dir);
  disk.arm(failing.kinds, n, failing.code, failing.lasting);
  let thrown: unknown = null;
  try {
    await session.run();
  } catch (error) {
    thrown = error;
  }
  const hits = disk.calm();
  if (thrown !== null)
    session.problems.push(`threw ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
  sessions += 1;
  if (session.faults.length > 0) told += 1;
  if (hits === 0 && session.faults.length > 0) session.problems.push('told a fault that was none');
  const after = await problemsOf(dir, session.promises, {
    slack: failing.lasting ? session.refused : 0,
  });
  for (const problem of [...session.problems, ...after])
    problems.push(`n=${n} (${session.faults.join(', ')}): ${problem}`);
  rmSync(dir, { recursive: true, force: true });
  if (hits === 0 || problems.length > 20) break;
}
const outcome: Outcome = { sessions, told, problems };
console.log(JSON.stringify(outcome));
