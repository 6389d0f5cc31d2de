/**
 * A whole desk: a store with keys of its people, anchors of its machine, a medium for backups and a second machine
 * that restores from it. What the programs of the durability tests do with it, and what they hold it to afterwards.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  createStore,
  faultMessage,
  openSet,
  openStore,
  type StoreFault,
  slipsOf,
  storeStatus,
  thrownFault,
  type Unlock,
} from '#electron/store/store';
import type { AccountId, BlobHash } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { Result } from '#shared/lib/result';
import { draft, NOW } from '../../electron/store/sayings';
import { attachmentOf, type Demands, type Promises, textOf } from './practice-desk';
import type { Way, WholePromises } from './whole-promises';

/** As weak as can be: nothing of what is tested here follows from the cost of a try. */
const WEAK = { memoryKiB: 64, iterations: 1, parallelism: 1, belowFloor: true } as const;
const ADMIN = 'admin';
const ADMIN_PASSPHRASE = 'admin-of-the-whole-desk';

/** Where everything lies. */
export const placesIn = (root: string) => ({
  vault: join(root, 'vault'),
  anchors: join(root, 'anchors'),
  stick: join(root, 'stick'),
  side: join(root, 'trial'),
  other: join(root, 'other', 'vault'),
  otherAnchors: join(root, 'other', 'anchors'),
});

const by = (account: string, passphrase: string): Unlock => ({
  kind: 'passphrase',
  account: account as AccountId,
  passphrase,
});
const BY_ADMIN = by(ADMIN, ADMIN_PASSPHRASE);

const openAt = (dir: string, anchors: string | null, unlock: Unlock, readOnly = false) =>
  openStore({ dir, unlock, fold: DESK_FOLD, now: NOW, readOnly, ...(anchors === null ? {} : { anchors }) });

type Opened = Awaited<ReturnType<typeof openAt>>;
type WholeStore = Extract<Opened, { ok: true }>['value'];

/** What an actor needs: where lines go, and what becomes of a fault (`null`: the act did not come to its end). */
export interface Stage {
  tell(line: string): void;
  take<T>(step: string, result: Result<T, StoreFault>): { readonly value: T } | null;
}

/** Does things with a whole desk and tells of each. */
export class WholeDesk {
  readonly places: ReturnType<typeof placesIn>;
  store: WholeStore | null = null;
  readonly #stage: Stage;

  constructor(root: string, stage: Stage) {
    this.places = placesIn(root);
    this.#stage = stage;
    // The medium and the second machine are there before anything of the desk is.
    mkdirSync(this.places.stick, { recursive: true });
    mkdirSync(join(this.places.other, '..'), { recursive: true });
  }

  /** Sets everything up; false when it was refused. */
  async create(): Promise<boolean> {
    const people = [
      { account: ADMIN as AccountId, passphrase: ADMIN_PASSPHRASE },
      { account: 'clerk' as AccountId, passphrase: 'clerk-0' },
    ];
    const made = this.#stage.take(
      'create',
      await createStore({ dir: this.places.vault, practice: false, createdAt: NOW, people, kdf: WEAK }),
    );
    if (made === null) return false;
    this.#stage.tell('created');
    this.#stage.tell(`slips ${made.value.slips[0]} ${made.value.slips[2]}`);
    this.#stage.tell(`way ${ADMIN} ${ADMIN_PASSPHRASE}`);
    this.#stage.tell('way clerk clerk-0');
    return true;
  }

  async open(): Promise<boolean> {
    const { vault, anchors } = this.places;
    const opened = this.#stage.take('open', await openAt(vault, anchors, BY_ADMIN));
    this.store = opened?.value ?? null;
    return opened !== null;
  }

  close(): void {
    const { store } = this;
    this.store = null;
    if (store !== null) this.#stage.take('close', store.close());
  }

  get #open(): WholeStore {
    if (this.store === null) throw new Error('nothing is open');
    return this.store;
  }

  /** The number of the next entry; null when the index cannot be read, which every look throws. */
  #next(step: string): number | null {
    try {
      return this.#open.count + 1;
    } catch (error) {
      const fault = thrownFault(error);
      if (fault === null) throw error;
      this.#stage.take(step, { ok: false, error: fault });
      return null;
    }
  }

  save(): void {
    const store = this.#open;
    const number = this.#next('save');
    if (number === null) return;
    const saved = this.#stage.take('save', store.append(draft(textOf(number))));
    if (saved !== null) this.#stage.tell(`saved ${number} ${saved.value.id}`);
  }

  keep(): void {
    const number = this.#next('keep');
    if (number === null) return;
    const kept = this.#stage.take('keep', this.#open.putBlob(attachmentOf(number)));
    if (kept !== null) this.#stage.tell(`kept ${number} ${kept.value}`);
  }

  async index(): Promise<void> {
    if (this.#stage.take('seal', this.#open.seal(NOW)) === null) return;
    this.#stage.take('snapshot', await this.#open.snapshot());
  }

  /** Gives, changes or takes away a way in, as the account has one or not. */
  async way(account: string, before: Way, after: Way): Promise<void> {
    this.#stage.tell(`doing way ${account} ${after ?? '-'}`);
    const store = this.#open;
    const name = account as AccountId;
    const changed =
      after === null
        ? store.removePerson(name)
        : before === null
          ? await store.addPerson(name, after, WEAK)
          : await store.changePassphrase(name, after, WEAK);
    if (this.#stage.take('way', changed) !== null) this.#stage.tell(`way ${account} ${after ?? '-'}`);
  }

  async slips(): Promise<void> {
    this.#stage.tell('doing slips');
    const renewed = this.#stage.take('slips', this.#open.renewRecoveryKey());
    if (renewed === null) return;
    const slips = await slipsOf(renewed.value.recoveryKey);
    this.#stage.tell(`slips ${slips[0]} ${slips[1]}`);
  }

  async backUp(): Promise<void> {
    this.#stage.tell('doing backup');
    const made = this.#stage.take('backup', await this.#open.backUp({ target: this.places.stick, now: NOW }));
    if (made !== null) this.#stage.tell(`backed ${made.value.number} ${made.value.entries}`);
  }

  async tryBackup(number: number): Promise<void> {
    const { stick: target, side } = this.places;
    const tried = this.#stage.take('trial', await this.#open.tryBackup({ target, number, side, now: NOW }));
    if (tried?.value.clean === false) this.#stage.tell(`trial ${number} ${tried.value.finding}`);
  }

  /** The second machine takes a backup from the medium. */
  async restore(number: number): Promise<boolean> {
    const { stick, other, otherAnchors: anchors } = this.places;
    this.#stage.tell('doing restore');
    const set = this.#stage.take('set', await openSet(stick, other, BY_ADMIN, NOW));
    if (set === null) return false;
    const restored = await set.value.restore({ number, vault: other, anchors, now: NOW });
    const entries = set.value.backups.find(({ summary }) => summary.number === number)?.summary.entries;
    set.value.close();
    const taken = this.#stage.take('restore', restored);
    if (taken?.value.clean !== true) return false;
    this.#stage.tell(`restored ${entries}`);
    return true;
  }

  /** The second machine goes on under a station of its own, saves once more, and closes. */
  async goOnThere(): Promise<void> {
    const { other, otherAnchors } = this.places;
    const opened = this.#stage.take('open there', await openAt(other, otherAnchors, BY_ADMIN));
    if (opened === null) return;
    this.#stage.tell('doing here');
    const number = opened.value.count + 1;
    const here = this.#stage.take('here', await opened.value.continueHere(draft(textOf(number))));
    if (here === null) {
      opened.value.close();
      return;
    }
    this.#stage.tell(`here ${number} ${here.value.tip.id}`);
    const saved = this.#stage.take('save there', here.value.append(draft(textOf(number + 1))));
    if (saved !== null) this.#stage.tell(`there ${number + 1} ${saved.value.id}`);
    this.#stage.take('close there', here.value.close());
  }
}

const said = (fault: StoreFault): string => `${fault.code} ${faultMessage(fault).message}`;

/** Which entries and attachments are not as promised. `slack`: entries that may be more. */
function unmetEntries(store: WholeStore, promises: Promises, slack: number): readonly string[] {
  const problems: string[] = [];
  const { damage } = store.opened;
  if (damage !== null) problems.push(`damage ${damage.reason} in ${damage.file} at ${damage.position}`);
  if (store.count < promises.count) problems.push(`lost: ${promises.count} promised, ${store.count} there`);
  if (store.count > promises.count + slack)
    problems.push(`too many: ${promises.count} promised, ${store.count} there`);
  let number = 0;
  for (const { entry, id } of store.entries()) {
    number += 1;
    const [event] = entry.events;
    if (event?.type !== 'clockConfirmed' || event.reason !== textOf(number))
      problems.push(`entry ${number} says something else`);
    if ((promises.ids.get(number) ?? id) !== id) problems.push(`lost: entry ${number} is another`);
  }
  if (number !== store.count) problems.push(`the journal gives ${number} of ${store.count}`);
  for (const [one, hash] of promises.attachments) {
    const bytes = store.getBlob(hash as BlobHash);
    if (!bytes.ok) problems.push(`lost: attachment ${one} ${said(bytes.error)}`);
    else if (!attachmentOf(one).equals(bytes.value)) problems.push(`attachment ${one} is another`);
  }
  return problems;
}

/** Whether a way opens the store, for reading only; a fault that is no refusal of the way is a problem. */
async function opens(dir: string, unlock: Unlock, problems: string[]): Promise<boolean> {
  const opened = await openAt(dir, null, unlock, true);
  if (opened.ok) opened.value.close();
  else if (!['WRONG_PASSPHRASE', 'WRONG_SLIPS'].includes(opened.error.code))
    problems.push(`a way in: ${said(opened.error)}`);
  return opened.ok;
}

/** Which ways open that must not, or do not open that must. */
async function unmetWays(dir: string, promises: WholePromises): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [account, { sure, maybe, gone }] of promises.ways) {
    const named = [...new Set([sure, ...maybe])];
    const opening: string[] = [];
    for (const way of named)
      if (way !== null && (await opens(dir, by(account, way), problems))) opening.push(way);
    const must = named.includes(null) ? [0, 1] : [1];
    if (!must.includes(opening.length))
      problems.push(
        `lost: ${account} comes in by ${opening.join(' and ') || 'nothing'} of ${named.join(', ')}`,
      );
    for (const way of gone)
      if (!named.includes(way) && (await opens(dir, by(account, way), problems)))
        problems.push(`${account} still comes in by ${way}`);
  }
  const { slips } = promises;
  if (slips !== null && !(await opens(dir, { kind: 'slips', slips }, problems)))
    problems.push('lost: the slips open nothing');
  return problems;
}

/** Ends acts that were broken off; then no former way may open, even by the former generation of the keys. */
async function unmetEnds(root: string, promises: WholePromises): Promise<readonly string[]> {
  const problems: string[] = [];
  const { vault, anchors } = placesIn(root);
  const opened = await openAt(vault, anchors, BY_ADMIN);
  if (!opened.ok) return [`not opened to end what was begun: ${said(opened.error)}`];
  const former: [string, string][] = [];
  for (const [account, { sure, maybe }] of promises.ways) {
    const after = maybe.at(-1);
    if (after === undefined) continue;
    const name = account as AccountId;
    const ended =
      after === null
        ? opened.value.removePerson(name)
        : await opened.value.changePassphrase(name, after, WEAK);
    // A person who was to be added may not be there.
    if (!ended.ok && !(ended.error.code === 'ACCOUNT_UNKNOWN' && sure === null))
      problems.push(`not ended: ${account} ${said(ended.error)}`);
    else if (ended.ok && sure !== null && sure !== after) former.push([account, sure]);
  }
  opened.value.close();
  rmSync(join(vault, 'keys'));
  for (const [account, way] of former)
    if (await opens(vault, by(account, way), problems))
      problems.push(`${account} still comes in by the former generation of the keys`);
  return problems;
}

/** Whether the backups that were told are on the medium; restores the newest into an empty place when asked. */
async function unmetBackups(
  root: string,
  promises: WholePromises,
  restore: boolean,
): Promise<readonly string[]> {
  const newest = Math.max(...promises.backups.keys());
  if (!Number.isFinite(newest)) return [];
  const { stick } = placesIn(root);
  const place = join(root, 'elsewhere');
  mkdirSync(place, { recursive: true });
  const vault = join(place, 'vault');
  const set = await openSet(stick, vault, BY_ADMIN, NOW);
  if (!set.ok) return [`lost: the backups: ${said(set.error)}`];
  const problems: string[] = [];
  const there = new Map(set.value.backups.map(({ summary }) => [summary.number, summary.entries]));
  for (const [number, entries] of promises.backups)
    if (there.get(number) !== entries)
      problems.push(`lost: backup ${number} of ${entries}: ${there.get(number)}`);
  if (restore && problems.length === 0) {
    const anchors = join(place, 'anchors');
    const restored = await set.value.restore({ number: newest, vault, anchors, now: NOW });
    if (!restored.ok) problems.push(`not restored: ${said(restored.error)}`);
    else if (!restored.value.clean) problems.push(`restored unclean: ${restored.value.finding}`);
    else problems.push(...(await unmetThere(vault, null, promises, promises.backups.get(newest) ?? 0)));
  }
  set.value.close();
  return problems;
}

/** The entries that a restored store must have. */
async function unmetThere(
  dir: string,
  anchors: string | null,
  promises: WholePromises,
  entries: number,
): Promise<readonly string[]> {
  const opened = await openAt(dir, anchors, BY_ADMIN);
  if (!opened.ok) return [`restored, yet ${said(opened.error)}`];
  const { value: store } = opened;
  const held = promises.upTo(entries);
  const problems = unmetEntries(store, held, Number.POSITIVE_INFINITY);
  store.close();
  return problems;
}

/** The second machine: nothing, or all of the backup; at home there once that was told. */
async function unmetOther(root: string, promises: WholePromises): Promise<readonly string[]> {
  const { other, otherAnchors } = placesIn(root);
  const { restored, continued } = promises;
  const status = storeStatus(other);
  if (!status.ok) return [`on the second machine: ${said(status.error)}`];
  if (!status.value.exists) return restored === null ? [] : ['lost: the restored store'];
  const opened = await openAt(other, otherAnchors, BY_ADMIN);
  if (!opened.ok) return [`the restored store: ${said(opened.error)}`];
  const { value: store } = opened;
  const { elsewhere } = store.opened;
  const problems = restored ? [...unmetEntries(store, restored, 2)] : [];
  if (continued === 'done' && elsewhere) problems.push('the continued store is a stranger again');
  if (continued === 'no' && !elsewhere)
    problems.push('the restored store is at home without having been continued');
  const number = store.count + 1;
  const here = elsewhere ? await store.continueHere(draft(textOf(number))) : opened;
  if (!here.ok) return [...problems, `cannot go on there: ${said(here.error)}`];
  const saved = here.value.append(draft(textOf(here.value.count + 1)));
  if (!saved.ok) problems.push(`saving there refused: ${said(saved.error)}`);
  here.value.close();
  return problems;
}

/** The store on its own machine: everything promised, at home, and able to go on. */
async function unmetAtHome(root: string, promises: WholePromises, slack: number): Promise<readonly string[]> {
  const { vault, anchors } = placesIn(root);
  const opened = await openAt(vault, anchors, BY_ADMIN);
  if (!opened.ok) return [`lost: not opened: ${said(opened.error)}`];
  const { value: store } = opened;
  const problems = [...unmetEntries(store, promises, slack)];
  if (store.opened.elsewhere) problems.push('a stranger on its own machine');
  if (store.security.damage !== null) problems.push(`security: damage ${store.security.damage.reason}`);
  const saved = store.append(draft(textOf(store.count + 1)));
  if (!saved.ok) problems.push(`append refused: ${said(saved.error)}`);
  const closed = store.close();
  if (!closed.ok) problems.push(`close refused: ${said(closed.error)}`);
  return problems;
}

/** Looks at everything; `snapshot` demands the slow things too: restoring, and the end of broken-off acts. */
export async function problemsOfWhole(
  root: string,
  promises: WholePromises,
  { slack = 1, snapshot = false }: Demands = {},
): Promise<readonly string[]> {
  try {
    if (!promises.created) return await unmetSetUp(root);
    const { vault } = placesIn(root);
    const problems = [...(await unmetAtHome(root, promises, slack)), ...(await unmetWays(vault, promises))];
    problems.push(...(await unmetOther(root, promises)));
    if (snapshot || promises.backups.size === 0)
      problems.push(...(await unmetBackups(root, promises, snapshot)));
    if (problems.length === 0) problems.push(...(await unmetEnds(root, promises)));
    return problems;
  } catch (error) {
    return [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** An unfinished set-up must be possible to begin again. */
async function unmetSetUp(root: string): Promise<readonly string[]> {
  const { vault } = placesIn(root);
  const status = existsSync(vault) ? storeStatus(vault) : null;
  if (status?.ok && status.value.initialised) return ['a store nobody was told of'];
  const problems: string[] = [];
  const stage: Stage = {
    tell: () => undefined,
    take: (step, result) => {
      if (result.ok) return result;
      problems.push(`${step} after a broken set-up: ${said(result.error)}`);
      return null;
    },
  };
  const desk = new WholeDesk(root, stage);
  if ((await desk.create()) && (await desk.open())) {
    desk.save();
    desk.close();
  }
  return problems;
}

/** Everything a desk does in its life, once. */
export async function wholeLife(desk: WholeDesk): Promise<void> {
  if (!(await desk.create()) || !(await desk.open())) return;
  desk.save();
  desk.keep();
  desk.save();
  await desk.way('clerk', 'clerk-0', 'clerk-1');
  await desk.way('deputy', null, 'deputy-0');
  desk.save();
  await desk.backUp();
  await desk.index();
  desk.save();
  await desk.way('deputy', 'deputy-0', null);
  await desk.slips();
  desk.save();
  desk.keep();
  desk.close();
  if (!(await desk.open())) return;
  // An index is made while attachments are kept and entries saved.
  const indexing = desk.index();
  desk.keep();
  desk.save();
  await indexing;
  await desk.backUp();
  await desk.tryBackup(2);
  desk.save();
  desk.close();
  if (await desk.restore(2)) await desk.goOnThere();
}
