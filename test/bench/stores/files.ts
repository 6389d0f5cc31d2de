// Durable copies and sizes of folders, for the peers that have no backup of their own.
import { closeSync, cpSync, existsSync, fsyncSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Flushes a file's content, or a folder's list of names. */
export function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Every file and folder under a path, the path itself last. */
function everything(path: string): readonly string[] {
  if (!lstatSync(path).isDirectory()) return [path];
  return [...readdirSync(path).flatMap((name) => everything(join(path, name))), path];
}

/** Copies a folder or file and flushes all of it. */
export function copyDurably(from: string, to: string): void {
  cpSync(from, to, { recursive: true, force: true });
  for (const path of everything(to)) flush(path);
}

/** Bytes of all files under a path. */
export function bytesOf(path: string): number {
  if (!existsSync(path)) return 0;
  const sizes = everything(path).map((file) => lstatSync(file));
  return sizes.reduce((sum, about) => sum + (about.isDirectory() ? 0 : about.size), 0);
}
