/** What first start tells about people before anything is sent. */
import { describe, expect, it } from 'vitest';
import type { PersonRole } from '#shared/access/roles';
import { accountProblems, EMPTY_PERSON, personProblems } from '../../../renderer/components/person-fields';
import {
  officeProblems,
  peopleAreReady,
  peopleProblems,
} from '../../../renderer/features/setup/setup-values';

const person = (account: string, ...roles: readonly PersonRole[]) => ({
  ...EMPTY_PERSON,
  name: '周平',
  account,
  roles,
  passphrase: 'correct horse 9',
  again: 'correct horse 9',
});

describe('people of the first start', () => {
  const officers = [person('a1', 'SYSADMIN'), person('a2', 'SECADMIN'), person('a3', 'AUDITOR')];

  it('the three officers and a supervisor are enough', () => {
    expect(peopleAreReady(peopleProblems([...officers, person('a4', 'SUPERVISOR')]))).toBe(true);
  });

  it('without any of them nothing goes on', () => {
    expect(peopleProblems([person('a1', 'SUPERVISOR')]).whole).toContain('系统管理员');
    expect(peopleProblems(officers.slice(0, 1)).whole).toContain('安全管理员');
    expect(peopleProblems(officers.slice(0, 2)).whole).toContain('审计员');
    expect(peopleProblems(officers).whole).toContain('主管');
  });

  it('who stands alone is told at the roles; an account that is only opened needs none', () => {
    expect(personProblems(person('a1', 'OVERSIGHT', 'REVIEWER'), false).roles).toContain('不得兼任');
    expect(personProblems(person('a1'), false).roles).toContain('岗位');
    expect(accountProblems(person('a1'), false)).toEqual({});
  });

  it('the same account twice, a short or mistyped passphrase are told at their field', () => {
    const twice = peopleProblems([person('same', 'SYSADMIN'), person('same', 'SUPERVISOR')]);
    expect(twice.each[1]?.account).toContain('重复');
    const wrong = personProblems(
      { ...person('a1', 'SUPERVISOR'), passphrase: 'short', again: 'other' },
      false,
    );
    expect(Object.keys(wrong)).toEqual(['passphrase', 'again']);
    expect(personProblems({ ...person('a1', 'SUPERVISOR'), passphrase: '', again: '' }, true)).toEqual({});
  });

  it('an empty office page names every field that is missing', () => {
    const empty = {
      name: '',
      level: 'prefecture',
      division: '',
      documentWord: '',
      address: '',
      phone: '',
    } as const;
    expect(Object.keys(officeProblems(empty)).sort()).toEqual(
      ['address', 'division', 'documentWord', 'name', 'phone'].sort(),
    );
  });
});
