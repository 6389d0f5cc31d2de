/** What a change of the master key leaves beside the store: its keys go at once, its many files beside other work. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { destroyed } from '#electron/store/rotation/destroy';
import { clearBeside, clearKept, goingStores, rotationBeside } from '#electron/store/rotation/rotation-place';
import type { Instant } from '#shared/domain/local-date';
import { temporaryFolder } from './store-kit';

const FILES = 300;
const KEPT = 'vault.former-master-2026-03-09';
const on = (day: string) => `${day}T02:00:00.000Z` as Instant;

/** A folder that has what a store has. */
function storeAt(dir: string): string {
  for (const folder of ['blobs', 'security/journal']) mkdirSync(join(dir, folder), { recursive: true });
  for (const name of ['keys', 'keys.prev']) writeFileSync(join(dir, name), 'k');
  for (let file = 0; file < FILES; file += 1) writeFileSync(join(dir, 'blobs', `${file}`), 'x');
  return dir;
}

function places(): { readonly root: string; readonly dir: string } {
  const root = temporaryFolder();
  return { root, dir: storeAt(join(root, 'vault')) };
}

describe('a store under a former master key whose time is over', () => {
  it('opens for nobody at once, and its files go without holding anything up', async () => {
    const { root, dir } = places();
    const kept = storeAt(join(root, KEPT));
    clearKept(dir, on('2026-04-07'));
    expect(readdirSync(kept)).toContain('keys');
    clearKept(dir, on('2026-04-08'));
    expect(readdirSync(kept)).toEqual(['blobs', 'security']);
    expect(readdirSync(join(kept, 'blobs'))).toHaveLength(FILES);
    await destroyed();
    expect(readdirSync(root)).toEqual(['vault']);
    expect(readdirSync(join(dir, 'blobs'))).toHaveLength(FILES);
  });

  it('is destroyed by the next opening when the program ended before that', async () => {
    const { root, dir } = places();
    mkdirSync(join(root, KEPT, 'blobs'), { recursive: true });
    clearKept(dir, on('2026-05-01'));
    await destroyed();
    expect(readdirSync(root)).toEqual(['vault']);
  });
});

describe('a copy under a new master key that was not adopted', () => {
  it('frees its place at once, and its files go without holding anything up', async () => {
    const { root, dir } = places();
    storeAt(rotationBeside(dir));
    clearBeside(dir);
    expect(existsSync(rotationBeside(dir))).toBe(false);
    const [going = ''] = goingStores(dir);
    expect(readdirSync(going)).toEqual(['blobs', 'security']);
    storeAt(rotationBeside(dir));
    clearBeside(dir);
    expect(goingStores(dir)).toHaveLength(2);
    await destroyed();
    expect(readdirSync(root)).toEqual(['vault']);
  });

  it('is left alone where there is no store in its place: it may be the store', async () => {
    const root = temporaryFolder();
    const beside = storeAt(join(root, 'vault.new-master'));
    clearBeside(join(root, 'vault'));
    await destroyed();
    expect(readdirSync(beside)).toContain('keys');
  });
});
