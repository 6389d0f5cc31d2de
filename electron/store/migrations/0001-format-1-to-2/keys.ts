/**
 * The file `keys` of format 1: read, unlocked, and turned into that of format 2. Slots of people stay as they are,
 * for the master key stays; so does the single recovery key, until slips take its place. Frozen.
 *
 * The file: 64 hex digits of SHA-256 over the text, line feed, canonical JSON, line feed.
 */
import { join } from 'node:path';
import { canonical } from './canonical';
import { derive, fromHex, hmac, isSame, sha256, unwrap, words } from './ciphers';
import { flushFolder, readIfThere, writeNew } from './files';

interface Kdf {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
  readonly belowFloor?: true;
}

interface Slot {
  readonly tag: string;
  readonly kdf: Kdf;
  readonly salt: string;
  readonly wrapped: string;
}

/** What the file says. Byte strings are hex. */
export interface Keys1 {
  readonly format: 1;
  readonly suite: 1;
  readonly store: string;
  readonly createdAt: string;
  readonly practice: boolean;
  readonly initialised: boolean;
  readonly salt: string;
  readonly slots: readonly Slot[];
  readonly recovery: { readonly salt: string; readonly wrapped: string };
  readonly practiceKey: { readonly notice: string; readonly key: string; readonly wrapped: string } | null;
  readonly station: { readonly publicKey: string; readonly sealedKey: string };
  readonly mac: string;
}

const DIGITS = 64;

function parse(bytes: Buffer | null): Keys1 | null {
  if (bytes === null) return null;
  const text = bytes.toString('utf8');
  const body = text.slice(DIGITS + 1, -1);
  if (text !== `${sha256(words(body)).toString('hex')}\n${body}\n`) return null;
  const json = JSON.parse(body) as Keys1;
  return json.format === 1 && json.suite === 1 ? json : null;
}

/** The newest sound generation; null when there is none of format 1. */
export function readKeys1(dir: string): Keys1 | null {
  return parse(readIfThere(join(dir, 'keys'))) ?? parse(readIfThere(join(dir, 'keys.prev')));
}

/** The tag of a person in this store. */
export const tagOf = (keys: Keys1, account: string): string =>
  sha256(fromHex(keys.salt), words(account)).toString('hex');

/** Whether a person has a passphrase here. */
export const hasSlot = (keys: Keys1, account: string): boolean =>
  keys.slots.some(({ tag }) => tag === tagOf(keys, account));

const LEAST: Kdf = { memoryKiB: 65_536, iterations: 3, parallelism: 1 };
const MOST: Kdf = { memoryKiB: 1_048_576, iterations: 64, parallelism: 16 };

function isAcceptable(kdf: Kdf): boolean {
  const least = kdf.belowFloor === true ? { memoryKiB: 8, iterations: 1, parallelism: 1 } : LEAST;
  return (['memoryKiB', 'iterations', 'parallelism'] as const).every(
    (name) => kdf[name] >= least[name] && kdf[name] <= MOST[name],
  );
}

/** The master key by a passphrase; null for a wrong one. */
export async function masterByPassphrase(
  keys: Keys1,
  account: string,
  passphrase: string,
): Promise<Buffer | null> {
  const slot = keys.slots.find(({ tag }) => tag === tagOf(keys, account));
  const kdf = slot?.kdf ?? keys.slots[0]?.kdf ?? LEAST;
  if (passphrase.length === 0 || !isAcceptable(kdf)) return null;
  // Loaded when it is first needed: a store of the present format is open sooner without it.
  const { argon2id } = await import('hash-wasm');
  const key = await argon2id({
    password: passphrase.normalize('NFKC'),
    salt: fromHex(slot?.salt ?? '00'.repeat(16)),
    iterations: kdf.iterations,
    parallelism: kdf.parallelism,
    memorySize: kdf.memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  });
  if (slot === undefined) return null;
  const { tag, salt } = slot;
  const context = words(canonical({ use: 'rsb/store/slot/1', store: keys.store, tag, kdf: slot.kdf, salt }));
  return whole(keys, unwrap(key, fromHex(slot.wrapped), context));
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 55;
const CHECK_BITS = 19n;

/** The 32 bytes of a typed recovery key; null for a slip of the pen. */
function recoveryBytes(typed: string): Buffer | null {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212_]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const digits = Array.from(characters, (character) => ALPHABET.indexOf(character));
  if (digits.length !== CHARACTERS || digits.includes(-1)) return null;
  const number = digits.reduce((sum, digit) => (sum << 5n) | BigInt(digit), 0n);
  const key = fromHex((number >> CHECK_BITS).toString(16).padStart(64, '0'));
  const check = sha256(words('rsb/recovery-key/1'), key).readUIntBE(0, 3) >> 5;
  return BigInt(check) === (number & ((1n << CHECK_BITS) - 1n)) ? key : null;
}

/** The master key by the single recovery key; null for a wrong one. */
export function masterByRecoveryKey(keys: Keys1, typed: string): Buffer | null {
  const secret = recoveryBytes(typed);
  if (secret === null) return null;
  const key = derive(secret, fromHex(keys.recovery.salt), 'rsb/store/recovery/1');
  const context = words(`rsb/store/recovery/1 ${keys.store}`);
  return whole(keys, unwrap(key, fromHex(keys.recovery.wrapped), context));
}

/** The master key of a practice store; null when the store is none. */
export function masterOfPractice(keys: Keys1): Buffer | null {
  if (!keys.practice || keys.practiceKey === null) return null;
  const { key, wrapped } = keys.practiceKey;
  return whole(keys, unwrap(fromHex(key), fromHex(wrapped), words(`rsb/store/practice/1 ${keys.store}`)));
}

/** Somebody without the master key changed the file. */
export class KeysAltered extends Error {}

function macOf(master: Uint8Array, salt: string, document: object): Buffer {
  return hmac(derive(master, fromHex(salt), 'rsb/store/keys-mac/1'), words(canonical(document)));
}

function whole(keys: Keys1, master: Buffer | null): Buffer | null {
  if (master === null) return null;
  const { mac, ...rest } = keys;
  if (!isSame(macOf(master, keys.salt, rest), fromHex(mac)))
    throw new KeysAltered('keys of format 1 were altered');
  return master;
}

/** Writes both generations of the file of format 2. It says that the store is not set up to its end: the security
 * journal, which format 1 did not have, is begun when the store is first opened. */
export function writeKeys2(dir: string, keys: Keys1, master: Uint8Array): void {
  const { mac: _mac, ...rest } = keys;
  const document = { ...rest, format: 2, initialised: false };
  const body = canonical({ ...document, mac: macOf(master, keys.salt, document).toString('hex') });
  const bytes = words(`${sha256(words(body)).toString('hex')}\n${body}\n`);
  for (const name of ['keys.prev', 'keys']) writeNew(join(dir, name), [bytes]);
  flushFolder(dir);
}

/** Number and store of a file of whatever format; null when there is none. */
export function keysAt(dir: string): { readonly format: number; readonly store: string } | null {
  for (const name of ['keys', 'keys.prev']) {
    const bytes = readIfThere(join(dir, name));
    const text = bytes?.toString('utf8') ?? '';
    const body = text.slice(DIGITS + 1, -1);
    if (bytes === null || text !== `${sha256(words(body)).toString('hex')}\n${body}\n`) continue;
    const { format, store } = JSON.parse(body) as { format: number; store: string };
    return { format, store };
  }
  return null;
}
