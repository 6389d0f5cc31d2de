/** First start: what is refused, what a power cut leaves, what two of three slips can do. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApplication } from '#electron/application';
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

  it('shows three slips of which two open the store, once, and refuses a second set-up', async () => {
    const { slips } = await kit.must('setup', 'desk.setUp', real());
    const [one = '', two = '', three = ''] = slips;
    const confirm = (...typed: string[]) => ({ commandId: commandId(), slips: typed });
    expect(slips).toHaveLength(3);
    for (const wrong of [[one], [one, one], [one, `${two.slice(0, -1)}${two.endsWith('0') ? '1' : '0'}`]])
      expect(await kit.refusal('setup', 'desk.confirmSlips', confirm(...wrong))).toBe('WRONG_SLIPS');
    expect(await kit.refusal('setup', 'desk.confirmSlips', confirm(one, two, three))).toBe('INPUT_INVALID');
    await kit.must('setup', 'desk.confirmSlips', confirm(three.toLowerCase(), one));
    expect(await kit.refusal('setup', 'desk.setUp', real())).toBe('ALREADY_SET_UP');
    await kit.must('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' });
    expect((await kit.must('boss', 'desk.state', {})).slipsConfirmed).toBe(true);
  });

  it('gives a forgotten passphrase back by two slips, and tells it in the log', async () => {
    const { slips } = await kit.must('setup', 'desk.setUp', real());
    const reset = (changes: object) => ({
      commandId: commandId(),
      slips: slips.slice(1),
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

  it('new slips replace those that were lost; they are typed back without leaving the desk', async () => {
    const { slips } = await kit.must('setup', 'desk.setUp', real());
    const confirm = (typed: readonly string[]) => ({ commandId: commandId(), slips: typed.slice(0, 2) });
    await kit.must('setup', 'desk.confirmSlips', confirm(slips));
    await kit.must('security', 'session.signIn', {
      account: 'security',
      passphrase: 'security passphrase',
    });
    const press = { commandId: commandId() };
    const renewed = await kit.must('security', 'desk.renewSlips', press);
    expect(await kit.refusal('security', 'desk.renewSlips', press)).toBe('COMMAND_REUSED');
    expect((await kit.must('security', 'desk.state', {})).slipsConfirmed).toBe(false);
    expect(await kit.refusal('security', 'desk.confirmSlips', confirm(slips))).toBe('WRONG_SLIPS');
    await kit.must('security', 'desk.confirmSlips', confirm(renewed.slips));
    expect((await kit.must('security', 'desk.state', {})).slipsConfirmed).toBe(true);
    // Somebody who is not signed in cannot use slips while another is.
    expect(await kit.refusal('x', 'desk.confirmSlips', confirm(renewed.slips))).toBe('ALREADY_SET_UP');
    await kit.must('security', 'session.signOut', { because: 'asked' });
    expect(await kit.refusal('x', 'desk.confirmSlips', confirm(slips))).toBe('WRONG_SLIPS');
    await kit.must('auditor', 'session.signIn', { account: 'auditor', passphrase: 'auditor passphrase' });
    const lines = await kit.log();
    expect(lines.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['更换恢复单', '恢复单已核对', '恢复单不符']),
    );
  });

  it('measures what stretching costs on this machine when the door does not say it', async () => {
    const measured = createApplication({
      clock: { now: () => kit.now },
      paths: { vault: kit.vault, samples: '' },
      printing: null,
      files: null,
    });
    const one = real();
    const made = await measured.dispatch('setup', 'desk.setUp', one);
    expect(made.ok).toBe(true);
    await measured.close();
    const { slots } = JSON.parse(readFileSync(join(kit.vault, 'keys'), 'utf8').split('\n')[1] ?? '');
    for (const { kdf } of slots) {
      expect(kdf.memoryKiB).toBeGreaterThanOrEqual(65_536);
      expect(kdf.memoryKiB).toBeLessThanOrEqual(262_144);
      expect(kdf.iterations).toBeGreaterThanOrEqual(3);
      expect(kdf).not.toHaveProperty('belowFloor');
    }
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
