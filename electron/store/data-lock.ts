/**
 * One owner per store folder. Each process that wants the store puts a claim into `lock/`: an empty file
 * whose name tells the process, created in one step, so a claim is never half written. Then it looks
 * again: whoever sees another living claim withdraws. So two owners are impossible however the steps of
 * two processes interleave, also when both find the claim of a dead process. A claim of another computer lives
 * until it is gone. On Windows the owner keeps its claim open for itself alone, and the system gives it free
 * when the process ends, however it ends and on whichever computer.
 */
import { randomBytes } from 'node:crypto';
import { accessSync, closeSync, constants, mkdirSync, openSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { namesIn } from './disk';
import type { FileFault } from './faults';
import { fileFault, quietly, systemCode } from './file-fault';
import { isAlive, isElsewhere, ownIdentity, type ProcessIdentity } from './process-identity';

const LOCK_FOLDER = 'lock';
/** Two processes that claim in the same instant both withdraw and try again, at different moments. */
const ROUNDS = 12;
const PAUSE_MS = 20;
/** Process, its start, boot, computer (not in claims of former programs), chance. */
const CLAIM = /^(\d+)-(\d*)-([0-9a-f]*)(?:-([0-9a-f]{12}))?-[0-9a-f]{16}$/;

/** Windows: nobody else can open the file until it is closed or its process has ended (libuv's exclusive mode). */
const EXCLUSIVE = process.platform === 'win32' ? 0x10000000 : null;

/**
 * Claims that this process holds, with the file that is kept open where the system minds it. A claim of its own
 * that is not among them is dead: it could not be removed when it was given up, or making it did not come to its
 * end.
 */
const held = new Map<string, number | null>();

/** The store is in use: by a program on this computer, or by one on another that shares the folder. */
export type InUse = { readonly code: 'STORE_IN_USE' } | { readonly code: 'STORE_IN_USE_ELSEWHERE' };

export interface DataLock {
  /** Whether the folder is still this process's: a claim that somebody took away counts no more. */
  isHeld(): boolean;
  release(): Result<void, FileFault>;
}

function ownerOf(claim: string): ProcessIdentity | null {
  const match = CLAIM.exec(claim);
  if (match === null) return null;
  const [, pid, started = '', boot = '', host = null] = match;
  return { pid: Number(pid), started, boot, host };
}

function isLiving(dir: string, name: string, owner: ProcessIdentity): boolean {
  const path = join(dir, name);
  if (owner.pid === process.pid && !isElsewhere(owner)) return held.has(path);
  return EXCLUSIVE === null ? isAlive(owner) : isKeptOpen(path);
}

/** Whether a living process keeps the claim open. In doubt it does. */
function isKeptOpen(path: string): boolean {
  try {
    closeSync(openSync(path, 'r'));
    return false;
  } catch (error) {
    return systemCode(error) !== 'ENOENT';
  }
}

/** Claims of living processes other than `own`, by whose they are. */
function livingClaims(dir: string, own: string | null): ReadonlyMap<string, ProcessIdentity> {
  const living = namesIn(dir).flatMap((name): [string, ProcessIdentity][] => {
    const owner = name === own ? null : ownerOf(name);
    return owner !== null && isLiving(dir, name, owner) ? [[name, owner]] : [];
  });
  return new Map(living);
}

function removeDeadClaims(dir: string, own: string): void {
  for (const name of namesIn(dir)) {
    const owner = name === own ? null : ownerOf(name);
    if (owner !== null && !isLiving(dir, name, owner)) rmSync(join(dir, name), { force: true });
  }
}

function pause(): void {
  const ms = PAUSE_MS * (0.5 + randomBytes(1).readUInt8(0) / 128);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Whether a living process owns the folder. Changes nothing. */
export function isLocked(storeDir: string): Result<boolean, FileFault> {
  try {
    return ok(livingClaims(join(resolve(storeDir), LOCK_FOLDER), null).size > 0);
  } catch (error) {
    return err(fileFault(error, LOCK_FOLDER));
  }
}

/** Takes the folder for this process, also from a dead one. A second opening in the same process is refused too. */
export function takeLock(storeDir: string): Result<DataLock, FileFault | InUse> {
  const dir = join(resolve(storeDir), LOCK_FOLDER);
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    for (let round = 0; round < ROUNDS; round += 1) {
      const path = livingClaims(dir, null).size === 0 ? claimAlone(dir) : null;
      if (path !== null) return ok({ isHeld: () => isThere(path), release: () => releaseClaim(path) });
      pause();
    }
    const owners = [...livingClaims(dir, null).values()];
    const isShared = owners.length > 0 && owners.every(isElsewhere);
    return err({ code: isShared ? 'STORE_IN_USE_ELSEWHERE' : 'STORE_IN_USE' });
  } catch (error) {
    return err(fileFault(error, LOCK_FOLDER));
  }
}

/** Makes a claim and looks again; null when somebody else claims too, or answers a fault by throwing it. */
function claimAlone(dir: string): string | null {
  const me = ownIdentity();
  const claim = `${me.pid}-${me.started}-${me.boot}-${me.host}-${randomBytes(8).toString('hex')}`;
  const path = join(dir, claim);
  held.set(path, null);
  let alone = false;
  try {
    held.set(path, makeClaim(path));
    alone = livingClaims(dir, claim).size === 0;
    if (alone) removeDeadClaims(dir, claim);
    return alone ? path : null;
  } catch (error) {
    alone = false;
    throw error;
  } finally {
    if (!alone) releaseClaim(path);
  }
}

/** Makes the empty file; answers it when it stays open. */
function makeClaim(path: string): number | null {
  const { O_WRONLY, O_CREAT, O_EXCL } = constants;
  const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | (EXCLUSIVE ?? 0), 0o600);
  if (EXCLUSIVE !== null) return file;
  closeSync(file);
  return null;
}

/** Whether a claim is still in its place. A folder that cannot be looked into now is no sign that it is not. */
function isThere(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ENOENT';
  }
}

/** Gives a claim up. One that cannot be removed is dead all the same. */
function releaseClaim(path: string): Result<void, FileFault> {
  const file = held.get(path) ?? null;
  held.delete(path);
  if (file !== null) quietly(() => closeSync(file));
  try {
    rmSync(path, { force: true });
    return ok(undefined);
  } catch (error) {
    return err(fileFault(error, LOCK_FOLDER));
  }
}
