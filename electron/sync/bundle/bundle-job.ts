/**
 * The heavy steps of a bundle as jobs of the worker thread: copying from a medium, hashing parts, opening a payload.
 * The thread is given the key of the one file it opens, never the keys of an office. Between two steps of one bundle it
 * holds what the first of them opened; any other step, and the end of the thread, lets it go.
 */
import { rm } from 'node:fs/promises';
import type { WorkerHooks, WorkerParts } from '#electron/store/worker-jobs';
import { assertNever } from '#shared/lib/assert-never';
import { ok, type Result } from '#shared/lib/result';
import { type KnownKeys, readContents } from './contents';
import { type GatheredPayload, gatheredOf, gatherPayload } from './gathered';
import type { SoundPayload } from './inside';
import { type ExaminedPart, examinePart } from './part-file';
import { joinParts, type PartSet } from './part-set';
import { type StagedFile, stageFile } from './stage';
import type { BundleHooks, BundleStop } from './stopped';

export type BundleRequest =
  | { readonly step: 'stage'; readonly source: string; readonly staging: string }
  | { readonly step: 'parts'; readonly files: readonly string[] }
  | { readonly step: 'inside'; readonly set: PartSet }
  | {
      readonly step: 'contents';
      readonly set: PartSet;
      /** What the step `inside` came to. */
      readonly framesHash: string;
      readonly keys: KnownKeys;
    };

/** What the step before has opened. */
let held: GatheredPayload | null = null;

/** Runs the step that the request names; the answer is its outcome as JSON. */
export async function runBundle(
  { request, fileKey }: WorkerParts,
  hooks: WorkerHooks,
): Promise<Uint8Array | 'cancelled'> {
  if (!request) throw new Error('a bundle job without a request');
  const asked = JSON.parse(Buffer.from(request).toString('utf8')) as BundleRequest;
  const outcome =
    asked.step === 'contents' ? await contents(asked, fileKey, hooks) : await run(asked, fileKey, hooks);
  fileKey?.fill(0);
  if (!outcome.ok && outcome.error.code === 'CANCELLED') return 'cancelled';
  if (outcome.ok && outcome.value instanceof Uint8Array) return outcome.value;
  return Uint8Array.from(Buffer.from(JSON.stringify(outcome), 'utf8'));
}

/** Contents are bytes, and an answer that is none is told by its first sign. */
async function contents(
  asked: Extract<BundleRequest, { readonly step: 'contents' }>,
  fileKey: Uint8Array | undefined,
  hooks: WorkerHooks,
): Promise<Result<Uint8Array, BundleStop>> {
  if (!fileKey) throw new Error('a payload without its key');
  const before = held;
  held = null;
  const gathered = await gatheredOf(before, asked, fileKey, hooks);
  return gathered.ok ? readContents(gathered.value, asked.keys, hooks) : gathered;
}

async function inside(
  set: PartSet,
  fileKey: Uint8Array,
  hooks: WorkerHooks,
): Promise<Result<SoundPayload, BundleStop>> {
  const gathered = await gatherPayload(set, fileKey, hooks);
  if (!gathered.ok) return gathered;
  held = gathered.value;
  return ok(held.sound);
}

async function run(
  asked: Exclude<BundleRequest, { readonly step: 'contents' }>,
  fileKey: Uint8Array | undefined,
  hooks: WorkerHooks,
): Promise<Result<unknown, BundleStop>> {
  held = null;
  switch (asked.step) {
    case 'stage':
      return stageSound(asked.source, asked.staging, hooks);
    case 'parts':
      return examineAndJoin(asked.files, hooks);
    case 'inside':
      if (!fileKey) throw new Error('a payload without its key');
      return inside(asked.set, fileKey, hooks);
    default:
      return assertNever(asked, 'step of a bundle');
  }
}

/** Checks 1 to 4: a copy that is not whole is not kept, or it would stand in the way of one that is. */
async function stageSound(
  source: string,
  staging: string,
  hooks: BundleHooks,
): Promise<Result<StagedFile, BundleStop>> {
  const staged = await stageFile(source, staging, hooks);
  if (!staged.ok) return staged;
  const examined = await examinePart(staged.value.file, { ...hooks, progress: () => undefined });
  if (examined.ok) return staged;
  await rm(staged.value.file, { force: true });
  return examined;
}

/** Share of the work that each half is: both read all parts once. */
const HALF = 0.5;

/** Checks 2 to 5 on staged copies, in any order of parts. */
export async function examineAndJoin(
  files: readonly string[],
  hooks: BundleHooks,
): Promise<Result<PartSet, BundleStop>> {
  const parts: ExaminedPart[] = [];
  for (const [at, file] of files.entries()) {
    const examined = await examinePart(file, within(hooks, (HALF * at) / files.length, HALF / files.length));
    if (!examined.ok) return examined;
    parts.push(examined.value);
  }
  const set = await joinParts(parts, within(hooks, HALF, HALF));
  return set.ok ? ok(set.value) : set;
}

/** The progress of a part of the work as that of the whole. */
export const within = (hooks: BundleHooks, from: number, share: number): BundleHooks => ({
  cancelled: () => hooks.cancelled(),
  progress: (done) => hooks.progress(from + share * done),
});
