/** An act whose line was written and which power kept from being done is told, also when others came and went meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '#electron/store/store';
import type { AccountId, CommandId } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { commandId, DeskKit } from '../../helpers/desk-kit';

it('an import runs for minutes: its line is not the last one when power goes', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'log-after-cut-'));
  let kit = new DeskKit(join(dir, 'vault'), true);
  await kit.practice();
  await kit.app.close();
  const store = await openStore({
    dir: kit.vault,
    unlock: { kind: 'practice' },
    fold: DESK_FOLD,
    now: kit.now,
  });
  if (!store.ok) throw new Error('the store does not open');
  const by = {
    actor: 'supervisor' as AccountId,
    role: 'SUPERVISOR' as const,
    rulePack: 'x',
    claimedAt: kit.now,
    clockDoubt: false,
  };
  store.value.security.append({
    ...by,
    procedure: 'sync.apply',
    commandId: commandId() as CommandId,
    events: [
      { type: 'officeActed', act: 'trustReceived', about: '' },
      { type: 'officeActed', act: 'bundleImported', about: '' },
    ],
  });
  // Meanwhile somebody looks at the log, signs out, fails to sign in: any line.
  store.value.security.append({
    ...by,
    procedure: 'log.list',
    commandId: commandId() as CommandId,
    events: [{ type: 'logViewed' }],
  });
  store.value.close();
  kit = new DeskKit(kit.vault, true);
  await kit.must('auditor', 'session.signIn', { account: 'auditor', passphrase: '' });
  const failed = await kit.log({ outcome: 'failed' });
  await kit.app.close();
  rmSync(dir, { recursive: true, force: true });
  expect(failed).toHaveLength(2);
});
