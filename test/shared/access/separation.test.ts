/** 三员分立: what may be held together, what an office begins with, and that the table keeps them apart. */
import { describe, expect, it } from 'vitest';
import { DESK_PAGES, holds, PERMISSIONS, pagesOf, rolesOf } from '#shared/access/permissions';
import { PERSON_ROLES, type PersonRole } from '#shared/access/roles';
import { OFFICER_ROLES, postTrouble, rolesClash } from '#shared/access/separation';

const people = (...roles: readonly (readonly PersonRole[])[]) => roles.map((held) => ({ roles: held }));

describe('the three officers', () => {
  it.each(OFFICER_ROLES)('%s stands alone', (officer) => {
    for (const other of PERSON_ROLES.filter((role) => role !== officer)) {
      expect(rolesClash([officer, other]), other).toBe(true);
      expect(rolesClash([other, officer]), other).toBe(true);
    }
    expect(rolesClash([officer])).toBe(false);
  });

  it('so does the data authority; business roles may be held together', () => {
    expect(rolesClash(['OVERSIGHT', 'REVIEWER'])).toBe(true);
    expect(rolesClash(['ACCEPTANCE_CLERK', 'SUBJECT_CLERK', 'REVIEWER'])).toBe(false);
    expect(rolesClash([])).toBe(false);
  });

  it('an office begins with exactly one of each and a supervisor', () => {
    const all = [['SYSADMIN'], ['SECADMIN'], ['AUDITOR'], ['SUPERVISOR']] as const;
    expect(postTrouble(people(...all))).toBeNull();
    for (const [left] of all)
      expect(postTrouble(people(...all.filter(([role]) => role !== left)))).toEqual({
        kind: 'missing',
        role: left,
      });
    for (const role of OFFICER_ROLES)
      expect(postTrouble(people(...all, [role]))).toEqual({ kind: 'twice', role });
    expect(postTrouble(people(...all, ['SUPERVISOR']))).toBeNull();
  });

  it('opening and granting are never in one hand', () => {
    for (const role of PERSON_ROLES)
      expect(holds([role], 'account.open') && holds([role], 'account.grant'), role).toBe(false);
  });
});

describe('the table of rights', () => {
  it('every right has somebody, every page has a right that opens it', () => {
    for (const permission of PERMISSIONS) expect(rolesOf(permission).length, permission).toBeGreaterThan(0);
    const seen = new Set(PERSON_ROLES.flatMap((role) => pagesOf([role])));
    expect([...seen].sort()).toEqual([...DESK_PAGES].sort());
  });

  it('everybody with a role sees a page; somebody without sees none', () => {
    for (const role of PERSON_ROLES) expect(pagesOf([role]).length, role).toBeGreaterThan(0);
    expect(pagesOf([])).toEqual([]);
  });
});
