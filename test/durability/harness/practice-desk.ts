/**
 * What the programs of the durability tests do with a store, and what they hold it to afterwards. Only the
 * store's public door is used, so the same demands stand however the store keeps its bytes. What an entry or
 * attachment holds follows from its number, so nothing need be remembered to know what must be there.
 */
import { writeSync } from 'node:fs';
import { createStore, faultMessage, openStore, type StoreFault } from '#electron/store/store';
import type { BlobHash } from '#shared/domain/ids';
import type { Result } from '#shared/lib/result';
import { BY_PRACTICE, draft, NOW, sayings } from '../../electron/store/sayings';

/** Says a line so that it stands in the recording at this very moment, and has left the process when it is killed. */
export const tell = (line: string): void => {
  writeSync(1, `${line}\n`);
};

export const openDesk = (dir: string, readOnly = false) =>
  openStore({ dir, unlock: BY_PRACTICE, fold: sayings, now: NOW, readOnly });

export const createDesk = (dir: string) => createStore({ dir, practice: true, createdAt: NOW, people: [] });

type Opened = Awaited<ReturnType<typeof openDesk>>;
export type DeskStore = Extract<Opened, { ok: true }>['value'];

/** What entry `number` says. Lengths differ, so that cuts hit every part of a write and of a sector. */
export const textOf = (number: number): string =>
  `${number}:${'记'.repeat((number * 37) % (number % 4 === 0 ? 900 : 60))}`;

/** The content of attachment `number`: from nothing to some dozen sectors. */
export function attachmentOf(number: number): Buffer {
  const bytes = Buffer.alloc((number * 2741) % 9000);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (number * 31 + at * 7 + (at >> 8)) & 0xff;
  bytes.write(`attachment ${number}`.slice(0, bytes.length));
  return bytes;
}

/** Saves the next entry and tells `saved <number> <id>`. */
export function saveNext(store: DeskStore): Result<void, StoreFault> {
  const number = store.count + 1;
  const saved = store.append(draft(textOf(number)));
  if (!saved.ok) return saved;
  tell(`saved ${number} ${saved.value.id}`);
  return { ok: true, value: undefined };
}

/** Keeps attachment `number` and tells `kept <number> <hash>`. */
export function keepAttachment(store: DeskStore, number: number): Result<void, StoreFault> {
  const kept = store.putBlob(attachmentOf(number));
  if (!kept.ok) return kept;
  tell(`kept ${number} ${kept.value}`);
  return { ok: true, value: undefined };
}

/** What a program has been told is saved. */
export class Promises {
  created = false;
  /** Ids of entries by number. One that was saved by a process killed before it could tell is not among them. */
  readonly ids = new Map<number, string>();
  /** The highest number told. */
  count = 0;
  readonly attachments = new Map<number, string>();
  /** Lines that promise nothing. */
  readonly others: string[] = [];

  /** Takes in a line that a program told. */
  hear(line: string): void {
    const [word = '', number = '0', name = ''] = line.split(' ');
    if (word === 'created') this.created = true;
    else if (word === 'saved') this.save(Number(number), name);
    else if (word === 'kept') this.attachments.set(Number(number), name);
    else this.others.push(line);
  }

  save(number: number, id: string): void {
    this.ids.set(number, id);
    this.count = Math.max(this.count, number);
  }

  /** Tells moments apart that a power cut shows alike. */
  get told(): string {
    return `${this.created} ${this.count} ${this.attachments.size}`;
  }

  copy(): Promises {
    const copy = new Promises();
    this.copyInto(copy);
    return copy;
  }

  protected copyInto(copy: Promises): void {
    copy.created = this.created;
    for (const [number, id] of this.ids) copy.save(number, id);
    for (const [number, hash] of this.attachments) copy.attachments.set(number, hash);
  }
}

const said = (fault: StoreFault): string => `${fault.code} ${faultMessage(fault).message}`;

/** Keeps the seal and the index up to date while saving goes on; tells nothing, for nothing is promised by it. */
export async function sealAndSnapshot(store: DeskStore): Promise<Result<void, StoreFault>> {
  const sealed = store.seal(NOW);
  return sealed.ok ? store.snapshot() : sealed;
}

/** What is not as promised in an open store's views. `slack`: entries that may be more. */
export function unmetViews(store: DeskStore, promises: Promises, slack = 1): readonly string[] {
  const problems: string[] = [];
  const { damage } = store.opened;
  if (damage !== null) problems.push(`damage ${damage.reason} in ${damage.file} at ${damage.position}`);
  const { count } = promises;
  if (store.count < count) problems.push(`lost: ${count} promised, ${store.count} there`);
  if (store.count > count + slack) problems.push(`too many: ${count} promised, ${store.count} there`);
  if (store.views.said.length !== store.count) problems.push(`views hold ${store.views.said.length}`);
  for (const [at, text] of store.views.said.entries())
    if (text !== textOf(at + 1)) problems.push(`entry ${at + 1} says something else`);
  for (const [number, id] of promises.ids)
    if (store.views.ids[number - 1] !== id) problems.push(`lost: entry ${number} is another`);
  return problems;
}

/** Every demand on an open store that is not met, also on what is not in its views; empty when all is well. */
export function unmet(store: DeskStore, promises: Promises, slack = 1): readonly string[] {
  const problems = [...unmetViews(store, promises, slack)];
  let read = 0;
  for (const { id } of store.entries()) {
    if (store.views.ids[read] !== id) problems.push(`the journal's entry ${read + 1} is another`);
    read += 1;
  }
  if (read !== store.count) problems.push(`the journal gives ${read} of ${store.count}`);
  for (const [at, id] of store.views.ids.entries())
    if (store.tables.get('said', id)?.reason !== textOf(at + 1))
      problems.push(`document ${at + 1} is another`);
  for (const [number, hash] of promises.attachments) {
    const bytes = store.getBlob(hash as BlobHash);
    if (!bytes.ok) problems.push(`lost: attachment ${number} ${said(bytes.error)}`);
    else if (!attachmentOf(number).equals(bytes.value)) problems.push(`attachment ${number} is another`);
  }
  return problems;
}

/** How much is demanded after opening. */
export interface Demands {
  /** Entries that may be there although they were not promised. */
  readonly slack?: number;
  /** That a seal and a snapshot can be made too; costs a thread. */
  readonly snapshot?: boolean;
  /** That what was saved now is there after opening once more; true unless said otherwise. */
  readonly again?: boolean;
}

/** Demands that saving goes on and lasts: appends, keeps, closes, opens again, looks. */
export async function unmetGoingOn(
  dir: string,
  store: DeskStore,
  promises: Promises,
  { snapshot = false, again: twice = true }: Demands = {},
): Promise<readonly string[]> {
  const after = promises.copy();
  for (const [at, id] of store.views.ids.entries()) after.save(at + 1, id);
  const attachment = store.putBlob(attachmentOf(9_999));
  if (!attachment.ok) return [`attachment refused: ${said(attachment.error)}`];
  after.attachments.set(9_999, attachment.value);
  const saved = store.append(draft(textOf(store.count + 1)));
  if (!saved.ok) return [`append refused: ${said(saved.error)}`];
  after.save(store.count, saved.value.id);
  const indexed = snapshot ? await sealAndSnapshot(store) : saved;
  if (!indexed.ok) return [`snapshot refused: ${said(indexed.error)}`];
  const closed = store.close();
  if (!closed.ok) return [`close refused: ${said(closed.error)}`];
  if (!twice) return [];
  const again = await openDesk(dir);
  if (!again.ok) return [`not opened again: ${said(again.error)}`];
  const problems = unmet(again.value, after, 0).map((problem) => `after going on: ${problem}`);
  again.value.close();
  return problems;
}

/** Opens a folder and demands everything of it; an unfinished set-up must be possible to begin again. */
export async function problemsOf(
  dir: string,
  promises: Promises,
  demands: Demands = {},
): Promise<readonly string[]> {
  try {
    return await problemsOfFolder(dir, promises, demands);
  } catch (error) {
    return [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

async function problemsOfFolder(
  dir: string,
  promises: Promises,
  demands: Demands = {},
): Promise<readonly string[]> {
  const opened = await openDesk(dir);
  if (opened.ok) {
    const problems = unmet(opened.value, promises, demands.slack);
    if (problems.length === 0) return unmetGoingOn(dir, opened.value, promises, demands);
    opened.value.close();
    return problems;
  }
  if (promises.created) return [`lost: not opened: ${said(opened.error)}`];
  const made = await createDesk(dir);
  if (!made.ok) return [`${opened.error.code}, yet cannot be set up: ${said(made.error)}`];
  const again = await openDesk(dir);
  return again.ok ? unmetGoingOn(dir, again.value, promises, demands) : [`set up, yet ${said(again.error)}`];
}
