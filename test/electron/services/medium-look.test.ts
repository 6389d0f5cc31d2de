/** A medium that never answers hides no other: not the one of backups, nor one that is plugged in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lookAt } from '#electron/services/backup/medium-look';
import { Desk } from '#electron/services/desk/desk';
import type { Instant } from '#shared/domain/local-date';

const dir = mkdtempSync(join(tmpdir(), 'medium-look-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const clock = { now: () => '2026-03-09T02:00:00.000Z' as Instant };
const desk = new Desk(
  { clock, paths: { vault: join(dir, 'vault'), samples: dir }, printing: null, files: null },
  () => undefined,
  async () => {
    throw new Error('nobody asks');
  },
);

const never = new Promise<never>(() => undefined);

describe('a look at a medium', () => {
  it('that never ends keeps no other medium from being looked at', async () => {
    const [gone, here] = [mkdtempSync(join(dir, 'gone-')), mkdtempSync(join(dir, 'here-'))];
    let isOver = false;
    const waiting = lookAt(desk, gone, () => never).then((found) => {
      isOver = true;
      return found;
    });
    expect(await lookAt(desk, here, async () => 'looked')).toBe('looked');
    expect(isOver).toBe(false);
    expect(await waiting).toBeNull();
    expect(await lookAt(desk, here, async () => 'again')).toBe('again');
  }, 20_000);

  it('waits for the one before at the same place, so that looks that never end do not pile up', async () => {
    const place = mkdtempSync(join(dir, 'place-'));
    let looks = 0;
    const look = (): Promise<never> => {
      looks += 1;
      return never;
    };
    expect(await Promise.all([lookAt(desk, place, look), lookAt(desk, place, look)])).toEqual([null, null]);
    expect(looks).toBe(1);
  }, 20_000);
});
