/**
 * The file `keys` of an open store and the changes to it: people come and go, passphrases and slips are
 * replaced. Whatever takes a way in away is written over both generations of the file.
 */
import { KDF_FLOOR, type KdfParameters } from '#electron/crypto/passphrase';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { EXCHANGE_FORMAT } from '../layout';
import type { KeptIdentity, Receiving, Signer } from '../receiving-types';
import { isCarried, type KeyDocument, type KeySlot } from './key-document';
import { generationsDiffer, saveKeys, type UnsealedKeys, withNewStation } from './key-file';
import { personSlot, tagOf } from './key-slots';
import { newSigner, type OpenSigner, OpenSigners, withSigner } from './person-signer';
import { openReceiving, sealReceiving, withIdentities } from './receiving';
import { trySignIn } from './sign-in';
import { freshRecovery } from './slips';

/** How often the file was replaced. */
export const serialOf = ({ serial = 0 }: KeyDocument): number => serial;

export class KeyKeeper {
  readonly #dir: string;
  readonly #ring: KeyRing;
  #document: KeyDocument;
  readonly #onSaved: (serial: number) => void;
  readonly #signers = new OpenSigners();
  /** Tries at a passphrase run one after another: many at once must not slip through the gate together. */
  #tries: Promise<unknown> = Promise.resolve();

  /** `onSaved`: told how often the file was replaced, to be remembered outside the store. */
  constructor(dir: string, ring: KeyRing, document: KeyDocument, onSaved: (serial: number) => void) {
    this.#onSaved = onSaved;
    this.#dir = dir;
    this.#ring = ring;
    this.#document = document;
  }

  get document(): KeyDocument {
    return this.#document;
  }

  tagOf(account: AccountId): string {
    return tagOf(this.#document, account);
  }

  /** Writes the file as it should be: both generations sound, and `initialised` once there is an entry.
   * A fault is no harm: it is tried again at the next entry and the next opening. */
  refresh(initialised: boolean, restore: boolean): void {
    if (restore || (initialised && !this.#document.initialised))
      // Over both generations: one that says the store has no entry yet would make every copy of it a new store.
      this.#save({ ...this.#document, initialised: initialised || this.#document.initialised }, true);
  }

  /** Keeps programs that know nothing of the exchange away, in both generations: to be asked before anything is
   * written that they cannot read. */
  raiseFormat(): Result<void, StoreFault> {
    if (this.#document.format === EXCHANGE_FORMAT) return ok(undefined);
    return this.#save({ ...this.#document, format: EXCHANGE_FORMAT }, true);
  }

  async checkPassphrase(
    account: AccountId,
    passphrase: string,
    now: Instant,
  ): Promise<Result<void, StoreFault>> {
    const signer = await this.#proved(account, passphrase, now);
    if (!signer.ok) return signer;
    await this.renewCarried(account, passphrase);
    this.#signers.hold(this.tagOf(account), signer.value);
    return ok(undefined);
  }

  /** The signing key that the right passphrase opens; null when the person has none. The caller holds or wipes it. */
  async #proved(
    account: AccountId,
    passphrase: string,
    now: Instant,
  ): Promise<Result<OpenSigner | null, StoreFault>> {
    const attempt = this.#tries.then(() => trySignIn(this.#dir, this.#document, account, passphrase, now));
    this.#tries = attempt.catch(() => undefined);
    const opened = await attempt;
    if (!opened.ok) return opened;
    opened.value.master.fill(0);
    return ok(opened.value.signer);
  }

  /** Holds the signing key of the person whose passphrase has opened the store. */
  holdSigner(account: AccountId, signer: OpenSigner | null): void {
    this.#signers.hold(this.tagOf(account), signer);
  }

  personSigner(account: AccountId): Signer | null {
    return this.#signers.of(this.tagOf(account));
  }

  keepSignersOf(accounts: Iterable<AccountId>): void {
    this.#signers.keep(new Set([...accounts].map((account) => this.tagOf(account))));
  }

  /** Makes a signing key for a person who proves the passphrase; over both generations, or the one before came back. */
  async renewPersonSigner(
    account: AccountId,
    passphrase: string,
    now: Instant,
  ): Promise<Result<{ readonly publicKey: string }, StoreFault>> {
    const checked = await this.checkPassphrase(account, passphrase, now);
    if (!checked.ok) return checked;
    const tag = this.tagOf(account);
    const slot = this.#document.slots.find((one) => one.tag === tag);
    if (slot === undefined || isCarried(slot)) return err({ code: 'ACCOUNT_UNKNOWN' });
    const signer = newSigner();
    const saved = this.#saveSlot(withSigner(this.#document.store, slot, signer), EXCHANGE_FORMAT);
    this.#signers.hold(tag, saved.ok ? signer : null);
    return saved.ok ? ok({ publicKey: signer.publicKey }) : saved;
  }

  /** A person's own change: the signing key is sealed to the new slot. */
  async changeOwnPassphrase(
    account: AccountId,
    current: string,
    next: string,
    now: Instant,
  ): Promise<Result<void, StoreFault>> {
    const signer = await this.#proved(account, current, now);
    if (!signer.ok) return signer;
    const slot = await this.#slotFor(account, next, this.#usualKdf());
    const held = signer.value;
    const own = held === null ? slot : withSigner(this.#document.store, slot, held);
    const saved = this.#hasSlot(slot.tag) ? this.#saveSlot(own) : err({ code: 'ACCOUNT_UNKNOWN' as const });
    this.#signers.hold(slot.tag, held);
    return saved;
  }

  get receiving(): Receiving | null {
    const opened = openReceiving(this.#ring, this.#document);
    return opened.ok ? opened.value : null;
  }

  /** Over both generations: what is sealed to a key can be opened by nothing else. */
  keepReceiving(identities: readonly KeptIdentity[], recipient?: string): Result<void, StoreFault> {
    const kept = openReceiving(this.#ring, this.#document);
    if (!kept.ok) return kept;
    const all = withIdentities(kept.value, identities, recipient);
    const receiving = sealReceiving(this.#ring, this.#document.store, all);
    return this.#save({ ...this.#document, format: EXCHANGE_FORMAT, receiving }, true);
  }

  #saveSlot(slot: KeySlot, format = this.#document.format): Result<void, StoreFault> {
    const slots = this.#document.slots.map((one) => (one.tag === slot.tag ? slot : one));
    return this.#save({ ...this.#document, format, slots }, true);
  }

  /** Whether a person's slot is still the one carried over from format 1. */
  hasCarriedSlot(account: AccountId): boolean {
    const slot = this.#document.slots.find(({ tag }) => tag === this.tagOf(account));
    return slot !== undefined && isCarried(slot);
  }

  /** Gives a person who has just proved the passphrase a slot of the present kind in place of one carried over
   * from format 1. A fault is no harm: the carried one opens until the next sign-in tries again. */
  async renewCarried(account: AccountId, passphrase: string): Promise<void> {
    const slot = this.#document.slots.find(({ tag }) => tag === this.tagOf(account));
    if (slot !== undefined && isCarried(slot)) await this.changePassphrase(account, passphrase, slot.kdf);
  }

  async addPerson(
    account: AccountId,
    passphrase: string,
    kdf: KdfParameters = this.#usualKdf(),
  ): Promise<Result<void, StoreFault>> {
    const slot = await this.#slotFor(account, passphrase, kdf);
    if (this.#hasSlot(slot.tag)) return err({ code: 'ACCOUNT_EXISTS' });
    return this.#save({ ...this.#document, slots: [...this.#document.slots, slot] }, false);
  }

  async changePassphrase(
    account: AccountId,
    passphrase: string,
    kdf: KdfParameters = this.#usualKdf(),
  ): Promise<Result<void, StoreFault>> {
    const slot = await this.#slotFor(account, passphrase, kdf);
    if (!this.#hasSlot(slot.tag)) return err({ code: 'ACCOUNT_UNKNOWN' });
    // Sealed to the slot before, the signing key is gone with it: whoever sets a passphrase must not sign for another.
    this.#signers.hold(slot.tag, null);
    return this.#saveSlot(slot);
  }

  removePerson(account: AccountId): Result<void, StoreFault> {
    const tag = this.tagOf(account);
    // A removal that a power cut stopped half-way is finished: the former generation still lets the person in.
    if (!this.#hasSlot(tag) && !generationsDiffer(this.#dir)) return ok(undefined);
    this.#signers.hold(tag, null);
    const slots = this.#document.slots.filter((slot) => slot.tag !== tag);
    return this.#save({ ...this.#document, slots }, true);
  }

  /** Replaces the recovery key, whole; slips of the former one open nothing from then on. */
  renewRecoveryKey(): Result<{ readonly recoveryKey: string }, StoreFault> {
    const { store, recovery: former } = this.#document;
    const wrap = this.#ring.wrapMaster.bind(this.#ring);
    const { recoveryKey, recovery } = freshRecovery(store, former.issue ?? null, wrap);
    const saved = this.#save({ ...this.#document, recovery }, true);
    return saved.ok ? ok({ recoveryKey }) : saved;
  }

  /** A fresh station in place of the present one, whose last entry is `lastSeq`. */
  renewStation(lastSeq: number): Result<KeyDocument, StoreFault> {
    const saved = this.#save(withNewStation(this.#ring, this.#document, lastSeq), true);
    return saved.ok ? ok(this.#document) : saved;
  }

  /** What set-up measured on this machine, as the strongest slot has it. */
  #usualKdf(): KdfParameters {
    const [first, ...others] = this.#document.slots;
    return others.reduce(
      (best, { kdf }) => (kdf.memoryKiB * kdf.iterations > best.memoryKiB * best.iterations ? kdf : best),
      first?.kdf ?? KDF_FLOOR,
    );
  }

  #hasSlot(tag: string): boolean {
    return this.#document.slots.some((slot) => slot.tag === tag);
  }

  #slotFor(account: AccountId, passphrase: string, kdf: KdfParameters): Promise<KeySlot> {
    return personSlot(this.#document, account, passphrase, kdf, this.#ring.sealMaster.bind(this.#ring));
  }

  #save(document: UnsealedKeys, forgetFormer: boolean): Result<void, StoreFault> {
    const saved = saveKeys(this.#dir, this.#ring, document, forgetFormer);
    if (!saved.ok) return saved;
    this.#document = saved.value;
    this.#onSaved(serialOf(saved.value));
    return ok(undefined);
  }
}
