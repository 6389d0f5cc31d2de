/** The most memory that this process ever had, all of its threads together, in MiB. */
import { readFileSync } from 'node:fs';

export function peakMib(): number {
  // What `resourceUsage` tells of a process on Linux begins with what its parent had when it was made.
  const [, peak] =
    process.platform === 'linux'
      ? (/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [])
      : [];
  return (peak === undefined ? process.resourceUsage().maxRSS : Number(peak)) / 1024;
}
