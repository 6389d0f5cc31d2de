/** The left bar: what a role may not see is absent, and the three officers stay apart. */
import { describe, expect, it } from 'vitest';
import { menuFor, rolesFor } from '../../../renderer/app/menu';

const pages = (...roles: Parameters<typeof menuFor>[0]) => menuFor(roles).map((entry) => entry.page);

describe('menu by role', () => {
  it('an acceptance clerk works with cases and administers nothing', () => {
    expect(pages('ACCEPTANCE_CLERK')).toEqual(['worklist', 'register', 'documents']);
  });

  it('a supervisor has the office page for the designation (XJR-5-5)', () => {
    expect(pages('SUPERVISOR')).toEqual(['worklist', 'register', 'documents', 'admin']);
  });

  it('the administrator and the auditor see no case', () => {
    expect(pages('SYSADMIN')).toEqual(['admin', 'log']);
    expect(pages('AUDITOR')).toEqual(['log']);
  });

  it('the refusal of a page names the roles that may see it', () => {
    expect(rolesFor('log')).toBe('审计员、系统管理员');
  });
});
