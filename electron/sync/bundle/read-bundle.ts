/**
 * All checks of a bundle as a file, 2 to 17 in their order, on staged copies: nothing of a later check runs before the
 * earlier passed. What comes out is open and sound and has given out nothing yet.
 */
import type { FileKey } from '#electron/crypto/age';
import { ok, type Result } from '#shared/lib/result';
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
import { type ExaminedPart, examinePart } from './part-file';
import { joinParts } from './part-set';
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

/** How much of the work each step is: the payload is read for its hash, and then opened. */
const EXAMINED_SHARE = 0.3;

/** Examines, joins, opens. `files`: staged copies of the parts that are there, in any order. */
export async function openBundle(
  files: readonly string[],
  reader: BundleReader,
  hooks: BundleHooks = UNHINDERED,
): Promise<Result<OpenBundle, BundleStop>> {
  const parts: ExaminedPart[] = [];
  for (const [at, file] of files.entries()) {
    const share = EXAMINED_SHARE / files.length;
    const examined = await examinePart(file, within(hooks, at * share, share));
    if (!examined.ok) return examined;
    parts.push(examined.value);
  }
  const set = await joinParts(parts, within(hooks, EXAMINED_SHARE, 0));
  if (!set.ok) return set;
  const known = checkOutside(set.value, reader);
  if (!known.ok) return known;
  const fileKey = await unlockPayload(set.value, reader.identities);
  if (!fileKey.ok) return fileKey;
  const opening = within(hooks, EXAMINED_SHARE, 1 - EXAMINED_SHARE);
  const sound = await checkPayload(set.value, fileKey.value, opening);
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

/** The progress of a part of the work as that of the whole. */
const within = (hooks: BundleHooks, from: number, share: number): BundleHooks => ({
  cancelled: () => hooks.cancelled(),
  progress: (done) => hooks.progress(from + share * done),
});
