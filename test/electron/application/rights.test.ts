/**
 * Every procedure for every role, for nobody, for a locked desk and for an account without roles. What may pass
 * stands in `fixtures/rights.txt`, written by hand and apart from the program's own table: a row for each
 * procedure, its columns in the order of ROLES below. A procedure without a row, or a right that somebody gains
 * or loses, fails here.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRACTICE_OFFICES } from '#electron/services/practice/staff';
import { whoMay } from '#shared/access/permissions';
import type { PersonRole } from '#shared/access/roles';
import { CONTRACT, type ProcedureName } from '#shared/contract/contract';
import { commandId, DeskKit } from '../../helpers/desk-kit';

const ROLES = [
  'SUBJECT_CLERK',
  'SUBJECT_REVIEWER',
  'AGENT',
  'ACCEPTANCE_CLERK',
  'REVIEWER',
  'SUPERVISOR',
  'OVERSIGHT',
  'SYSADMIN',
  'SECADMIN',
  'AUDITOR',
] as const satisfies readonly PersonRole[];

interface Row {
  readonly procedure: ProcedureName;
  /** `open` for anybody, `session` for whoever has a role, else the roles that may. */
  readonly may: 'open' | 'session' | readonly PersonRole[];
}

const ROWS = readFileSync(join(__dirname, '..', '..', 'fixtures', 'rights.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Row => {
    const [procedure = '', ...cells] = line.split(/ +/);
    const [first] = cells;
    const may = first === 'open' || first === 'session' ? first : ROLES.filter((_, at) => cells[at] === 'x');
    return { procedure: procedure as ProcedureName, may };
  });

/** What somebody without roles, or with a passphrase that is not the own one, may still do. */
const ALWAYS: readonly ProcedureName[] = ['session.changePassphrase', 'session.signOut'];

const DENIALS = ['SESSION_MISSING', 'PERMISSION_MISSING', 'ROLES_MISSING'];

const account = (role: PersonRole): string => role.toLowerCase().replace('_', '.');

let dir = '';
let kit: DeskKit;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'rights-'));
  kit = new DeskKit(join(dir, 'vault'));
  await kit.must('setup', 'desk.setUp', {
    commandId: commandId(),
    practice: true,
    office: PRACTICE_OFFICES.prefecture,
    people: ROLES.map((role) => ({
      account: account(role),
      name: `某${account(role)}`,
      roles: [role],
      passphrase: '',
    })),
  });
  const add = { commandId: commandId(), account: 'nothing.yet', name: '某某', passphrase: '' };
  for (const who of [...ROLES.map(account), 'locked'])
    await kit.must(who, 'session.signIn', {
      account: who === 'locked' ? account('SUPERVISOR') : who,
      passphrase: '',
    });
  await kit.must(account('SYSADMIN'), 'accounts.add', add);
  await kit.must('nothing.yet', 'session.signIn', { account: 'nothing.yet', passphrase: '' });
  await kit.must('locked', 'session.signOut', { because: 'locked' });
});
afterAll(async () => {
  await kit.app.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Why the door did not let a call in; `null` when it did, whatever became of it then. */
async function denial(who: string, procedure: ProcedureName): Promise<string | null> {
  const answer = await kit.app.dispatch(who, procedure, {});
  return !answer.ok && DENIALS.includes(answer.failure.code) ? answer.failure.code : null;
}

const procedures = (which: (row: Row) => boolean) =>
  ROWS.filter(which)
    .map(({ procedure }) => procedure)
    .sort();

async function passing(who: string): Promise<readonly ProcedureName[]> {
  const passed: ProcedureName[] = [];
  for (const { procedure } of ROWS) if ((await denial(who, procedure)) === null) passed.push(procedure);
  return passed.sort();
}

describe('only what is listed passes', () => {
  it('every procedure has its row', () => {
    expect(procedures(() => true)).toEqual(Object.keys(CONTRACT).sort());
  });

  it.each(ROLES)('%s', async (role) => {
    const listed = procedures(({ may }) => typeof may === 'string' || may.includes(role));
    expect(await passing(account(role))).toEqual(listed);
  });

  it.each(['nobody', 'locked'])('%s', async (who) => {
    expect(await passing(who)).toEqual(procedures(({ may }) => may === 'open'));
  });

  it('an account without roles changes its passphrase and signs out, no more', async () => {
    const listed = procedures(({ procedure, may }) => may === 'open' || ALWAYS.includes(procedure));
    expect(await passing('nothing.yet')).toEqual(listed);
    expect(await denial('nothing.yet', 'worklist.counts')).toBe('ROLES_MISSING');
  });
});

describe('who stands apart', () => {
  it('no officer does business, opens and grants, or changes what another keeps', () => {
    const held = (role: PersonRole) =>
      ROWS.filter(({ procedure }) => CONTRACT[procedure].kind === 'command')
        .filter(({ may }) => typeof may !== 'string' && may.includes(role))
        .map(({ procedure }) => procedure);
    const together = ['officers.confirm', 'officers.decline', 'officers.propose'];
    // A copy of the rules changes nothing, nor does a copy of the log or the name of a question. The log is cut only
    // where it is older than the law asks, and proven elsewhere.
    const log = [
      'log.confirmCut',
      'log.cut',
      'log.declineCut',
      'log.export',
      'log.removeQuestion',
      'log.saveQuestion',
    ];
    expect(held('AUDITOR')).toEqual([...log, ...together, 'rules.exportProfile']);
    expect(held('SECADMIN')).toContain('accounts.setRoles');
    expect(held('SYSADMIN')).not.toContain('accounts.setRoles');
    for (const own of ['accounts.add', 'accounts.remove', 'rules.proposeProfile', 'calendars.propose'])
      expect(held('SECADMIN')).not.toContain(own);
    for (const role of ['SYSADMIN', 'SECADMIN', 'AUDITOR'] as const)
      expect(held(role).filter((name) => /^(cases|register|documents|office|reports)\./.test(name))).toEqual(
        [],
      );
  });

  it('each refusal names the right and who may', async () => {
    const refused = ROWS.filter(({ may }) => typeof may !== 'string' && !may.includes('AUDITOR'));
    for (const { procedure } of refused) {
      const answer = await kit.app.dispatch(account('AUDITOR'), procedure, {});
      const { permission } = CONTRACT[procedure];
      if (answer.ok || permission === 'open' || permission === 'session') throw new Error(procedure);
      expect(answer.failure.message, procedure).toMatch(/^您没有“.+”的权限，本次没有办理。$/);
      expect(answer.failure.wayOut, procedure).toBe(`可由：${whoMay(permission)}。`);
    }
  });
});
