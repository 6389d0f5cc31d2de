/**
 * What the store keeps so that others can seal to it and believe it: its receiving keys, and the signing keys of the
 * station and of people. For the exchange alone; none of it may reach a screen, a log, an argument or a file in the
 * clear.
 */
import type { AccountId, DivisionCode } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { Result } from '#shared/lib/result';
import type { StoreFault } from './faults';

/** A key that opens what was sealed for an agency in one epoch, or to this station alone. Secret. */
export interface KeptIdentity {
  /** Null: the station's own. */
  readonly agency: DivisionCode | null;
  /** 0 for the station's own. */
  readonly epoch: number;
  /** In the writing of age. */
  readonly identity: string;
}

export interface Receiving {
  /** What others seal to for this station alone. */
  readonly recipient: string;
  /** Newest epoch first, the station's own last. */
  readonly identities: readonly KeptIdentity[];
}

/** Who can sign, without showing the key. */
export interface Signer {
  /** Ed25519, 64 hex digits. */
  readonly publicKey: string;
  /** The caller puts a domain word in front: no signature of one kind may pass for another. */
  sign(message: Uint8Array): Uint8Array;
}

/** The part of an open store that the exchange takes its keys from. */
export interface ReceivingStore {
  /** Install number: the store's id, 32 hex digits. */
  readonly install: string;
  /** Null before the station has asked to be enrolled. */
  readonly receiving: Receiving | null;
  /** Keeps keys beside those that are kept: none is ever dropped, because what was sealed to it may still come.
   * `recipient`: of the station's own key, when that is among them. */
  keepReceiving(identities: readonly KeptIdentity[], recipient?: string): Result<void, StoreFault>;
  readonly stationSigner: Signer;
  /** The signing key of somebody who is signed in and has one; null otherwise. */
  personSigner(account: AccountId): Signer | null;
  /** Makes a person's signing key in the place of the one before, sealed so that only the own passphrase opens it. */
  renewPersonSigner(
    account: AccountId,
    passphrase: string,
    now: Instant,
  ): Promise<Result<{ readonly publicKey: string }, StoreFault>>;
  /** A person's own change of passphrase: the signing key goes along. Set by somebody else (`changePassphrase`), a new
   * passphrase does not open it, and the person needs a new one. */
  changeOwnPassphrase(
    account: AccountId,
    current: string,
    next: string,
    now: Instant,
  ): Promise<Result<void, StoreFault>>;
  /** Wipes the opened signing keys of everybody else: to be called when anybody has come or gone. */
  keepSignersOf(accounts: Iterable<AccountId>): void;
}
