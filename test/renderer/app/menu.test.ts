/** The left bar: what a role may not see is absent, and the three officers stay apart. */
import { describe, expect, it } from 'vitest';
import { whoSees } from '#shared/access/permissions';
import { homeOf, menuFor } from '../../../renderer/app/menu';

const pages = (...roles: Parameters<typeof menuFor>[0]) => menuFor(roles).map((entry) => entry.page);

describe('menu by role', () => {
  it('an acceptance clerk works with cases, reads the rules and administers nothing', () => {
    expect(pages('ACCEPTANCE_CLERK')).toEqual([
      'worklist',
      'register',
      'subjects',
      'reminders',
      'documents',
      'sync',
      'calendar',
      'rules',
    ]);
  });

  it('a supervisor has the office page for the designation', () => {
    expect(pages('SUPERVISOR')).toContain('admin');
    expect(pages('REVIEWER')).not.toContain('admin');
  });

  it('the data authority supervises, the supervisor sees it, nobody else', () => {
    expect(pages('OVERSIGHT')).toContain('supervision');
    expect(pages('SUPERVISOR')).toContain('supervision');
    expect(pages('ACCEPTANCE_CLERK')).not.toContain('supervision');
  });

  it('the three officers see no case; the log is for the auditor alone', () => {
    expect(pages('SYSADMIN')).toEqual(['sync', 'admin', 'calendar', 'rules']);
    expect(pages('SECADMIN')).toEqual(['sync', 'admin']);
    expect(pages('AUDITOR')).toEqual(['sync', 'log', 'admin', 'calendar', 'rules']);
  });

  it('the three officers begin on their own page, not on the exchange', () => {
    expect(homeOf(menuFor(['SYSADMIN']))?.page).toBe('admin');
    expect(homeOf(menuFor(['AUDITOR']))?.page).toBe('log');
    expect(homeOf(menuFor(['SUPERVISOR']))?.page).toBe('worklist');
  });

  it('somebody without roles sees no page', () => {
    expect(pages()).toEqual([]);
  });

  it('what has no key of Ctrl with a digit is only the rules, which are read now and then', () => {
    expect(pages('SUPERVISOR', 'ACCEPTANCE_CLERK', 'REVIEWER').slice(9)).toEqual(['rules']);
  });

  it('who only sees no bundles does not see their page', () => {
    expect(pages('SUBJECT_CLERK')).not.toContain('sync');
    expect(pages('AGENT')).not.toContain('sync');
  });

  it('the refusal of a page names the roles that may see it', () => {
    expect(whoSees('log')).toBe('审计员');
    expect(whoSees('supervision')).toBe('登记机构主管、数据主管部门');
  });
});
