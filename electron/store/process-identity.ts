/**
 * Tells whether the process that took a lock still runs. A process number alone is used again after a
 * restart, so where Linux tells them the boot and the start time of the process count as well. A process of
 * another computer cannot be looked at: it must never be taken for dead.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { systemCode } from './file-fault';

export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks from boot to the start of the process; empty where the system does not tell. */
  readonly started: string;
  /** Short form of the boot id; empty where the system does not tell. */
  readonly boot: string;
  /** Short digest of what names the computer; null in a claim of a program that did not write it yet. */
  readonly host: string | null;
}

const ID_DIGITS = 12;

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}

/** State letter and start time of a process from /proc (proc(5), fields 3 and 22). */
function procStat(pid: number): { readonly state: string; readonly started: string } | null {
  const text = readText(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The name in brackets may hold spaces and brackets: count fields after the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', started: fields[19] ?? '' };
}

const bootId = (): string =>
  (readText('/proc/sys/kernel/random/boot_id') ?? '').replaceAll('-', '').trim().slice(0, ID_DIGITS);

/** Computers set up from one image have one machine id, so the name they have in the network counts too. */
const hostId = (): string =>
  createHash('sha256')
    .update(`${(readText('/etc/machine-id') ?? '').trim()} ${hostname()}`)
    .digest('hex')
    .slice(0, ID_DIGITS);

/** This process. */
export function ownIdentity(): ProcessIdentity {
  const started = procStat(process.pid)?.started ?? '';
  return { pid: process.pid, started, boot: bootId(), host: hostId() };
}

/** Whether a process is one of another computer that shares the folder. */
export const isElsewhere = ({ host }: Pick<ProcessIdentity, 'host'>): boolean =>
  host !== null && host !== hostId();

/** Whether that very process still runs. A zombie does not. In doubt it does: a lock is never taken on a guess. */
export function isAlive(identity: ProcessIdentity): boolean {
  if (isElsewhere(identity)) return true;
  if (identity.boot !== bootId()) return false;
  if (identity.boot !== '') {
    const stat = procStat(identity.pid);
    return stat !== null && stat.started === identity.started && stat.state !== 'Z' && stat.state !== 'X';
  }
  try {
    process.kill(identity.pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}
