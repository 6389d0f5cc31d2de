/**
 * Lets single calls of Node's file system fail, as a disk or a virus scanner would. It replaces functions of Node,
 * never of this program, and must be undone by `restore`.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach } from 'vitest';

export type Call =
  | 'writeSync'
  | 'fdatasyncSync'
  | 'fdatasync'
  | 'fsyncSync'
  | 'openSync'
  | 'ftruncateSync'
  | 'closeSync'
  | 'readSync'
  | 'rmSync';
export type Code = 'ENOSPC' | 'EIO' | 'EBUSY' | 'EACCES';

const genuine = { ...fs };
const replacedCalls = new Set<Call>();

function systemError(call: Call, code: Code): Error {
  return Object.assign(new Error(`${code}: injected`), { code, syscall: call.replace('Sync', '') });
}

/** How often a function failed so far. */
export interface Injected {
  failures: number;
  calls: number;
}

/** From now on the calls that `fails` chooses (by their number, from 1) fail instead of doing their work: they throw, or
 * tell whoever waits. A write that fails may have written its first `part` bytes. */
export function failing(
  call: Call,
  code: Code,
  fails: (number: number, args: readonly unknown[]) => boolean,
  part = 0,
): Injected {
  const injected: Injected = { failures: 0, calls: 0 };
  const original = genuine[call] as (...args: unknown[]) => unknown;
  const replaced = (...args: unknown[]): unknown => {
    injected.calls += 1;
    if (!fails(injected.calls, args)) return original(...args);
    injected.failures += 1;
    if (call === 'writeSync' && part > 0) {
      const [file, bytes, offset, length, position] = args as [number, Uint8Array, number, number, number];
      original(file, bytes, offset, Math.min(part, length), position);
    }
    // A file descriptor is free even when closing it failed.
    if (call === 'closeSync') original(...args);
    const waiting = args.at(-1);
    if (typeof waiting !== 'function') throw systemError(call, code);
    return process.nextTick(waiting as (error: Error) => void, systemError(call, code));
  };
  replacedCalls.add(call);
  Object.assign(fs, { [call]: replaced });
  syncBuiltinESMExports();
  return injected;
}

/** Node's own functions again. */
export function restore(): void {
  for (const call of replacedCalls) Object.assign(fs, { [call]: genuine[call] });
  replacedCalls.clear();
  syncBuiltinESMExports();
}

afterEach(restore);
