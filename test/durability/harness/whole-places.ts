/**
 * Where the parts of a whole desk lie (the store, the anchors of its machine, the medium, the second machine), and
 * how its people open it.
 */
import { join } from 'node:path';
import { openStore, type Unlock } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { NOW } from '../../electron/store/sayings';

/** As weak as can be: nothing of what is tested here follows from the cost of a try. */
export const WEAK = { memoryKiB: 64, iterations: 1, parallelism: 1, belowFloor: true } as const;
export const ADMIN = 'admin';
export const ADMIN_PASSPHRASE = 'admin-of-the-whole-desk';

/** Where everything lies. */
export const placesIn = (root: string) => ({
  vault: join(root, 'vault'),
  anchors: join(root, 'anchors'),
  stick: join(root, 'stick'),
  side: join(root, 'trial'),
  other: join(root, 'other', 'vault'),
  otherAnchors: join(root, 'other', 'anchors'),
});

export const by = (account: string, passphrase: string): Unlock => ({
  kind: 'passphrase',
  account: account as AccountId,
  passphrase,
});
export const BY_ADMIN = by(ADMIN, ADMIN_PASSPHRASE);

export const openAt = (dir: string, anchors: string | null, unlock: Unlock, readOnly = false) =>
  openStore({ dir, unlock, fold: DESK_FOLD, now: NOW, readOnly, ...(anchors === null ? {} : { anchors }) });

type Opened = Awaited<ReturnType<typeof openAt>>;
export type WholeStore = Extract<Opened, { ok: true }>['value'];
