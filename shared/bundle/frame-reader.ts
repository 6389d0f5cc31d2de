/**
 * Cuts a stream of bytes into frames, however the bytes arrive, and holds no more than one frame. It knows lengths
 * and kinds, never what a frame means.
 */
import { FRAME_HEAD_BYTES, type FrameKind, frameKindOf, maxFrameBytes } from './frames';

/** A whole frame. `bytes` are those of the stream, head and content, and stay as they are. */
export interface Frame {
  readonly kind: FrameKind;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

export type FrameProblem = 'unknown-kind' | 'too-long' | 'after-end';

export class FrameReader {
  #head = new Uint8Array(FRAME_HEAD_BYTES);
  #headBytes = 0;
  #kind: FrameKind | null = null;
  #frame: Uint8Array | null = null;
  #filled = 0;
  #ended = false;

  /** Whether the last frame came and nothing is begun: where a stream may end. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Gives out the frames that are complete with these bytes. Ends with the problem, if there is one: then nothing
   * more may be pushed. */
  *push(bytes: Uint8Array): Generator<Frame, FrameProblem | null, void> {
    let at = 0;
    while (at < bytes.length) {
      if (this.#ended) return 'after-end';
      if (this.#frame === null) {
        const taken = bytes.subarray(at, at + FRAME_HEAD_BYTES - this.#headBytes);
        this.#head.set(taken, this.#headBytes);
        this.#headBytes += taken.length;
        at += taken.length;
        if (this.#headBytes < FRAME_HEAD_BYTES) continue;
        const problem = this.#begin();
        if (problem !== null) return problem;
      }
      const frame = this.#frame;
      if (frame === null) continue;
      const taken = bytes.subarray(at, at + frame.length - this.#filled);
      frame.set(taken, this.#filled);
      this.#filled += taken.length;
      at += taken.length;
      if (this.#filled === frame.length) yield this.#finish(frame);
    }
    return null;
  }

  #begin(): FrameProblem | null {
    const kind = frameKindOf(this.#head[0] ?? 0);
    if (kind === null) return 'unknown-kind';
    const length = new DataView(this.#head.buffer).getUint32(1);
    if (length > maxFrameBytes(kind)) return 'too-long';
    this.#kind = kind;
    this.#frame = new Uint8Array(FRAME_HEAD_BYTES + length);
    this.#frame.set(this.#head);
    this.#filled = FRAME_HEAD_BYTES;
    return null;
  }

  #finish(frame: Uint8Array): Frame {
    const kind = this.#kind ?? 'end';
    this.#frame = null;
    this.#kind = null;
    this.#headBytes = 0;
    this.#ended = kind === 'end';
    return { kind, bytes: frame, content: frame.subarray(FRAME_HEAD_BYTES) };
  }
}
