/** The files of a store as they lie on the disk, to be held against what they were before. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Hash of every file of a store by its name, but for the log of who looked and the lock. */
export function storeFiles(vault: string): { readonly [name: string]: string } {
  const found = readdirSync(vault, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter((file) => !/^(security|lock)\b/.test(relative(vault, file)))
    .sort();
  return Object.fromEntries(
    found.map((file) => [
      relative(vault, file),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
