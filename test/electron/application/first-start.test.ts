/** First start: what is refused, what a power cut leaves, what the recovery key can do. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import { commandId, DeskKit } from '../../helpers/desk-kit';
import { REAL, real } from '../../helpers/real-office';

/** One of the real office's people: administrator, supervisor, security administrator, auditor. */
const person = (index: 0 | 1 | 2 | 3) => ({ ...REAL.people[index], roles: [...REAL.people[index].roles] });

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

describe('first start', () => {
  it.each([
    [
      'a weak passphrase',
      {
        people: [{ ...person(0), passphrase: 'short' }, person(1), person(2), person(3)],
      },
      'PASSPHRASE_WEAK',
    ],
    ['no supervisor', { people: [person(0), person(2), person(3)] }, 'ROLES_INVALID'],
    ['no system administrator', { people: [person(1), person(2), person(3)] }, 'ROLES_INVALID'],
    ['no security administrator', { people: [person(0), person(1), person(3)] }, 'ROLES_INVALID'],
    ['no auditor', { people: [person(0), person(1), person(2)] }, 'ROLES_INVALID'],
    ['two auditors', { people: [...real().people, { ...person(3), account: 'second' }] }, 'ROLES_INVALID'],
    [
      'two of the three posts in one hand',
      { people: [{ ...person(0), roles: ['SYSADMIN', 'SECADMIN'] }, person(1), person(3)] },
      'ROLES_INVALID',
    ],
    [
      'an administrator with business roles',
      {
        people: [{ ...person(0), roles: ['SYSADMIN', 'REVIEWER'] }, person(1), person(2), person(3)],
      },
      'ROLES_INVALID',
    ],
    [
      'one account twice',
      {
        people: [person(0), { ...person(1), account: 'admin' }, person(2), person(3)],
      },
      'ACCOUNT_EXISTS',
    ],
    ['a division of another level', { office: { ...REAL.office, division: '653101' } }, 'INPUT_INVALID'],
    ['an unknown division', { office: { ...REAL.office, division: '999999' } }, 'INPUT_INVALID'],
  ])('refuses %s and makes nothing', async (_what, changes, code) => {
    expect(await kit.refusal('setup', 'desk.setUp', real(changes))).toBe(code);
    expect((await kit.must('setup', 'desk.state', {})).phase).toBe('setup');
  });

  it('shows a recovery key that opens the store, once, and refuses a second set-up', async () => {
    const { recoveryKey } = await kit.must('setup', 'desk.setUp', real());
    expect(
      await kit.refusal('setup', 'desk.confirmRecoveryKey', {
        commandId: commandId(),
        recoveryKey: `${recoveryKey.slice(0, -1)}0`,
      }),
    ).toBe('WRONG_RECOVERY_KEY');
    await kit.must('setup', 'desk.confirmRecoveryKey', {
      commandId: commandId(),
      recoveryKey: recoveryKey.toLowerCase(),
    });
    expect(await kit.refusal('setup', 'desk.setUp', real())).toBe('ALREADY_SET_UP');
    await kit.must('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' });
    expect((await kit.must('boss', 'desk.state', {})).recoveryKeyConfirmed).toBe(true);
  });

  it('gives a forgotten passphrase back by the recovery key, and tells it in the log', async () => {
    const { recoveryKey } = await kit.must('setup', 'desk.setUp', real());
    const reset = (changes: object) => ({
      commandId: commandId(),
      recoveryKey,
      account: 'boss',
      passphrase: 'a brand new phrase',
      ...changes,
    });
    expect(await kit.refusal('x', 'desk.resetPassphrase', reset({ passphrase: 'short' }))).toBe(
      'PASSPHRASE_WEAK',
    );
    expect(await kit.refusal('x', 'desk.resetPassphrase', reset({ account: 'nobody' }))).toBe(
      'ACCOUNT_UNKNOWN',
    );
    await kit.must('x', 'desk.resetPassphrase', reset({}));
    expect(
      await kit.refusal('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' }),
    ).toBe('WRONG_PASSPHRASE');
    await kit.must('boss', 'session.signIn', { account: 'boss', passphrase: 'a brand new phrase' });
    expect(await kit.refusal('x', 'desk.resetPassphrase', reset({}))).toBe('ALREADY_SET_UP');
  });

  it('that lost power before its first entry is done anew', async () => {
    const people = [{ account: 'admin' as AccountId, passphrase: 'correct horse battery' }];
    const cut = await createStore({ dir: kit.vault, practice: false, createdAt: kit.now, people });
    expect(cut.ok).toBe(true);
    expect((await kit.must('setup', 'desk.state', {})).phase).toBe('setup');
    // A torn first write and somebody who tries to sign in do not lock the office out.
    mkdirSync(join(kit.vault, 'journal'), { recursive: true });
    writeFileSync(join(kit.vault, 'journal', '00000001.seg'), 'RSBJRNL');
    expect(await kit.refusal('x', 'session.signIn', { account: 'admin', passphrase: 'not it at all' })).toBe(
      'NOT_SET_UP',
    );
    await kit.must('setup', 'desk.setUp', real());
    await kit.must('admin', 'session.signIn', { account: 'admin', passphrase: 'correct horse battery' });
  });

  it('a new recovery key replaces one that was lost', async () => {
    const { recoveryKey } = await kit.must('setup', 'desk.setUp', real());
    await kit.must('admin', 'session.signIn', { account: 'admin', passphrase: 'correct horse battery' });
    const renewed = await kit.must('admin', 'desk.renewRecoveryKey', { commandId: commandId() });
    await kit.must('admin', 'session.signOut', { because: 'asked' });
    expect(await kit.refusal('x', 'desk.confirmRecoveryKey', { commandId: commandId(), recoveryKey })).toBe(
      'WRONG_RECOVERY_KEY',
    );
    await kit.must('x', 'desk.confirmRecoveryKey', {
      commandId: commandId(),
      recoveryKey: renewed.recoveryKey,
    });
  }, 60_000);

  it('with two calls at once makes one store', async () => {
    const answers = await Promise.all([
      kit.call('a', 'desk.setUp', real()),
      kit.call('b', 'desk.setUp', real()),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'made' : answer.failure.code)).sort()).toEqual([
      'ALREADY_SET_UP',
      'made',
    ]);
  });
});
