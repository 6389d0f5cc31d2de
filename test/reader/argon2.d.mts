// Types of argon2.mjs, for the test that holds it.
export function blake2b(length: number, ...parts: readonly Uint8Array[]): Buffer;
export function argon2id(options: {
  readonly password: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly parallelism: number;
  readonly memoryKiB: number;
  readonly length: number;
}): Buffer;
