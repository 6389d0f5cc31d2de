/**
 * Checks 12 to 17, and the second pass that gives out what the first found sound. Nothing of a payload reaches a
 * consumer before all of it was opened, unpacked and checked. The thread that reads it holds the key of this one
 * file, never the key that opens an office's bundles.
 */
import { ageHeaderBytes, type FileKey, unlock } from '#electron/crypto/age';
import type { BundleHeader } from '#shared/bundle/header';
import { APPROVED_KINDS } from '#shared/bundle/kinds';
import { MAX_AGE_HEADER_BYTES } from '#shared/bundle/limits';
import { type Manifest, type ManifestCounts, sameInsideAndOutside } from '#shared/bundle/manifest';
import type { BundleKind } from '#shared/identity/bundle-kind';
import { checkKind } from '#shared/identity/sender';
import { err, ok, type Result } from '#shared/lib/result';
import type { KnownBundle } from './outside';
import { type PartSet, sealedBytes } from './part-set';
import type { CheckedFrame } from './payload-check';
import { readPayload } from './payload-stream';
import { approvalSigned } from './signed-text';
import { answering, type BundleHooks, type BundleStop, orStop, stopWith, UNHINDERED } from './stopped';

/** What the first pass found. */
export interface SoundPayload {
  readonly manifest: Manifest;
  /** Over all frames; the second pass has to come to the same. */
  readonly framesHash: string;
  /** Attachments that are not what their names say: the cases they belong to wait (check 22). */
  readonly wrongBlobs: readonly string[];
}

/** Takes the frames of a sound payload, in order. What it makes of them counts only when the reading ends well. */
export type FrameConsumer = (frame: CheckedFrame) => Promise<void> | void;

/** Check 12, first half: the key of this one file, with the keys of the office. Small: no payload is read. */
export function unlockPayload(
  { parts }: PartSet,
  identities: readonly string[],
): Promise<Result<FileKey, BundleStop>> {
  return answering('B06_DAMAGED', async () => {
    const pieces: Buffer[] = [];
    let length = 0;
    for await (const piece of sealedBytes(parts)) {
      pieces.push(Buffer.from(piece));
      length += piece.length;
      if (length >= MAX_AGE_HEADER_BYTES) break;
    }
    const begins = Buffer.concat(pieces).subarray(0, MAX_AGE_HEADER_BYTES);
    const headerBytes = ageHeaderBytes(begins);
    if (headerBytes === null) return stopWith('B19_DECRYPT', { detail: 'header' });
    const unlocked = await unlock(begins.subarray(0, headerBytes), identities);
    if (unlocked.is === 'open') return unlocked.fileKey;
    return unlocked.is === 'no-key' ? stopWith('B18_NO_KEY') : stopWith('B19_DECRYPT', { detail: 'stanza' });
  });
}

/** Checks 12 to 15: the first pass. `gather` is shown frames of which nothing is known yet but their own form: what it
 * keeps of them counts when the answer is good, and nobody else may see it before. */
export function checkPayload(
  set: PartSet,
  fileKey: FileKey,
  hooks: BundleHooks = UNHINDERED,
  gather: (frame: CheckedFrame) => void = () => undefined,
): Promise<Result<SoundPayload, BundleStop>> {
  return answering('B06_DAMAGED', async () => {
    const check = await readPayload(set, fileKey, hooks, gather);
    const { manifest, wrongBlobs } = check;
    if (!sameInsideAndOutside(manifest, set.parts[0].header)) stopWith('B23_REWRAPPED');
    return { manifest, framesHash: check.complete ?? '', wrongBlobs };
  });
}

/** Whether the reader knows a key as that of somebody who may let bundles of this office out. */
export type KnowsApprover = (approval: NonNullable<Manifest['approval']>, header: BundleHeader) => boolean;

/** Whether a bundle holds only what its kind is for: a kind that nobody lets out holds no records of cases, and a receipt
 * nothing but receipts. */
function holdsNoMore(kind: BundleKind, { receipts: _receipts, ...counts }: ManifestCounts): boolean {
  if (APPROVED_KINDS.includes(kind)) return true;
  if (kind === 'receipt') return Object.values(counts).every((count) => count === 0);
  return counts.entries === 0 && counts.stubs === 0 && counts.blobs === 0;
}

/** Checks 16 and 17: what the sender may send, and that a supervisor let it out. */
export function checkSent(
  { header, sender }: KnownBundle,
  manifest: Manifest,
  knowsApprover: KnowsApprover,
): Result<void, BundleStop> {
  const kind = checkKind(sender, header.kind);
  if (!kind.ok) return err({ code: kind.error.code, detail: kind.error.problem });
  const { approval, counts } = manifest;
  if (!holdsNoMore(header.kind, counts)) return err({ code: 'B25_NO_APPROVAL', detail: 'kind-contents' });
  if (approval === null)
    return APPROVED_KINDS.includes(header.kind)
      ? err({ code: 'B25_NO_APPROVAL', detail: 'none' })
      : ok(undefined);
  if (!approvalSigned(manifest)) return err({ code: 'B25_NO_APPROVAL', detail: 'signature' });
  return knowsApprover(approval, header)
    ? ok(undefined)
    : err({ code: 'B25_NO_APPROVAL', detail: 'unknown' });
}

/** The second pass: gives out every frame. A consumer that throws ends it, and its error is thrown on. */
export function deliverPayload(
  set: PartSet,
  fileKey: FileKey,
  sound: SoundPayload,
  consumer: FrameConsumer,
  hooks: BundleHooks = UNHINDERED,
): Promise<Result<void, BundleStop>> {
  return answering('B06_DAMAGED', async () => {
    const give: FrameConsumer = (frame) => orStop('B35_WRITE', async () => consumer(frame));
    const check = await readPayload(set, fileKey, hooks, give, true);
    // The same key opened other bytes: somebody changed the staged copy between the passes.
    if (check.complete !== sound.framesHash) stopWith('B06_DAMAGED', { detail: 'second-pass' });
  });
}
