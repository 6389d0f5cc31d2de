/**
 * The file `keys`: read, written and authenticated. Its MAC under the master key is checked after
 * unlocking, so that nobody without the master key can add a way in, swap the station key or turn a real
 * store into a practice store.
 */
import { join } from 'node:path';
import { equalBytes, CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { Instant } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import { readIfThere } from '../disk';
import { previousOf, readDurable, writeDurable, writeDurableTwice } from '../durable-file';
import type { FileFault, StoreFault } from '../faults';
import { onDisk } from '../file-fault';
import { KeyRing } from '../key-ring';
import { KEYS_FILE, STORE_FORMAT } from '../layout';
import { fromHex, toHex } from './hex';
import { authenticatedText, type KeyDocument, keyDocumentBytes, readKeyDocument } from './key-document';
import { practiceSlot, sealedAnew } from './key-slots';
import { receivingAnew } from './receiving';
import { freshRecovery } from './slips';

/** A document whose MAC is not made yet. */
export type UnsealedKeys = Omit<KeyDocument, 'mac'>;

function macOf(ring: KeyRing, document: UnsealedKeys): Uint8Array {
  const key = ring.derive('rsb/store/keys-mac/1');
  const mac = suite.mac(key, Buffer.from(authenticatedText(document), 'utf8'));
  key.fill(0);
  return mac;
}

const stationContext = (store: string): Uint8Array => Buffer.from(`rsb/store/station-key/1 ${store}`, 'utf8');

/** Fresh keys of a new store: random master, station key, recovery slot; nobody has a slot yet. */
export function freshKeys(
  practice: boolean,
  createdAt: Instant,
): { readonly ring: KeyRing; readonly document: UnsealedKeys; readonly recoveryKey: string } {
  const storeId = suite.randomBytes(16);
  const store = toHex(storeId);
  const salt = suite.randomBytes(suite.hashBytes);
  const ring = new KeyRing(suite.randomBytes(suite.keyBytes), storeId, salt);
  const wrap = ring.wrapMaster.bind(ring);
  const { recovery, recoveryKey } = freshRecovery(store, null, wrap);
  const pair = suite.generateSigningKey();
  const stationKey = ring.derive('rsb/store/station-key/1');
  const document: UnsealedKeys = {
    format: STORE_FORMAT,
    suite: suite.id,
    store,
    createdAt,
    practice,
    initialised: false,
    salt: toHex(salt),
    slots: [],
    recovery,
    practiceKey: practice ? practiceSlot(store, wrap) : null,
    station: {
      publicKey: toHex(pair.publicKey),
      sealedKey: toHex(suite.wrap(stationKey, pair.privateKey, stationContext(store))),
    },
  };
  for (const secret of [pair.privateKey, stationKey]) secret.fill(0);
  return { ring, document, recoveryKey };
}

/** The keys with a fresh station in place of the present one, which is remembered when it has written anything.
 * `lastSeq`: its last entry, 0 for none. */
export function withNewStation(ring: KeyRing, document: KeyDocument, lastSeq: number): UnsealedKeys {
  const { mac: _mac, station, former = [], ...rest } = document;
  const pair = suite.generateSigningKey();
  const key = ring.derive('rsb/store/station-key/1');
  const sealedKey = toHex(suite.wrap(key, pair.privateKey, stationContext(document.store)));
  for (const secret of [pair.privateKey, key]) secret.fill(0);
  return {
    ...rest,
    former: lastSeq === 0 ? former : [...former, { publicKey: station.publicKey, lastSeq }],
    station: { publicKey: toHex(pair.publicKey), sealedKey },
  };
}

/** The same store's keys under another master key: the slots of `tags` (others are left out), the station's key and
 * what it receives with sealed anew, and a fresh recovery key, whole. @throws for a slot carried over from format 1: only its person's
 * passphrase can renew it. */
export function underNewMaster(
  from: KeyRing,
  to: KeyRing,
  document: KeyDocument,
  tags: ReadonlySet<string>,
): Result<{ readonly document: UnsealedKeys; readonly recoveryKey: string }, StoreFault> {
  const secret = stationPrivateKey(from, document);
  if (!secret.ok) return secret;
  const { mac: _mac, ...rest } = document;
  const { store, station, recovery: former } = document;
  const key = to.derive('rsb/store/station-key/1');
  const sealedKey = toHex(suite.wrap(key, secret.value, stationContext(store)));
  for (const bytes of [secret.value, key]) bytes.fill(0);
  const kept = document.slots.filter(({ tag }) => tags.has(tag));
  const slots = kept.map((slot) => sealedAnew(store, slot, to.sealMaster.bind(to)));
  const receiving = receivingAnew(from, to, document);
  if (!receiving.ok) return receiving;
  const { recovery, recoveryKey } = freshRecovery(store, former.issue ?? null, to.wrapMaster.bind(to));
  const anew = { ...rest, ...receiving.value, slots, recovery, station: { ...station, sealedKey } };
  return ok({ document: anew, recoveryKey });
}

/** Writes the file with a new MAC. `forgetFormer`: the former generation must not open the store any more. */
export function saveKeys(
  dir: string,
  ring: KeyRing,
  document: UnsealedKeys,
  forgetFormer: boolean,
): Result<KeyDocument, FileFault> {
  const { mac: _former, serial = 0, ...rest } = document as KeyDocument;
  const unsealed: UnsealedKeys = { ...rest, serial: serial + 1 };
  const sealed: KeyDocument = { ...unsealed, mac: toHex(macOf(ring, unsealed)) };
  const write = forgetFormer ? writeDurableTwice : writeDurable;
  const written = write(join(dir, KEYS_FILE), keyDocumentBytes(sealed));
  return written.ok ? ok(sealed) : written;
}

export interface KeysRead {
  readonly document: KeyDocument;
  readonly fromPrevious: boolean;
}

/** The newest sound generation of the file; null when there is no such file at all. */
export function readKeys(dir: string): Result<KeysRead | null, StoreFault> {
  const read = readDurable(join(dir, KEYS_FILE), readKeyDocument);
  if (!read.ok) return read;
  if (read.value.found === 'nothing') return ok(null);
  if (read.value.found === 'damaged') return err({ code: 'KEYS_DAMAGED', where: KEYS_FILE });
  if (read.value.value === 'newer') return err({ code: 'NEWER_FORMAT', where: KEYS_FILE });
  if (read.value.value === 'older') return err({ code: 'OLDER_FORMAT', where: KEYS_FILE });
  return ok({ document: read.value.value, fromPrevious: read.value.found === 'previous' });
}

/** Whether the former generation is another: what takes a way in away is written over both, and a power cut may
 * have come between. In doubt it is. */
export function generationsDiffer(dir: string): boolean {
  const path = join(dir, KEYS_FILE);
  const both = onDisk(KEYS_FILE, () => [readIfThere(path), readIfThere(previousOf(path))] as const);
  if (!both.ok) return true;
  const [present, former] = both.value;
  return present === null || former === null || !equalBytes(present, former);
}

/** The key ring of an unwrapped master key, after the file's MAC proved right. */
export function ringOf(document: KeyDocument, master: Uint8Array): Result<KeyRing, StoreFault> {
  const ring = new KeyRing(master, fromHex(document.store), fromHex(document.salt));
  if (equalBytes(macOf(ring, document), fromHex(document.mac))) return ok(ring);
  ring.wipe();
  return err({ code: 'KEYS_DAMAGED', where: KEYS_FILE });
}

/** The station's signing key out of its seal. The caller wipes it. */
export function stationPrivateKey(ring: KeyRing, document: KeyDocument): Result<Uint8Array, StoreFault> {
  const key = ring.derive('rsb/store/station-key/1');
  const secret = suite.unwrap(key, fromHex(document.station.sealedKey), stationContext(document.store));
  key.fill(0);
  return secret === null ? err({ code: 'KEYS_DAMAGED', where: KEYS_FILE }) : ok(secret);
}
