/** The heavy steps of a bundle in the worker thread, so that no window waits for them. */
import type { FileKey } from '#electron/crypto/age';
import { runInWorker, type WorkerOptions } from '#electron/store/worker-thread';
import type { Result } from '#shared/lib/result';
import type { BundleRequest } from './bundle-job';
import type { KnownKeys } from './contents';
import type { SoundPayload } from './inside';
import type { PartSet } from './part-set';
import type { BundleEngine } from './read-bundle';
import type { StagedFile } from './stage';
import type { BundleStop } from './stopped';

async function ask<T>(
  request: BundleRequest,
  fileKey: FileKey | null,
  options: WorkerOptions,
): Promise<Result<T, BundleStop>> {
  const bytes = Uint8Array.from(Buffer.from(JSON.stringify(request), 'utf8'));
  // A copy: what is given to a thread is gone here, and the second pass needs the key again.
  const parts = fileKey === null ? { request: bytes } : { request: bytes, fileKey: Uint8Array.from(fileKey) };
  const answer = await runInWorker('bundle', parts, options);
  if (answer === 'cancelled') return { ok: false, error: { code: 'CANCELLED' } };
  return JSON.parse(Buffer.from(answer).toString('utf8')) as Result<T, BundleStop>;
}

/** Check 1 in the worker: copies a file from a medium. */
export const stageInWorker = (
  source: string,
  staging: string,
  options: WorkerOptions = {},
): Promise<Result<StagedFile, BundleStop>> => ask({ step: 'stage', source, staging }, null, options);

/** Reads bundles in the worker; `signal` gives up. */
export const workerEngine = (signal?: AbortSignal): BundleEngine => ({
  parts: (files, { progress }) =>
    ask<PartSet>({ step: 'parts', files }, null, { signal, onProgress: progress }),
  inside: (set, fileKey, { progress }) =>
    ask<SoundPayload>({ step: 'inside', set }, fileKey, { signal, onProgress: progress }),
});

/** Everything a sound bundle holds, packed (`packedIndex`, `packedEntries`), with every signature checked. */
export async function contentsInWorker(
  set: PartSet,
  fileKey: FileKey,
  keys: KnownKeys,
  { signal, onProgress }: WorkerOptions = {},
): Promise<Result<Uint8Array, BundleStop>> {
  const request = Uint8Array.from(Buffer.from(JSON.stringify({ step: 'contents', set, keys }), 'utf8'));
  const parts = { request, fileKey: Uint8Array.from(fileKey) };
  const answer = await runInWorker('bundle', parts, { signal, onProgress });
  if (answer === 'cancelled') return { ok: false, error: { code: 'CANCELLED' } };
  // Packed contents begin with the length of their index, which is never that of a text in braces.
  if (answer[0] !== BRACE) return { ok: true, value: answer };
  return JSON.parse(Buffer.from(answer).toString('utf8')) as Result<Uint8Array, BundleStop>;
}

const BRACE = 0x7b;
