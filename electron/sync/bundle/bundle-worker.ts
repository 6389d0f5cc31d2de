/** The heavy steps of bundles in a thread that is kept between them, so that no window waits for them. */
import type { FileKey } from '#electron/crypto/age';
import { KeptThread, type Overrun, type ThreadLimits } from '#electron/store/kept-thread';
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

/**
 * What reading a bundle may take. The largest number of stubs that a bundle may hold (`MAX_STUBS`) comes to about one
 * gigabyte of objects; bytes of records are not part of it and are bounded by `MAX_RECORDS_BYTES`, twice while they are
 * packed. A step that says nothing for two minutes while others of its size take seconds has stopped.
 */
const USUAL_LIMITS: ThreadLimits = { heapMb: 1536, silentLooks: 24, lookMs: 5_000 };

export class BundleThread {
  readonly #thread: KeptThread;

  constructor(limits: ThreadLimits = USUAL_LIMITS) {
    this.#thread = new KeptThread('bundle', limits);
  }

  /** Check 1: copies a file from a medium. */
  async stage(
    source: string,
    staging: string,
    options: WorkerOptions = {},
  ): Promise<Result<StagedFile, BundleStop>> {
    const staged = await this.#told<StagedFile>({ step: 'stage', source, staging }, null, options);
    // Of the bundle nothing is known yet: what says nothing any more is the medium.
    return !staged.ok && staged.error.code === 'B37_STALLED'
      ? { ok: false, error: { code: 'B01_MEDIUM', detail: 'stalled' } }
      : staged;
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

  /** Everything a sound bundle holds, packed (`PackedContents`), with every signature checked. */
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
    if (answer instanceof Uint8Array && answer.length > LARGE_BYTES) this.end();
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
  ): Promise<Uint8Array | 'cancelled' | Overrun> {
    const bytes = Uint8Array.from(Buffer.from(JSON.stringify(request), 'utf8'));
    // A copy: what is given to a thread is gone here, and the second pass needs the key again.
    return this.#thread.run(
      fileKey === null ? { request: bytes } : { request: bytes, fileKey: Uint8Array.from(fileKey) },
      options,
    );
  }
}

function outcome<T>(answer: Uint8Array | 'cancelled' | Overrun): Result<T, BundleStop> {
  if (answer === 'cancelled') return { ok: false, error: { code: 'CANCELLED' } };
  if (answer === 'out-of-memory') return { ok: false, error: { code: 'B20_SIZE', detail: 'memory' } };
  if (answer === 'no-progress') return { ok: false, error: { code: 'B37_STALLED' } };
  return JSON.parse(Buffer.from(answer).toString('utf8')) as Result<T, BundleStop>;
}
