/**
 * The master key in memory and the keys derived from it, one per purpose. It is wiped when the store
 * closes; it must never be written, logged or handed out.
 */
import type { Suite } from '#electron/crypto/suite';
import { CURRENT_SUITE } from '#electron/crypto/suites';

/** Every use of the master key has its own word, so that no key serves two purposes. */
export type KeyPurpose =
  | 'rsb/store/keys-mac/1'
  | 'rsb/store/station-key/1'
  | 'rsb/store/receiving/1'
  | 'rsb/store/journal/2'
  | 'rsb/store/journal-check/2'
  | 'rsb/store/snapshot/1'
  | 'rsb/store/journal-begin/1'
  | 'rsb/store/pack/1'
  | 'rsb/store/blob-name/1'
  | 'rsb/store/blob-key/1'
  | 'rsb/store/security/1'
  | 'rsb/store/backup/1'
  | 'rsb/store/backup-settings/1'
  | 'rsb/store/backup-report/1'
  | 'rsb/store/seal-slip/1'
  | 'rsb/store/anchor/1'
  | 'rsb/store/master-mark/1';

const MARK_BYTES = 8;

/** Everything a key ring is made of: to be transferred to a worker, never to be kept. */
export interface KeyRingSecrets {
  readonly master: Uint8Array;
  readonly storeId: Uint8Array;
  readonly salt: Uint8Array;
}

export class KeyRing {
  readonly suite: Suite = CURRENT_SUITE;
  /** Identity of the store, 16 bytes: binds every file to it. */
  readonly storeId: Uint8Array;
  readonly #master: Uint8Array;
  readonly #salt: Uint8Array;
  #wiped = false;

  constructor(master: Uint8Array, storeId: Uint8Array, salt: Uint8Array) {
    this.#master = master;
    this.storeId = storeId;
    this.#salt = salt;
  }

  /** A key ring in a worker out of what `transferable` gave. Wiping it wipes the bytes received. */
  static received(secrets: KeyRingSecrets): KeyRing {
    return new KeyRing(secrets.master, secrets.storeId, secrets.salt);
  }

  /** A copy of the secrets for a worker of this process, and for nobody else: to be handed over by transfer
   * (so that no copy stays here) and to be wiped by the worker as soon as its work is done. */
  transferable(): KeyRingSecrets {
    if (this.#wiped) throw new Error('the store is closed');
    // `slice` of a Buffer would share its memory.
    const copy = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes);
    return { master: copy(this.#master), storeId: copy(this.storeId), salt: copy(this.#salt) };
  }

  /** The key for a purpose, for one file when it brings its own salt. The caller wipes it.
   * @throws after `wipe`: using a closed store is a bug. */
  derive(purpose: KeyPurpose, salt: Uint8Array = this.#salt): Uint8Array {
    if (this.#wiped) throw new Error('the store is closed');
    return this.suite.deriveKey(this.#master, salt, purpose);
  }

  /** A key ring of its own for a part of the store: its master comes from this one, and no key of the one opens
   * anything of the other. Wipe it apart. */
  apart(purpose: KeyPurpose): KeyRing {
    return new KeyRing(this.derive(purpose), this.storeId, this.#salt);
  }

  /** Tells this master key from another of the store, 16 hex digits; it opens nothing and proves nothing. */
  get mark(): string {
    const mark = this.derive('rsb/store/master-mark/1');
    const text = Buffer.from(mark).toString('hex', 0, MARK_BYTES);
    mark.fill(0);
    return text;
  }

  /** A key ring of the same store with a fresh random master key. */
  successor(): KeyRing {
    return new KeyRing(this.suite.randomBytes(this.suite.keyBytes), this.storeId, this.#salt);
  }

  /** Wraps the master key for another way in. */
  wrapMaster(key: Uint8Array, context: Uint8Array): Uint8Array {
    if (this.#wiped) throw new Error('the store is closed');
    return this.suite.wrap(key, this.#master, context);
  }

  /** Seals the master key to a person's public key. */
  sealMaster(publicKey: Uint8Array, context: Uint8Array): Uint8Array {
    if (this.#wiped) throw new Error('the store is closed');
    return this.suite.sealTo(publicKey, this.#master, context);
  }

  /** Overwrites the master key. */
  wipe(): void {
    this.#master.fill(0);
    this.#wiped = true;
  }
}
