/**
 * All checks of a bundle as a file, 2 to 17 in their order, on staged copies: nothing of a later check runs before the
 * earlier passed. What comes out is open and sound and has given out nothing yet.
 */
import type { FileKey } from '#electron/crypto/age';
import { ok, type Result } from '#shared/lib/result';
import { examineAndJoin, within } from './bundle-job';
import {
  checkPayload,
  checkSent,
  deliverPayload,
  type FrameConsumer,
  type KnowsApprover,
  type SoundPayload,
  unlockPayload,
} from './inside';
import { checkOutside, type KnownBundle, type Reader } from './outside';
import type { PartSet } from './part-set';
import { type BundleHooks, type BundleStop, UNHINDERED } from './stopped';

/** What the reader knows and has. */
export interface BundleReader extends Reader {
  /** The inbox's keys, newest first: former ones open what comes late. */
  readonly identities: readonly string[];
  readonly knowsApprover: KnowsApprover;
}

export interface OpenBundle extends KnownBundle {
  /** Secret: opens this bundle alone. */
  readonly fileKey: FileKey;
  readonly sound: SoundPayload;
}

/** Where the two steps run that read all of the bundle. */
export interface BundleEngine {
  parts(files: readonly string[], hooks: BundleHooks): Promise<Result<PartSet, BundleStop>>;
  inside(set: PartSet, fileKey: FileKey, hooks: BundleHooks): Promise<Result<SoundPayload, BundleStop>>;
}

/** In the thread that asks: for programs without a window. */
export const IN_THIS_THREAD: BundleEngine = { parts: examineAndJoin, inside: checkPayload };

/** How much of the work the hashing is; the rest is the opening. */
const PARTS_SHARE = 0.3;

/** Examines, joins, opens. `files`: staged copies of the parts that are there, in any order. */
export async function openBundle(
  files: readonly string[],
  reader: BundleReader,
  hooks: BundleHooks = UNHINDERED,
  engine: BundleEngine = IN_THIS_THREAD,
): Promise<Result<OpenBundle, BundleStop>> {
  const set = await engine.parts(files, within(hooks, 0, PARTS_SHARE));
  if (!set.ok) return set;
  const known = checkOutside(set.value, reader);
  if (!known.ok) return known;
  const fileKey = await unlockPayload(set.value, reader.identities);
  if (!fileKey.ok) return fileKey;
  const opening = within(hooks, PARTS_SHARE, 1 - PARTS_SHARE);
  const sound = await engine.inside(set.value, fileKey.value, opening);
  if (!sound.ok) return sound;
  const sent = checkSent(known.value, sound.value.manifest, reader.knowsApprover);
  return sent.ok ? ok({ ...known.value, fileKey: fileKey.value, sound: sound.value }) : sent;
}

/** Gives out what an open bundle holds, frame by frame. */
export const deliver = (
  { set, fileKey, sound }: OpenBundle,
  consumer: FrameConsumer,
  hooks: BundleHooks = UNHINDERED,
): Promise<Result<void, BundleStop>> => deliverPayload(set, fileKey, sound, consumer, hooks);
