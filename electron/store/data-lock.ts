/**
 * One owner per store folder. Each process that wants the store puts a claim into `lock/`: an empty file
 * whose name tells the process, created in one step, so a claim is never half written. Then it looks
 * again: whoever sees another living claim withdraws. So two owners are impossible however the steps of
 * two processes interleave, also when both find the claim of a dead process.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { namesIn } from './disk';
import type { FileFault } from './faults';
import { fileFault } from './file-fault';
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity';

const LOCK_FOLDER = 'lock';
/** Two processes that claim in the same instant both withdraw and try again, at different moments. */
const ROUNDS = 12;
const PAUSE_MS = 20;
const CLAIM = /^(\d+)-(\d*)-([0-9a-f]*)-[0-9a-f]{16}$/;

/**
 * Claims that this process holds. A claim of its own that is not among them is dead: it could not be removed
 * when it was given up, or making it did not come to its end.
 */
const held = new Set<string>();

export interface DataLock {
  release(): Result<void, FileFault>;
}

function ownerOf(claim: string): ProcessIdentity | null {
  const match = CLAIM.exec(claim);
  return match ? { pid: Number(match[1]), started: match[2] ?? '', boot: match[3] ?? '' } : null;
}

const isLiving = (dir: string, name: string, owner: ProcessIdentity): boolean =>
  owner.pid === process.pid ? held.has(join(dir, name)) : isAlive(owner);

/** Claims of living processes other than `own`. */
function livingClaims(dir: string, own: string | null): readonly string[] {
  return namesIn(dir).filter((name) => {
    const owner = name === own ? null : ownerOf(name);
    return owner !== null && isLiving(dir, name, owner);
  });
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
    return ok(livingClaims(join(resolve(storeDir), LOCK_FOLDER), null).length > 0);
  } catch (error) {
    return err(fileFault(error, LOCK_FOLDER));
  }
}

/** Takes the folder for this process, also from a dead one. A second opening in the same process is refused too. */
export function takeLock(storeDir: string): Result<DataLock, FileFault | { readonly code: 'STORE_IN_USE' }> {
  const dir = join(resolve(storeDir), LOCK_FOLDER);
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    for (let round = 0; round < ROUNDS; round += 1) {
      const path = livingClaims(dir, null).length === 0 ? claimAlone(dir) : null;
      if (path !== null) return ok({ release: () => releaseClaim(path) });
      pause();
    }
    return err({ code: 'STORE_IN_USE' });
  } catch (error) {
    return err(fileFault(error, LOCK_FOLDER));
  }
}

/** Makes a claim and looks again; null when somebody else claims too, or answers a fault by throwing it. */
function claimAlone(dir: string): string | null {
  const me = ownIdentity();
  const claim = `${me.pid}-${me.started}-${me.boot}-${randomBytes(8).toString('hex')}`;
  const path = join(dir, claim);
  held.add(path);
  let alone = false;
  try {
    closeSync(openSync(path, 'wx', 0o600));
    alone = livingClaims(dir, claim).length === 0;
    if (alone) removeDeadClaims(dir, claim);
    return alone ? path : null;
  } catch (error) {
    alone = false;
    throw error;
  } finally {
    if (!alone) releaseClaim(path);
  }
}

/** Gives a claim up. One that cannot be removed is dead all the same. */
function releaseClaim(path: string): Result<void, FileFault> {
  held.delete(path);
  try {
    rmSync(path, { force: true });
    return ok(undefined);
  } catch (error) {
    return err(fileFault(error, LOCK_FOLDER));
  }
}
