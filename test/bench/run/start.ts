// Starts a process and measures from its start to the first rows it shows.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Kind } from '../stores/bench-store';
import type { StartMode } from './first-rows';

export interface Started {
  /** Milliseconds from starting the process to its first rows. */
  readonly ms: number;
  readonly rows: number;
  /** Megabytes in use when the rows were shown. */
  readonly rss: number;
  /** Milliseconds of opening and answering, code already loaded. */
  readonly open: number;
  /** Milliseconds of the filtered list right after. */
  readonly firstFilter: number;
  /** Megabytes in use at the end. */
  readonly rssAfter: number;
}

type Shown = Pick<Started, 'rows' | 'rss' | 'open'>;
type Later = Pick<Started, 'firstFilter' | 'rss'>;

/** One start of a store. @throws when the process does not show rows. */
export function start(kind: Kind, dir: string, mode: StartMode, cases: number): Promise<Started> {
  const entry = join(__dirname, kind.ours ? 'start-ours.cjs' : 'start-peer.cjs');
  const begin = performance.now();
  const child = spawn(process.execPath, [entry, kind.name, dir, mode, String(cases)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let ms = 0;
  child.stdout.on('data', (bytes: Buffer) => {
    if (ms === 0) ms = performance.now() - begin;
    said += bytes.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      const [first, after] = said.trim().split('\n');
      if (code !== 0 || !first || !after)
        return reject(new Error(`${kind.name}: started process ended with ${code}`));
      const shown = JSON.parse(first) as Shown;
      const later = JSON.parse(after) as Later;
      resolve({ ...shown, ms, firstFilter: later.firstFilter, rssAfter: later.rss });
    });
  });
}
