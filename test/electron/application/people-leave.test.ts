/** Who leaves has no way in from that moment, whatever copy of the keys comes back; whom wrong passphrases stopped. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '#shared/domain/local-date';
import { commandId, DeskKit } from '../../helpers/desk-kit';
import { REAL, real } from '../../helpers/real-office';

const PASSPHRASES: { readonly [account: string]: string } = Object.fromEntries(
  REAL.people.map(({ account, passphrase }) => [account, passphrase]),
);
const CLERK = { account: 'clerk', name: '王敏', passphrase: 'chosen by the admin' };

let dir = '';
let kit: DeskKit;
let slips: readonly string[] = [];
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'application-'));
  kit = new DeskKit(join(dir, 'vault'));
  ({ slips } = await kit.must('setup', 'desk.setUp', real()));
});
afterEach(async () => {
  await kit.app.close();
  rmSync(dir, { recursive: true, force: true });
});

const signIn = (account: string, client = account) =>
  kit.must(client, 'session.signIn', { account, passphrase: PASSPHRASES[account] ?? CLERK.passphrase });
const leaves = (account: string) => ({ commandId: commandId(), account, reason: '调离本单位' });
const removal = async (by: string, account: string) => {
  const answer = await kit.call(by, 'accounts.remove', leaves(account));
  return answer.ok ? 'removed' : answer.failure;
};
const addClerk = (changes: object = {}) =>
  kit.must('admin', 'accounts.add', { commandId: commandId(), ...CLERK, ...changes });
const leavePlace = (who: string) => kit.must(who, 'session.signOut', { because: 'asked' });
const titles = async () => {
  await signIn('auditor');
  const lines = await kit.log();
  return lines.map(({ title, subject, detail }) => `${title} ${subject || detail}`);
};

describe('a person who leaves', () => {
  it('is signed out at once, cannot sign in, and stays in the record under the same name', async () => {
    await signIn('admin');
    await addClerk();
    await signIn('clerk');
    const press = leaves('clerk');
    await kit.must('admin', 'accounts.remove', press);
    await kit.must('admin', 'accounts.remove', press);
    expect(
      await kit.refusal('clerk', 'session.changePassphrase', {
        commandId: commandId(),
        current: CLERK.passphrase,
        next: 'something quite new',
      }),
    ).toBe('SESSION_MISSING');
    const wrong = { account: 'clerk', passphrase: CLERK.passphrase };
    expect(await kit.refusal('clerk', 'session.signIn', wrong)).toBe('WRONG_PASSPHRASE');
    const { people } = await kit.must('admin', 'accounts.list', {});
    expect(people.find(({ account }) => account === 'clerk')).toMatchObject({ name: '王敏', removed: true });
    const log = await titles();
    expect(log).toContain('注销人员账号 clerk：调离本单位');
    expect(log.filter((line) => line.startsWith('注销人员账号'))).toHaveLength(1);
    expect(log).toContain('账号注销，会话结束 clerk');
  });

  it('does not come back with an old copy of the keys', async () => {
    await signIn('admin');
    await addClerk();
    await leavePlace('admin');
    const copy = join(dir, 'copy');
    cpSync(kit.vault, copy, { recursive: true });
    await signIn('admin');
    expect(await removal('admin', 'clerk')).toBe('removed');
    await leavePlace('admin');
    const put = () => {
      for (const name of ['keys', 'keys.prev']) cpSync(join(copy, name), join(kit.vault, name));
    };
    put();
    const asked = { account: 'clerk', passphrase: CLERK.passphrase };
    expect(await kit.refusal('clerk', 'session.signIn', asked)).toBe('ACCOUNT_REMOVED');
    // The way was taken away once more.
    expect(await kit.refusal('clerk', 'session.signIn', asked)).toBe('WRONG_PASSPHRASE');
    put();
    expect(
      await kit.refusal('x', 'desk.resetPassphrase', {
        commandId: commandId(),
        slips: slips.slice(0, 2),
        account: 'clerk',
        passphrase: 'a brand new phrase',
      }),
    ).toBe('ACCOUNT_REMOVED');
  });

  it('leaves an account that nobody else gets; the same person may come back under it', async () => {
    await signIn('admin');
    await addClerk();
    await kit.must('admin', 'accounts.remove', leaves('clerk'));
    const again = (name: string) => ({ commandId: commandId(), ...CLERK, name });
    const taken = await kit.call('admin', 'accounts.add', again('李娜'));
    expect(taken.ok ? null : taken.failure).toMatchObject({
      code: 'ACCOUNT_EXISTS',
      message: '账号“clerk”属于已注销的王敏，记录中以此账号指其本人，没有添加。',
    });
    await kit.must('admin', 'accounts.add', again('王敏'));
    expect(await signIn('clerk')).toMatchObject({ mustChangePassphrase: true, roles: [] });
    expect(await kit.refusal('admin', 'accounts.add', again('王敏'))).toBe('ACCOUNT_EXISTS');
  });

  it('cannot be oneself, one of the three posts, or the last supervisor: who may and what to do is said', async () => {
    await signIn('admin');
    expect(await removal('admin', 'admin')).toMatchObject({
      code: 'LAST_OF_ROLE',
      message: '周平是系统管理员，本机构不能没有，没有注销。',
    });
    for (const officer of ['security', 'auditor'])
      expect(await removal('admin', officer)).toMatchObject({
        code: 'LAST_OF_ROLE',
        wayOut: expect.stringContaining('另一名确认'),
      });
    expect(await removal('admin', 'boss')).toMatchObject({
      code: 'LAST_OF_ROLE',
      message: '赵华是本机唯一的登记机构主管，没有注销。',
      wayOut: '请先由安全管理员将此岗位授予另一人。',
    });
    expect(await removal('admin', 'nobody')).toMatchObject({ code: 'ACCOUNT_UNKNOWN' });
    await signIn('security');
    expect(await removal('security', 'boss')).toMatchObject({ code: 'PERMISSION_MISSING' });
    await addClerk();
    await kit.must('security', 'accounts.setRoles', {
      commandId: commandId(),
      account: 'clerk',
      roles: ['SUPERVISOR'],
    });
    expect(await removal('admin', 'boss')).toBe('removed');
    expect(await removal('admin', 'boss')).toMatchObject({ code: 'ACCOUNT_REMOVED' });
  });

  it('gets no role and no post any more', async () => {
    await signIn('admin');
    await signIn('security');
    await addClerk();
    await kit.must('admin', 'accounts.remove', leaves('clerk'));
    const roles = { commandId: commandId(), account: 'clerk', roles: ['REVIEWER' as const] };
    expect(await kit.refusal('security', 'accounts.setRoles', roles)).toBe('ACCOUNT_REMOVED');
    const post = { commandId: commandId(), account: 'clerk', post: 'AUDITOR' as const };
    expect(await kit.refusal('security', 'officers.propose', post)).toBe('ACCOUNT_REMOVED');
  });
});

describe('an account that ten wrong passphrases have stopped', () => {
  /** Ten wrong ones of the supervisor, half an hour apart. */
  async function stop(): Promise<void> {
    let time = Date.parse(kit.now);
    for (let wrong = 0; wrong < 10; wrong += 1) {
      kit.now = new Date(time).toISOString() as Instant;
      time += 30 * 60_000;
      const asked = { account: 'boss', passphrase: 'not the passphrase' };
      expect(await kit.refusal('boss', 'session.signIn', asked)).toBe('WRONG_PASSPHRASE');
    }
    kit.now = new Date(time + 86_400_000).toISOString() as Instant;
  }
  const boss = { account: 'boss', passphrase: 'another long phrase' };

  it('is tried again only after another administrator has signed in and released it, on the record', async () => {
    await stop();
    expect(await kit.refusal('boss', 'session.signIn', boss)).toBe('SIGN_IN_HELD');
    await signIn('auditor');
    const press = { commandId: commandId(), account: 'boss' };
    expect(await kit.refusal('auditor', 'accounts.release', press)).toBe('PERMISSION_MISSING');
    await leavePlace('auditor');
    await signIn('security');
    const { people } = await kit.must('security', 'accounts.list', {});
    expect(people.filter(({ held }) => held).map(({ account }) => account)).toEqual(['boss']);
    expect(await kit.refusal('boss', 'session.signIn', boss)).toBe('SIGN_IN_HELD');
    const own = { commandId: commandId(), account: 'security' };
    expect(await kit.refusal('security', 'accounts.release', own)).toBe('OWN_ACCOUNT');
    const other = { commandId: commandId(), account: 'admin' };
    expect(await kit.refusal('security', 'accounts.release', other)).toBe('NOTHING_PENDING');
    await kit.must('security', 'accounts.release', press);
    await signIn('boss');
    expect(await titles()).toContain('解除登录限制 boss');
  });

  it('is freed by two slips together with the new passphrase', async () => {
    await stop();
    await kit.must('x', 'desk.resetPassphrase', {
      commandId: commandId(),
      slips: slips.slice(1),
      account: 'boss',
      passphrase: 'a brand new phrase',
    });
    await kit.must('boss', 'session.signIn', { account: 'boss', passphrase: 'a brand new phrase' });
  });
});
