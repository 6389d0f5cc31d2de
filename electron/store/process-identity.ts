/**
 * Tells whether the process that took a lock still runs. A process number alone is used again after a
 * restart, so where Linux tells them the boot and the start time of the process count as well.
 */
import { readFileSync } from 'node:fs';
import { systemCode } from './file-fault';

export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks from boot to the start of the process; empty where the system does not tell. */
  readonly started: string;
  /** Short form of the boot id; empty where the system does not tell. */
  readonly boot: string;
}

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
  (readText('/proc/sys/kernel/random/boot_id') ?? '').replaceAll('-', '').trim().slice(0, 12);

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: procStat(process.pid)?.started ?? '', boot: bootId() };
}

/** Whether that very process still runs. A zombie does not. In doubt it does: a lock is never taken on a guess. */
export function isAlive(identity: ProcessIdentity): boolean {
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
