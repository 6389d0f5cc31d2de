/** A desk that ends gives its store free, whatever cannot be written down any more. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Desk } from '#electron/services/desk/desk';
import { openStore } from '#electron/store/store';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { DeskKit } from '../../helpers/desk-kit';

it('closes the store, and its folder is free, although the last words cannot be written', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'desk-release-'));
  const kit = await new DeskKit(join(dir, 'vault'), true).practice();
  await kit.app.close();
  const { vault, now } = kit;
  const open = () => openStore({ dir: vault, unlock: { kind: 'practice' }, fold: DESK_FOLD, now });
  const store = await open();
  if (!store.ok) throw new Error(store.error.code);
  const ports = { clock: { now: () => now }, paths: { vault, samples: dir }, printing: null, files: null };
  const desk = new Desk(
    ports,
    () => undefined,
    async () => {
      throw new Error('nobody asks');
    },
  );
  desk.hold(store.value);
  desk.beforeClosing(() => {
    throw new Error('the state is broken');
  });
  expect(() => desk.release()).toThrow('the state is broken');
  expect(desk.store).toBeNull();
  const again = await open();
  expect(again.ok).toBe(true);
  if (again.ok) again.value.close();
  rmSync(dir, { recursive: true, force: true });
});
