/**
 * The records of a payload as the pass met them that found it sound, so that it is opened once. They stay in the thread
 * that opened it; nobody sees them before the pass has ended well.
 */
import type { FileKey } from '#electron/crypto/age';
import type { RecordKind } from '#shared/bundle/frames';
import { err, ok, type Result } from '#shared/lib/result';
import { checkPayload, type SoundPayload } from './inside';
import type { PartSet } from './part-set';
import type { BundleHooks, BundleStop } from './stopped';

export interface GatheredPayload {
  readonly sound: SoundPayload;
  /** Of the sealed payload that was opened. */
  readonly wholeHash: string;
  /** Frames of records, in their order. */
  readonly frames: readonly { readonly kind: RecordKind; readonly content: Uint8Array }[];
  /** Hashes of the attachments inside. */
  readonly blobs: readonly string[];
}

/** Checks 12 to 15, keeping the records. */
export async function gatherPayload(
  set: PartSet,
  fileKey: FileKey,
  hooks: BundleHooks,
): Promise<Result<GatheredPayload, BundleStop>> {
  const frames: { readonly kind: RecordKind; readonly content: Uint8Array }[] = [];
  const blobs: string[] = [];
  const sound = await checkPayload(set, fileKey, hooks, (frame) => {
    if (frame.is === 'records') frames.push({ kind: frame.kind, content: frame.content });
    else if (frame.is === 'blob' && frame.chunk.offset === 0) blobs.push(frame.chunk.hash);
  });
  const { wholeHash } = set.parts[0].header;
  return sound.ok ? ok({ sound: sound.value, wholeHash, frames, blobs }) : sound;
}

/** What was gathered of this very payload, or gathers it again: it must come to the same frames. */
export async function gatheredOf(
  held: GatheredPayload | null,
  { set, framesHash }: { readonly set: PartSet; readonly framesHash: string },
  fileKey: FileKey,
  hooks: BundleHooks,
): Promise<Result<GatheredPayload, BundleStop>> {
  const { wholeHash } = set.parts[0].header;
  if (held?.wholeHash === wholeHash && held.sound.framesHash === framesHash) return ok(held);
  const again = await gatherPayload(set, fileKey, hooks);
  // The same key opened other bytes: somebody changed the staged copy between the passes.
  return again.ok && again.value.sound.framesHash !== framesHash
    ? err({ code: 'B06_DAMAGED', detail: 'second-pass' })
    : again;
}
