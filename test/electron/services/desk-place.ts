/** A scratch folder with a practice desk in it for every test of a file; gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { PersonRole } from '#shared/access/roles';
import { DeskWalk } from '../../helpers/desk-walk';

export interface DeskPlace {
  readonly dir: string;
  readonly walk: DeskWalk;
}

/** Makes a practice desk of a prefecture before each test. `people` join those of every practice desk. */
export function deskPlace(people: { readonly [account: string]: PersonRole } = {}): DeskPlace {
  const place = { dir: '', walk: new DeskWalk('') };
  beforeEach(async () => {
    place.dir = mkdtempSync(join(tmpdir(), 'services-'));
    place.walk = new DeskWalk(join(place.dir, 'vault'), true);
    await place.walk.practice();
    for (const [account, role] of Object.entries(people)) await welcome(place.walk, account, role);
  });
  afterEach(async () => {
    await place.walk.app.close();
    rmSync(place.dir, { recursive: true, force: true });
  });
  return place;
}

/** A person with one role joins and signs in. */
async function welcome(walk: DeskWalk, account: string, role: PersonRole): Promise<void> {
  await walk.join(account, [role]);
  await walk.must(account, 'session.signIn', { account, passphrase: '' });
}
