/**
 * A whole desk: a store with keys of its people, anchors of its machine, a medium for backups and a second machine
 * that restores from it. What the programs of the durability tests do with it; what they hold it to afterwards stands
 * in `whole-problems`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createStore, openSet, type StoreFault, slipsOf, thrownFault } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Result } from '#shared/lib/result';
import { draft, NOW } from '../../electron/store/sayings';
import { attachmentOf, textOf } from './practice-desk';
import { ADMIN, ADMIN_PASSPHRASE, BY_ADMIN, openAt, placesIn, WEAK, type WholeStore } from './whole-places';
import type { Way } from './whole-promises';

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

  /** Keeps an attachment and saves the entry that names it: one that no entry names is not carried under a new key. */
  attach(): void {
    const number = this.#next('keep');
    if (number === null) return;
    const content = attachmentOf(number);
    const kept = this.#stage.take('keep', this.#open.putBlob(content));
    if (kept === null) return;
    const attachments = [{ hash: kept.value, bytes: content.length, name: `${number}` }];
    const entry = { ...draft(textOf(number)), attachments };
    const saved = this.#stage.take('save', this.#open.append(entry));
    if (saved === null) return;
    this.#stage.tell(`saved ${number} ${saved.value.id}`);
    this.#stage.tell(`kept ${number} ${kept.value}`);
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

  /** Renews the master key for these people, with new slips; `meanwhile` is done while the copy is being made. */
  async renewMaster(accounts: readonly string[], meanwhile: () => void): Promise<void> {
    const store = this.#open;
    this.#stage.tell('doing slips');
    const preparing = store.prepareNewMaster({});
    meanwhile();
    const made = this.#stage.take('prepare', await preparing);
    if (made === null) return;
    const adopted = await store.adoptNewMaster(made.value, accounts as readonly AccountId[], NOW);
    this.store = adopted.ok ? adopted.value.store : adopted.error.former;
    const taken = this.#stage.take('adopt', adopted.ok ? adopted : { ok: false, error: adopted.error.fault });
    if (taken === null) return;
    const slips = await slipsOf(taken.value.recoveryKey);
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

/** A desk that renews its master key twice, the second time over what the first one left. */
export async function rotatingLife(desk: WholeDesk): Promise<void> {
  if (!(await desk.create()) || !(await desk.open())) return;
  desk.save();
  desk.attach();
  await desk.index();
  desk.save();
  await desk.renewMaster([ADMIN, 'clerk'], () => {
    desk.save();
    desk.attach();
  });
  desk.save();
  await desk.way('clerk', 'clerk-0', 'clerk-1');
  desk.attach();
  desk.close();
  if (!(await desk.open())) return;
  desk.save();
  await desk.renewMaster([ADMIN, 'clerk'], () => undefined);
  desk.save();
  desk.close();
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
