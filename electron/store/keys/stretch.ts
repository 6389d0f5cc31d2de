/**
 * Stretches passphrases in a thread of its own: it takes half a second on purpose, and no window may stand still
 * for it. What it costs in memory is gone with the thread.
 */
import { type KdfParameters, stretchPassphrase } from '#electron/crypto/passphrase';
import type { WorkerParts } from '../worker-jobs';
import { runInWorker } from '../worker-thread';

/** Below this the thread would take longer than the work: invented data and tests only. */
const SMALL_KIB = 8192;

/** Bytes of their own: `Buffer.from` would leave the passphrase in Node's shared pool. */
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As `stretchPassphrase`. */
export async function stretch(passphrase: string, salt: Uint8Array, kdf: KdfParameters): Promise<Uint8Array> {
  if (kdf.memoryKiB < SMALL_KIB) return stretchPassphrase(passphrase, salt, kdf);
  const parts = {
    passphrase: bytesOf(passphrase),
    salt: Uint8Array.from(salt),
    kdf: bytesOf(JSON.stringify(kdf)),
  };
  const key = await runInWorker('stretch', parts).catch(() => null);
  // Where no thread is to be had the window waits; nobody is locked out.
  return key instanceof Uint8Array ? key : stretchPassphrase(passphrase, salt, kdf);
}

/** Stretches the passphrase that the parts tell of, as a job of the store's worker. */
export async function runStretch({ passphrase, salt, kdf }: WorkerParts): Promise<Uint8Array> {
  if (!passphrase || !salt || !kdf) throw new Error('a stretching without its parts');
  const parameters = JSON.parse(new TextDecoder().decode(kdf)) as KdfParameters;
  const text = new TextDecoder().decode(passphrase);
  passphrase.fill(0);
  const key = await stretchPassphrase(text, salt, parameters);
  const own = Uint8Array.from(key);
  key.fill(0);
  return own;
}
