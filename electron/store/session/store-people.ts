/**
 * The people of an open store and the keys: who has a way in, who signs, and what the station receives with. The
 * part of a session that is asked of the file `keys` and changes nothing else.
 */
import type { KdfParameters } from '#electron/crypto/passphrase';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { err, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import { forgetFailures, unrecordedFailures } from '../keys/attempts';
import type { KeyKeeper } from '../keys/key-keeper';
import type { KeptIdentity, Receiving, Signer } from '../receiving-types';
import type { FailedSignIns } from '../store-types';

/** What the people of a store need of its session. */
export interface PeopleParts {
  readonly dir: string;
  readonly keeper: KeyKeeper;
  /** Signs with the station's key. */
  readonly sign: Signer['sign'];
  /** Why nothing can be written now; null when it can. */
  readonly cases: { readonly refusal: StoreFault | null };
}

export class StorePeople {
  readonly #parts: PeopleParts;

  constructor(parts: PeopleParts) {
    this.#parts = parts;
  }

  checkPassphrase(account: AccountId, passphrase: string, now: Instant): Promise<Result<void, StoreFault>> {
    return this.#parts.keeper.checkPassphrase(account, passphrase, now);
  }

  async addPerson(
    account: AccountId,
    passphrase: string,
    kdf?: KdfParameters,
  ): Promise<Result<void, StoreFault>> {
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : this.#parts.keeper.addPerson(account, passphrase, kdf);
  }

  async changePassphrase(
    account: AccountId,
    passphrase: string,
    kdf?: KdfParameters,
  ): Promise<Result<void, StoreFault>> {
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : this.#parts.keeper.changePassphrase(account, passphrase, kdf);
  }

  removePerson(account: AccountId): Result<void, StoreFault> {
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : this.#parts.keeper.removePerson(account);
  }

  renewRecoveryKey(): Result<{ readonly recoveryKey: string }, StoreFault> {
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : this.#parts.keeper.renewRecoveryKey();
  }

  tagOf(account: AccountId): string {
    return this.#parts.keeper.tagOf(account);
  }

  failedSignIns(): readonly FailedSignIns[] {
    const failures = unrecordedFailures(this.#parts.dir);
    return failures.ok ? failures.value : [];
  }

  forgetFailedSignIns(): Result<void, StoreFault> {
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : forgetFailures(this.#parts.dir);
  }

  hasCarriedSlot(account: AccountId): boolean {
    return this.#parts.keeper.hasCarriedSlot(account);
  }

  get install(): string {
    return this.#parts.keeper.document.store;
  }

  get receiving(): Receiving | null {
    return this.#parts.keeper.receiving;
  }

  keepReceiving(identities: readonly KeptIdentity[], recipient?: string): Result<void, StoreFault> {
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : this.#parts.keeper.keepReceiving(identities, recipient);
  }

  get stationSigner(): Signer {
    return { publicKey: this.#parts.keeper.document.station.publicKey, sign: this.#parts.sign };
  }

  personSigner(account: AccountId): Signer | null {
    return this.#parts.keeper.personSigner(account);
  }

  async renewPersonSigner(
    account: AccountId,
    passphrase: string,
    now: Instant,
  ): Promise<Result<{ readonly publicKey: string }, StoreFault>> {
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : this.#parts.keeper.renewPersonSigner(account, passphrase, now);
  }

  async changeOwnPassphrase(
    account: AccountId,
    current: string,
    next: string,
    now: Instant,
  ): Promise<Result<void, StoreFault>> {
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : this.#parts.keeper.changeOwnPassphrase(account, current, next, now);
  }

  keepSignersOf(accounts: Iterable<AccountId>): void {
    this.#parts.keeper.keepSignersOf(accounts);
  }
}
