// A backup of our store's folder while nobody writes. What can never change again, all segments but the last, is
// copied once; everything else each time. The owner's lock and the index, which is made anew from the journal, are not
// part of a backup.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { copyDurably, flush } from '../stores/files';

const NOT_COPIED = new Set(['lock', 'reserve', 'snapshot', 'tables']);

const isFinal = (folder: string, name: string): boolean => {
  const segments = readdirSync(folder).filter((other) => other.endsWith('.seg'));
  return name.endsWith('.seg') && name !== segments.sort().at(-1);
};

/** Brings the folder `to` up to date with the folder `from`. */
export function copyBackup(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const names = readdirSync(from).filter((name) => !NOT_COPIED.has(name));
  for (const gone of readdirSync(to).filter((name) => !names.includes(name)))
    rmSync(join(to, gone), { recursive: true });
  for (const name of names) {
    const [source, copy] = [join(from, name), join(to, name)];
    if (statSync(source).isDirectory()) copyBackup(source, copy);
    else if (!existsSync(copy) || !isFinal(from, name)) copyDurably(source, copy);
  }
  flush(to);
}
