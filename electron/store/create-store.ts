/**
 * Makes a new store. The file `keys` is written last, so an interrupted creation leaves an empty folder
 * and no half store. The journal begins with the application's first entry, not here.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { KDF_FLOOR } from '#electron/crypto/passphrase';
import { err, ok, type Result } from '#shared/lib/result';
import { type DataLock, takeLock } from './data-lock';
import { flushFolder, makeFolder } from './disk';
import type { StoreFault } from './faults';
import { onDisk } from './file-fault';
import type { KeySlot } from './keys/key-document';
import { freshKeys, saveKeys } from './keys/key-file';
import { personSlot } from './keys/key-slots';
import { slipsOf } from './keys/slips';
import { ATTEMPTS_FILE, JOURNAL_FOLDER, KEYS_FILE, SECURITY_FOLDER } from './layout';
import { findStore, isUnfinished } from './store-parts';
import type { CreateOptions } from './store-types';

async function create(
  options: CreateOptions,
): Promise<Result<{ readonly slips: readonly string[] }, StoreFault>> {
  const found = findStore(options.dir);
  if (!found.ok && found.error.code !== 'STORE_INCOMPLETE') return found;
  if (!found.ok || (found.value !== null && !isUnfinished(options.dir, found.value)))
    return err({ code: 'STORE_EXISTS' });
  const { ring, document, recoveryKey } = freshKeys(options.practice, options.createdAt);
  const slots: KeySlot[] = [];
  for (const { account, passphrase } of options.people) {
    if (passphrase === null && !options.practice) throw new Error('only practice stores have no passphrases');
    if (passphrase === null) continue;
    const kdf = options.kdf ?? KDF_FLOOR;
    slots.push(await personSlot(document, account, passphrase, kdf, ring.sealMaster.bind(ring)));
  }
  const folders = onDisk(JOURNAL_FOLDER, () => {
    // What an interrupted set-up left: a first write that was never whole, and tries to sign in to nothing.
    for (const left of [JOURNAL_FOLDER, SECURITY_FOLDER, ATTEMPTS_FILE])
      rmSync(join(options.dir, left), { recursive: true, force: true });
    makeFolder(join(options.dir, JOURNAL_FOLDER));
    flushFolder(options.dir);
  });
  const saved = folders.ok ? saveKeys(options.dir, ring, { ...document, slots }, true) : folders;
  ring.wipe();
  return saved.ok ? ok({ slips: await slipsOf(recoveryKey) }) : saved;
}

/**
 * Makes a store in a folder that holds nothing of a store, or one whose set-up never got to its first entry.
 * Returns the three slips: they are shown once and kept nowhere. @throws when a real store is to have a person without a passphrase: that is a bug.
 */
export async function createStore(
  options: CreateOptions,
): Promise<Result<{ readonly slips: readonly string[] }, StoreFault>> {
  const folder = onDisk(KEYS_FILE, () => makeFolder(options.dir));
  if (!folder.ok) return folder;
  const lock: Result<DataLock, StoreFault> = takeLock(options.dir);
  if (!lock.ok) return lock;
  try {
    return await create(options);
  } finally {
    lock.value.release();
  }
}
