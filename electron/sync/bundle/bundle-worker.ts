/** The heavy steps of bundles in a thread that is kept between them, so that no window waits for them. */
import type { FileKey } from '#electron/crypto/age';
import { KeptThread } from '#electron/store/kept-thread';
import type { WorkerOptions } from '#electron/store/worker-thread';
import type { Result } from '#shared/lib/result';
import type { BundleRequest } from './bundle-job';
import type { KnownKeys } from './contents';
import type { SoundPayload } from './inside';
import type { PartSet } from './part-set';
import type { BundleEngine } from './read-bundle';
import type { StagedFile } from './stage';
import type { BundleStop } from './stopped';

/** An answer that is no JSON text: packed contents begin with the length of their index, which is never that of a text
 * in braces. */
const BRACE = 0x7b;
/** After contents of so many bytes the thread goes: the memory they left in it is worth more than its start costs. */
const LARGE_BYTES = 4 * 1024 * 1024;

export class BundleThread {
  readonly #thread = new KeptThread('bundle');

  /** Check 1: copies a file from a medium. */
  stage(
    source: string,
    staging: string,
    options: WorkerOptions = {},
  ): Promise<Result<StagedFile, BundleStop>> {
    return this.#told({ step: 'stage', source, staging }, null, options);
  }

  /** Reads bundles; `signal` gives up. */
  engine(signal?: AbortSignal): BundleEngine {
    return {
      parts: (files, { progress }) =>
        this.#told<PartSet>({ step: 'parts', files }, null, { signal, onProgress: progress }),
      inside: (set, fileKey, { progress }) =>
        this.#told<SoundPayload>({ step: 'inside', set }, fileKey, { signal, onProgress: progress }),
    };
  }

  /** Everything a sound bundle holds, packed (`packedIndex`, `packedEntries`), with every signature checked. */
  async contents(
    {
      set,
      sound,
      fileKey,
    }: { readonly set: PartSet; readonly sound: SoundPayload; readonly fileKey: FileKey },
    keys: KnownKeys,
    options: WorkerOptions = {},
  ): Promise<Result<Uint8Array, BundleStop>> {
    const { framesHash } = sound;
    const answer = await this.#ask({ step: 'contents', set, framesHash, keys }, fileKey, options);
    if (answer.length > LARGE_BYTES) this.end();
    return answer instanceof Uint8Array && answer[0] !== BRACE
      ? { ok: true, value: answer }
      : outcome(answer);
  }

  /** The thread, and what it holds of bundles, goes. */
  end(): void {
    this.#thread.end();
  }

  async #told<T>(
    request: BundleRequest,
    fileKey: FileKey | null,
    options: WorkerOptions,
  ): Promise<Result<T, BundleStop>> {
    return outcome(await this.#ask(request, fileKey, options));
  }

  #ask(
    request: BundleRequest,
    fileKey: FileKey | null,
    options: WorkerOptions,
  ): Promise<Uint8Array | 'cancelled'> {
    const bytes = Uint8Array.from(Buffer.from(JSON.stringify(request), 'utf8'));
    // A copy: what is given to a thread is gone here, and the second pass needs the key again.
    return this.#thread.run(
      fileKey === null ? { request: bytes } : { request: bytes, fileKey: Uint8Array.from(fileKey) },
      options,
    );
  }
}

function outcome<T>(answer: Uint8Array | 'cancelled'): Result<T, BundleStop> {
  if (answer === 'cancelled') return { ok: false, error: { code: 'CANCELLED' } };
  return JSON.parse(Buffer.from(answer).toString('utf8')) as Result<T, BundleStop>;
}
