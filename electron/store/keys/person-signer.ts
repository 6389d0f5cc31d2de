/**
 * A person's signing key, sealed to the key pair of the person's own slot: the passphrase alone opens it, neither the
 * master key nor somebody who sets another passphrase. Opened, it is a secret of the session.
 */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { Signer } from '../receiving-types';
import { fromHex, toHex } from './hex';
import type { KeySlot } from './key-document';

type SealedSigner = NonNullable<KeySlot['signer']>;

/** A signing key that was opened. To be wiped. */
export interface OpenSigner {
  readonly publicKey: string;
  readonly privateKey: Uint8Array;
}

const contextOf = (store: string, tag: string, publicKey: string): Uint8Array =>
  Buffer.from(`rsb/store/person-key/1 ${store} ${tag} ${publicKey}`, 'utf8');

/** A fresh signing key. */
export function newSigner(): OpenSigner {
  const { publicKey, privateKey } = suite.generateSigningKey();
  return { publicKey: toHex(publicKey), privateKey };
}

/** The slot with a signing key sealed to it. */
export function withSigner(store: string, slot: KeySlot, { publicKey, privateKey }: OpenSigner): KeySlot {
  const sealed = suite.sealTo(fromHex(slot.publicKey), privateKey, contextOf(store, slot.tag, publicKey));
  return { ...slot, signer: { publicKey, sealed: toHex(sealed) } };
}

/** The signing key of a slot by the slot's opened key pair; null when there is none, or it does not open. */
export function openSigner(
  store: string,
  { tag, publicKey: own, signer }: Pick<KeySlot, 'tag' | 'publicKey' | 'signer'>,
  privateKey: Uint8Array,
): OpenSigner | null {
  if (signer === undefined) return null;
  const { publicKey, sealed }: SealedSigner = signer;
  const pair = { publicKey: fromHex(own), privateKey };
  const opened = suite.openSealedTo(pair, fromHex(sealed), contextOf(store, tag, publicKey));
  return opened === null ? null : { publicKey, privateKey: opened };
}

/** Opened signing keys, by the tags of their people. */
export class OpenSigners {
  readonly #held = new Map<string, OpenSigner>();

  /** Holds a key in the place of the one before; null: the person has none (any more). */
  hold(tag: string, signer: OpenSigner | null): void {
    this.#held.get(tag)?.privateKey.fill(0);
    if (signer === null) this.#held.delete(tag);
    else this.#held.set(tag, signer);
  }

  of(tag: string): Signer | null {
    const held = this.#held.get(tag);
    if (held === undefined) return null;
    return { publicKey: held.publicKey, sign: (message) => this.#sign(tag, held, message) };
  }

  /** Wipes all but those of the tags. */
  keep(tags: ReadonlySet<string>): void {
    for (const tag of [...this.#held.keys()]) if (!tags.has(tag)) this.hold(tag, null);
  }

  /** @throws once the person has gone: signing with zeros would be a bug. */
  #sign(tag: string, held: OpenSigner, message: Uint8Array): Uint8Array {
    if (this.#held.get(tag) !== held) throw new Error('a signing key that was wiped');
    return suite.signer(held.privateKey)(message);
  }
}
