/** Reads what recorder.cjs wrote: the file operations of a program, in the order in which they were done. */
import { readFileSync } from 'node:fs';

/** One operation that worked. `file` is a descriptor, `path` a place inside the recorded folder. */
export type DiskOperation =
  | { readonly op: 'open'; readonly file: number; readonly path: string; readonly flags: number }
  | { readonly op: 'close'; readonly file: number }
  /** `at` null: where the file stands. */
  | { readonly op: 'write'; readonly file: number; readonly at: number | null; readonly bytes: Buffer }
  /** A read that moved the place where the file stands. */
  | { readonly op: 'skip'; readonly file: number; readonly count: number }
  | { readonly op: 'resize'; readonly file: number; readonly size: number }
  | { readonly op: 'resizePath'; readonly path: string; readonly size: number }
  | { readonly op: 'flush'; readonly file: number }
  | { readonly op: 'flushData'; readonly file: number }
  | { readonly op: 'rename'; readonly from: string; readonly to: string }
  | { readonly op: 'link'; readonly from: string; readonly to: string }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'mkdir'; readonly path: string }
  /** A file that was written whole by the system. */
  | { readonly op: 'copied'; readonly path: string; readonly bytes: Buffer }
  /** What the program said. */
  | { readonly op: 'mark'; readonly bytes: Buffer }
  | { readonly op: 'unknown'; readonly name: string };

/** All operations of a log. @throws when it ends inside one. */
export function readDiskLog(path: string): readonly DiskOperation[] {
  const log = readFileSync(path);
  const operations: DiskOperation[] = [];
  let at = 0;
  while (at < log.length) {
    const headLength = log.readUInt32LE(at);
    const bytesLength = log.readUInt32LE(at + 4);
    const head = log.subarray(at + 8, at + 8 + headLength);
    const bytes = log.subarray(at + 8 + headLength, at + 8 + headLength + bytesLength);
    if (bytes.length !== bytesLength) throw new Error('the log ends inside an operation');
    const told = JSON.parse(head.toString('utf8')) as DiskOperation;
    operations.push(
      told.op === 'write' || told.op === 'mark' || told.op === 'copied' ? { ...told, bytes } : told,
    );
    at += 8 + headLength + bytesLength;
  }
  return operations;
}

/** Which flushes a log is read with: the rest is left out, as if the program had never asked for them. */
export interface Flushes {
  readonly files: boolean;
  readonly folders: boolean;
}
