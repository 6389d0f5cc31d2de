/** Signing in: wrong passphrases, chosen and changed ones, and what is left after signing out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { commandId, DeskKit } from '../../helpers/desk-kit';
import { real } from '../../helpers/real-office';

let dir = '';
let kit: DeskKit;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'application-'));
  kit = new DeskKit(join(dir, 'vault'));
});
afterEach(async () => {
  await kit.app.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('a passphrase that somebody else chose', () => {
  it('is changed before anything else, and then the administrator does not know it', async () => {
    await kit.must('setup', 'desk.setUp', real());
    await kit.must('admin', 'session.signIn', { account: 'admin', passphrase: 'correct horse battery' });
    const add = {
      commandId: commandId(),
      account: 'clerk',
      name: '王敏',
      passphrase: 'chosen by admin',
    };
    await kit.must('admin', 'accounts.add', add);
    await kit.must('security', 'session.signIn', { account: 'security', passphrase: 'security passphrase' });
    await kit.must('security', 'accounts.setRoles', {
      commandId: commandId(),
      account: 'clerk',
      roles: ['ACCEPTANCE_CLERK'],
    });
    const session = await kit.must('clerk', 'session.signIn', {
      account: 'clerk',
      passphrase: 'chosen by admin',
    });
    expect(session.mustChangePassphrase).toBe(true);
    expect(await kit.refusal('clerk', 'worklist.counts', {})).toBe('PASSPHRASE_MUST_CHANGE');
    const change = (current: string, next: string) => ({ commandId: commandId(), current, next });
    expect(
      await kit.refusal('clerk', 'session.changePassphrase', change('wrong one here', 'my own passphrase')),
    ).toBe('WRONG_PASSPHRASE');
    expect(await kit.refusal('clerk', 'session.changePassphrase', change('chosen by admin', 'short'))).toBe(
      'PASSPHRASE_WEAK',
    );
    expect(
      await kit.refusal('clerk', 'session.changePassphrase', change('chosen by admin', 'chosen by admin')),
    ).toBe('PASSPHRASE_WEAK');
    await kit.must('clerk', 'session.changePassphrase', change('chosen by admin', 'my own passphrase'));
    await kit.must('clerk', 'worklist.counts', {});
    expect(
      await kit.refusal('x', 'session.signIn', { account: 'clerk', passphrase: 'chosen by admin' }),
    ).toBe('WRONG_PASSPHRASE');
  }, 60_000);
});

describe('sign-in', () => {
  it('wrong passphrases are counted, slow down, are told afterwards and stand in the log', async () => {
    await kit.must('setup', 'desk.setUp', real());
    for (let wrong = 0; wrong < 5; wrong += 1)
      expect(
        await kit.refusal('boss', 'session.signIn', { account: 'boss', passphrase: 'not the passphrase' }),
      ).toBe('WRONG_PASSPHRASE');
    expect(
      await kit.refusal('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' }),
    ).toBe('SIGN_IN_DELAYED');
    kit.now = '2026-03-09T02:10:00.000Z' as Instant;
    const session = await kit.must('boss', 'session.signIn', {
      account: 'boss',
      passphrase: 'another long phrase',
    });
    expect(session.failedSinceLast).toBe(5);
    await kit.must('auditor', 'session.signIn', { account: 'auditor', passphrase: 'auditor passphrase' });
    const lines = await kit.log();
    expect(lines.map((line) => line.title)).toContain('口令错误');
    expect(
      await kit.refusal('nobody', 'session.signIn', { account: 'nobody', passphrase: 'some passphrase' }),
    ).not.toBe('answered');
  }, 60_000);

  it('after sign-out nothing is answered and the store is closed for others to open', async () => {
    await kit.must('setup', 'desk.setUp', real());
    await kit.must('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' });
    await kit.must('boss', 'session.signOut', { because: 'asked' });
    expect(await kit.refusal('boss', 'worklist.counts', {})).toBe('SESSION_MISSING');
    const other = await openStore({
      dir: kit.vault,
      unlock: { kind: 'passphrase', account: 'boss' as AccountId, passphrase: 'another long phrase' },
      fold: DESK_FOLD,
      now: kit.now,
    });
    expect(other.ok).toBe(true);
    if (other.ok) other.value.close();
  });
});
