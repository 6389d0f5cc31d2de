/**
 * One pass over a sealed payload: open, unpack, cut into frames, check. Bounded by what the header declares, whatever
 * the payload does; memory is one frame and the pieces on their way. Used twice: to know that everything is sound,
 * and then to give it out.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type FileKey, openStream } from '#electron/crypto/age';
import { systemCode } from '#electron/store/file-fault';
import { Turns } from '#electron/store/turns';
import { FrameReader } from '#shared/bundle/frame-reader';
import { plausibleSize } from '#shared/bundle/limits';
import { type PartSet, sealedBytes } from './part-set';
import { type CheckedFrame, PayloadCheck } from './payload-check';
import { type BundleHooks, goOn, stopWith } from './stopped';

const UNPACK_PIECE_BYTES = 256 * 1024;
/** Opened at one go: about a millisecond. Whatever thread this is, others have their turn in between. */
const SEALED_PIECE_BYTES = 64 * 1024;

/** Reads the payload from front to end and gives each frame that keeps the rules to `sink`. `isSound`: a pass before
 * has found it sound, and the caller compares the hash over all frames.
 * @throws a stop, or what the operating system throws */
export async function readPayload(
  { parts }: PartSet,
  fileKey: FileKey,
  hooks: BundleHooks,
  sink: (frame: CheckedFrame) => Promise<void> | void,
  isSound = false,
): Promise<PayloadCheck> {
  const { wholeBytes, wholeHash, plainBytes } = parts[0].header;
  if (!plausibleSize(wholeBytes, plainBytes)) stopWith('B20_SIZE', { detail: 'declared' });
  const seen = createHash('sha256');
  let packedBytes = 0;

  async function* sealed(): AsyncGenerator<Uint8Array> {
    const turns = new Turns();
    let done = 0;
    for await (const piece of sealedBytes(parts)) {
      goOn(hooks);
      seen.update(piece);
      done += piece.length;
      hooks.progress(done / wholeBytes);
      for (let at = 0; at < piece.length; at += SEALED_PIECE_BYTES) {
        // A copy: the stream holds it while the next piece is read.
        yield Uint8Array.from(piece.subarray(at, at + SEALED_PIECE_BYTES));
        if (turns.due) await turns.next();
      }
    }
  }

  // Ending one end of the pipe ends the other with an error of its own: what came first is what happened.
  let first: unknown = null;
  const noting = (error: unknown): never => {
    first ??= error;
    throw error;
  };

  async function* packed(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of opened(sealed(), fileKey)) {
        packedBytes += piece.length;
        yield piece;
      }
    } catch (error) {
      noting(error);
    }
  }

  const unpack = createGunzip({ chunkSize: UNPACK_PIECE_BYTES });
  const check = new PayloadCheck(isSound);
  const frames = new FrameReader();
  let plain = 0;
  await pipeline(Readable.from(packed()), unpack, async (pieces: AsyncIterable<Uint8Array>) => {
    for await (const piece of pieces) {
      plain += piece.length;
      try {
        if (plain > plainBytes) stopWith('B20_SIZE', { detail: 'more' });
        await takeFrames(frames, piece, check, sink);
      } catch (error) {
        noting(error);
      }
    }
  }).catch((error: unknown) => zipStop(first ?? error));
  // What follows the packed content would be passed over in silence.
  if (unpack.bytesWritten !== packedBytes) stopWith('B21_FORMAT', { detail: 'after-gzip' });
  if (plain !== plainBytes) stopWith('B20_SIZE', { detail: 'fewer' });
  if (check.complete === null) stopWith('B21_FORMAT', { detail: 'no-end' });
  if (seen.digest('hex') !== wholeHash) stopWith('B06_DAMAGED', { detail: 'staged-copy' });
  return check;
}

async function takeFrames(
  frames: FrameReader,
  piece: Uint8Array,
  check: PayloadCheck,
  sink: (frame: CheckedFrame) => Promise<void> | void,
): Promise<void> {
  const cut = frames.push(piece);
  for (;;) {
    const { done, value } = cut.next();
    if (done) {
      if (value !== null) stopWith('B21_FORMAT', { detail: value });
      return;
    }
    const frame = check.take(value);
    if (frame !== null) await sink(frame);
  }
}

/** The opened stream. What the format's library throws means one thing: the seal is broken. */
async function* opened(sealed: AsyncGenerator<Uint8Array>, fileKey: FileKey): AsyncGenerator<Uint8Array> {
  // What stopped the source comes through the stream as it is; the rest is the library's.
  let own: unknown = null;
  async function* noting(): AsyncGenerator<Uint8Array> {
    try {
      yield* sealed;
    } catch (error) {
      own = error;
      throw error;
    }
  }
  try {
    const plain = await openStream(fileKey, ReadableStream.from(noting()) as ReadableStream<Uint8Array>);
    for await (const piece of plain as AsyncIterable<Uint8Array>) yield piece;
  } catch (error) {
    if (own !== null) throw own;
    if (systemCode(error) !== null) throw error;
    stopWith('B19_DECRYPT');
  } finally {
    // The library leaves its source as it is when it gives up; the file behind it has to be closed.
    await sealed.return(undefined);
  }
}

/** What the unpacking throws, as a stop. */
function zipStop(error: unknown): never {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
    stopWith('B21_FORMAT', { detail: 'gzip' });
  throw error;
}
