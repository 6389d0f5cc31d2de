/**
 * Ways to the master key: a person's passphrase, the secret of the slips, the open key of a practice store. Each
 * wraps the same master key. Nothing here reads or writes files.
 */
import { KDF_FLOOR, KDF_SALT_BYTES, type KdfParameters, kdfAcceptable } from '#electron/crypto/passphrase';
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { AccountId } from '#shared/domain/ids';
import { canonicalJson } from '#shared/lib/canonical-json';
import { fromHex, toHex } from './hex';
import type { CarriedSlot, KeyDocument, KeySlot } from './key-document';
import { type OpenSigner, openSigner } from './person-signer';
import { stretch } from './stretch';

/** Says openly that this key protects nothing. */
const PRACTICE_NOTICE = '练习数据，任何人都能打开，不得存放真实数据';
const RECOVERY_PURPOSE = 'rsb/store/recovery/1';

/** Wraps the master key under a key, bound to a context. */
export type WrapMaster = (key: Uint8Array, context: Uint8Array) => Uint8Array;
/** Seals the master key to a public key, bound to a context. */
export type SealMaster = (publicKey: Uint8Array, context: Uint8Array) => Uint8Array;

const words = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** The tag a person has in the files of this store: the name cannot be read from it. */
export function tagOf(document: Pick<KeyDocument, 'salt'>, account: AccountId): string {
  return toHex(suite.hash(fromHex(document.salt), words(account)));
}

const slotContext = (store: string, slot: Pick<KeySlot, 'tag' | 'kdf' | 'salt' | 'publicKey'>): Uint8Array =>
  words(
    canonicalJson({
      use: 'rsb/store/slot/2',
      store,
      tag: slot.tag,
      kdf: { ...slot.kdf },
      salt: slot.salt,
      publicKey: slot.publicKey,
    }),
  );
/** What a slot of format 1 is bound to. */
const carriedContext = (store: string, { tag, kdf, salt }: CarriedSlot): Uint8Array =>
  words(canonicalJson({ use: 'rsb/store/slot/1', store, tag, kdf: { ...kdf }, salt }));
const sealContext = (store: string, tag: string): Uint8Array =>
  words(`rsb/store/slot-master/2 ${store} ${tag}`);
const context = (use: 'recovery' | 'practice', store: string): Uint8Array =>
  words(`rsb/store/${use}/1 ${store}`);

/** A person's slot. @throws when the passphrase is empty or the parameters are not acceptable. */
export async function personSlot(
  document: Pick<KeyDocument, 'salt' | 'store'>,
  account: AccountId,
  passphrase: string,
  kdf: KdfParameters,
  sealMaster: SealMaster,
): Promise<KeySlot> {
  const salt = suite.randomBytes(KDF_SALT_BYTES);
  const pair = suite.generateReceivingKey();
  const tag = tagOf(document, account);
  const slot = { tag, kdf, salt: toHex(salt), publicKey: toHex(pair.publicKey) };
  const key = await stretch(passphrase, salt, kdf);
  const wrapped = toHex(suite.wrap(key, pair.privateKey, slotContext(document.store, slot)));
  for (const secret of [key, pair.privateKey]) secret.fill(0);
  return { ...slot, wrapped, sealed: toHex(sealMaster(pair.publicKey, sealContext(document.store, tag))) };
}

/** A person's slot with another master key sealed in it, without the passphrase. @throws for a carried one. */
export function sealedAnew(store: string, slot: KeySlot | CarriedSlot, sealMaster: SealMaster): KeySlot {
  if (!('sealed' in slot)) throw new Error('a slot of format 1 is renewed by its person only');
  return { ...slot, sealed: toHex(sealMaster(fromHex(slot.publicKey), sealContext(store, slot.tag))) };
}

/** What a person's passphrase opens. Both are to be wiped. */
export interface OpenedSlot {
  readonly master: Uint8Array;
  /** The person's signing key; null when there is none. */
  readonly signer: OpenSigner | null;
}

/** What a person's slot holds; null for a wrong passphrase. Without a slot it takes as long. */
export async function openPersonSlot(
  document: KeyDocument,
  account: AccountId,
  passphrase: string,
): Promise<OpenedSlot | null> {
  const tag = tagOf(document, account);
  const slot = document.slots.find((one) => one.tag === tag);
  const kdf = slot?.kdf ?? document.slots[0]?.kdf ?? KDF_FLOOR;
  if (passphrase.length === 0 || !kdfAcceptable(kdf)) return null;
  const salt = slot ? fromHex(slot.salt) : suite.randomBytes(KDF_SALT_BYTES);
  const key = await stretch(passphrase, salt, kdf);
  try {
    return slot ? opened(document, slot, key) : null;
  } finally {
    key.fill(0);
  }
}

/** The keys out of a slot by the stretched passphrase; null when it is the wrong one. */
function opened(document: KeyDocument, slot: KeySlot | CarriedSlot, key: Uint8Array): OpenedSlot | null {
  const { store } = document;
  if (!('sealed' in slot)) {
    const master = suite.unwrap(key, fromHex(slot.wrapped), carriedContext(store, slot));
    return master && { master, signer: null };
  }
  const privateKey = suite.unwrap(key, fromHex(slot.wrapped), slotContext(store, slot));
  if (privateKey === null) return null;
  const pair = { publicKey: fromHex(slot.publicKey), privateKey };
  const master = suite.openSealedTo(pair, fromHex(slot.sealed), sealContext(store, slot.tag));
  const signer = master && openSigner(store, slot, privateKey);
  privateKey.fill(0);
  return master && { master, signer };
}

/** The recovery slot for a random secret that the slips of one issue give back. */
export function recoverySlot(
  store: string,
  issue: Uint8Array,
  secret: Uint8Array,
  wrap: WrapMaster,
): KeyDocument['recovery'] {
  const salt = suite.randomBytes(suite.hashBytes);
  const key = suite.deriveKey(secret, salt, RECOVERY_PURPOSE);
  const wrapped = toHex(wrap(key, context('recovery', store)));
  key.fill(0);
  return { issue: toHex(issue), salt: toHex(salt), wrapped };
}

/** The master key through the recovery slot; null for the secret of another store or a former issue. */
export function openRecoverySlot(document: KeyDocument, secret: Uint8Array): Uint8Array | null {
  const key = suite.deriveKey(secret, fromHex(document.recovery.salt), RECOVERY_PURPOSE);
  const master = suite.unwrap(key, fromHex(document.recovery.wrapped), context('recovery', document.store));
  key.fill(0);
  return master;
}

/** The open way into a practice store: the key stands beside what it wraps. */
export function practiceSlot(store: string, wrap: WrapMaster): NonNullable<KeyDocument['practiceKey']> {
  const key = suite.randomBytes(suite.keyBytes);
  return { notice: PRACTICE_NOTICE, key: toHex(key), wrapped: toHex(wrap(key, context('practice', store))) };
}

/** The master key of a practice store; null when the store is none. */
export function openPracticeSlot(document: KeyDocument): Uint8Array | null {
  if (!document.practice || document.practiceKey === null) return null;
  const { key, wrapped } = document.practiceKey;
  return suite.unwrap(fromHex(key), fromHex(wrapped), context('practice', document.store));
}
