/** What first start tells about people before anything is sent. */
import { describe, expect, it } from 'vitest';
import { EMPTY_PERSON, personProblems, rolesClash } from '../../../renderer/components/person-fields';
import {
  officeProblems,
  peopleAreReady,
  peopleProblems,
} from '../../../renderer/features/setup/setup-values';

const person = (account: string, ...roles: Parameters<typeof rolesClash>[0]) => ({
  ...EMPTY_PERSON,
  name: '周平',
  account,
  roles,
  passphrase: 'correct horse 9',
  again: 'correct horse 9',
});

describe('people of the first start', () => {
  it('an administrator and a supervisor are enough', () => {
    const people = [person('zhouping', 'SYSADMIN'), person('zhaohua', 'SUPERVISOR')];
    expect(peopleAreReady(peopleProblems(people))).toBe(true);
  });

  it('without either of them nothing goes on', () => {
    expect(peopleProblems([person('a1', 'SUPERVISOR')]).whole).toContain('系统管理员');
    expect(peopleProblems([person('a1', 'SYSADMIN')]).whole).toContain('主管');
  });

  it('administrator and auditor stand alone', () => {
    expect(rolesClash(['SYSADMIN', 'SUPERVISOR'])).toBe(true);
    expect(rolesClash(['SYSADMIN', 'AUDITOR'])).toBe(true);
    expect(rolesClash(['ACCEPTANCE_CLERK', 'SUBJECT_CLERK'])).toBe(false);
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
