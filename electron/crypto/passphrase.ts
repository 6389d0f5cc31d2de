/**
 * A key out of a passphrase: Argon2id (RFC 9106). The parameters are kept beside every use, so that they
 * can be raised later. Passphrases are never kept, logged or put into an error.
 */

/** What stretching costs. */
export interface KdfParameters {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
  /** States openly that these are weaker than the floor: invented data and tests only. */
  readonly belowFloor?: true;
}

/**
 * The floor: 64 MiB, 3 passes (memory and passes of RFC 9106 section 4, second choice). Set-up raises it by
 * what the machine can do; weaker parameters are refused unless they say so themselves.
 */
export const KDF_FLOOR: KdfParameters = { memoryKiB: 65_536, iterations: 3, parallelism: 1 };
/** Stronger ones are refused too: an altered file, or a foreign medium, must not be able to use up the machine. Twice
 * what set-up ever chooses (`stretching-cost.ts`), so that a store of a later program still opens. */
const KDF_CEILING: KdfParameters = { memoryKiB: 524_288, iterations: 16, parallelism: 4 };

export const KDF_SALT_BYTES = 16;
const KEY_BYTES = 32;

/** Whether parameters are within floor and ceiling (below the floor only when they say so). */
export function kdfAcceptable(kdf: KdfParameters): boolean {
  const least = kdf.belowFloor ? { memoryKiB: 8, iterations: 1, parallelism: 1 } : KDF_FLOOR;
  return (['memoryKiB', 'iterations', 'parallelism'] as const).every(
    (name) => Number.isInteger(kdf[name]) && kdf[name] >= least[name] && kdf[name] <= KDF_CEILING[name],
  );
}

/** Stretches a passphrase to a 32-byte key. The same words typed in another Unicode form or with
 * full-width letters (a Chinese input method left on) give the same key.
 * @throws when the passphrase is empty or the parameters are not acceptable: callers check both. */
export async function stretchPassphrase(
  passphrase: string,
  salt: Uint8Array,
  kdf: KdfParameters,
): Promise<Uint8Array> {
  if (passphrase.length === 0) throw new Error('empty passphrase');
  if (!kdfAcceptable(kdf)) throw new Error('passphrase parameters outside their limits');
  // Loaded when it is first needed: a store is open sooner without it.
  const { argon2id } = await import('hash-wasm');
  // Bytes of their own, not of Node's shared pool: they can be wiped.
  const password = new TextEncoder().encode(passphrase.normalize('NFKC'));
  try {
    return await argon2id({
      password,
      salt,
      iterations: kdf.iterations,
      parallelism: kdf.parallelism,
      memorySize: kdf.memoryKiB,
      hashLength: KEY_BYTES,
      outputType: 'binary',
    });
  } finally {
    password.fill(0);
  }
}
