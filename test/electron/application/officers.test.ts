/** Granting roles and replacing one of the three officers: two hands, at once, and in the log with before and after. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonRole } from '#shared/access/roles';
import { commandId, DeskKit } from '../../helpers/desk-kit';

let dir = '';
let kit: DeskKit;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'officers-'));
  kit = new DeskKit(join(dir, 'vault'));
  await kit.practice();
});
afterEach(async () => {
  await kit.app.close();
  rmSync(dir, { recursive: true, force: true });
});

const open = (account: string) =>
  kit.must('admin', 'accounts.add', { commandId: commandId(), account, name: '阿依努尔', passphrase: '' });
const setRoles = (who: string, account: string, ...roles: readonly PersonRole[]) =>
  kit.refusal(who, 'accounts.setRoles', { commandId: commandId(), account, roles: [...roles] });
const propose = (who: string, post: 'SYSADMIN' | 'SECADMIN' | 'AUDITOR', account: string) =>
  kit.refusal(who, 'officers.propose', { commandId: commandId(), post, account });
const confirm = (who: string, post: 'SYSADMIN' | 'SECADMIN' | 'AUDITOR', account: string) =>
  kit.refusal(who, 'officers.confirm', { commandId: commandId(), post, account });
const rolesNow = async (account: string) =>
  (await kit.must('auditor', 'accounts.list', {})).people.find((person) => person.account === account)?.roles;
const lastLine = async () => {
  const [line] = await kit.log({ kind: 'rights' });
  return line && `${line.actor} ${line.title} ${line.detail}`;
};

describe('granting roles', () => {
  it('counts at once, also for who sits at the desk, and stands in the log with before and after', async () => {
    await open('new');
    await kit.must('new', 'session.signIn', { account: 'new', passphrase: '' });
    expect(await kit.refusal('new', 'worklist.counts', {})).toBe('ROLES_MISSING');
    expect(await setRoles('security', 'new', 'REVIEWER', 'ACCEPTANCE_CLERK')).toBe('answered');
    await kit.must('new', 'worklist.counts', {});
    expect(await lastLine()).toBe('郑洁 授予和收回岗位 new：无岗位 → 受理员、审核员');
    expect(await setRoles('security', 'new')).toBe('answered');
    expect(await kit.refusal('new', 'worklist.counts', {})).toBe('ROLES_MISSING');
    expect(await lastLine()).toBe('郑洁 授予和收回岗位 new：受理员、审核员 → 无岗位');
  });

  it('is refused for an officer, to an officer’s post, for nobody and when nothing changes', async () => {
    await open('new');
    expect(await setRoles('security', 'security', 'REVIEWER')).toBe('ROLES_INVALID');
    expect(await setRoles('security', 'admin')).toBe('ROLES_INVALID');
    expect(await setRoles('security', 'new', 'AUDITOR')).toBe('ROLES_INVALID');
    expect(await setRoles('security', 'new', 'OVERSIGHT', 'AGENT')).toBe('ROLES_INVALID');
    expect(await setRoles('security', 'new')).toBe('ROLES_INVALID');
    expect(await setRoles('security', 'nobody', 'AGENT')).toBe('ACCOUNT_UNKNOWN');
    expect(await rolesNow('new')).toEqual([]);
  });

  it('pressed twice is one change', async () => {
    await open('new');
    const grant = { commandId: commandId(), account: 'new', roles: ['AGENT' as const] };
    await kit.must('security', 'accounts.setRoles', grant);
    await kit.must('security', 'accounts.setRoles', grant);
    const lines = await kit.log();
    expect(lines.filter(({ title }) => title === '授予和收回岗位')).toHaveLength(1);
  });
});

describe('replacing an officer', () => {
  it.each([
    ['SYSADMIN', 'admin', 'security', 'auditor'],
    ['SECADMIN', 'security', 'auditor', 'admin'],
    ['AUDITOR', 'auditor', 'admin', 'security'],
  ] as const)('%s: two who are left put somebody in the place of %s', async (post, former, first, second) => {
    await open('new');
    await kit.must('new', 'session.signIn', { account: 'new', passphrase: '' });
    expect(await propose(first, post, 'new')).toBe('answered');
    expect(await confirm(first, post, 'new')).toBe('SECOND_PERSON');
    expect(await confirm('new', post, 'new')).toBe('ROLES_MISSING');
    expect(await confirm('supervisor', post, 'new')).toBe('PERMISSION_MISSING');
    expect(await confirm(second, post, 'supervisor')).toBe('NOTHING_PENDING');
    expect(await confirm(second, post, 'new')).toBe('answered');
    expect(await kit.refusal(former, 'accounts.list', {})).toBe('ROLES_MISSING');
    const { people, proposed } = await kit.must('new', 'accounts.list', {});
    expect(proposed).toBeNull();
    expect(people.filter(({ roles }) => roles.includes(post)).map(({ account }) => account)).toEqual(['new']);
  });

  it('the outgoing officer may hand over', async () => {
    await open('new');
    expect(await propose('admin', 'SYSADMIN', 'new')).toBe('answered');
    expect(await confirm('auditor', 'SYSADMIN', 'new')).toBe('answered');
    expect(await rolesNow('admin')).toEqual([]);
    expect(await lastLine()).toBe('吴静 更换三员 系统管理员：admin → new');
  });

  it('only somebody without roles is proposed, one at a time, and a proposal can be taken back', async () => {
    await open('new');
    expect(await propose('security', 'AUDITOR', 'deputy')).toBe('ROLES_INVALID');
    expect(await propose('security', 'AUDITOR', 'admin')).toBe('ROLES_INVALID');
    expect(await propose('security', 'AUDITOR', 'nobody')).toBe('ACCOUNT_UNKNOWN');
    expect(await propose('security', 'AUDITOR', 'new')).toBe('answered');
    expect(await propose('admin', 'SECADMIN', 'new')).toBe('ROLES_INVALID');
    expect(await setRoles('security', 'new', 'REVIEWER')).toBe('ROLES_INVALID');
    expect((await kit.must('admin', 'accounts.list', {})).proposed).toEqual({
      post: 'AUDITOR',
      account: 'new',
      name: '阿依努尔',
      by: 'security',
      byName: '郑洁',
    });
    expect(await kit.refusal('admin', 'officers.decline', { commandId: commandId() })).toBe('answered');
    expect(await kit.refusal('admin', 'officers.decline', { commandId: commandId() })).toBe(
      'NOTHING_PENDING',
    );
    expect(await confirm('admin', 'AUDITOR', 'new')).toBe('NOTHING_PENDING');
    expect(await setRoles('security', 'new', 'REVIEWER')).toBe('answered');
  });

  it('holds after the store was opened anew', async () => {
    await open('new');
    expect(await propose('security', 'SYSADMIN', 'new')).toBe('answered');
    await kit.app.close();
    kit = new DeskKit(join(dir, 'vault'));
    await kit.must('auditor', 'desk.state', {});
    await kit.must('auditor', 'session.signIn', { account: 'auditor', passphrase: '' });
    expect(await confirm('auditor', 'SYSADMIN', 'new')).toBe('answered');
    expect(await rolesNow('new')).toEqual(['SYSADMIN']);
  });
});
