/** What a page that has been taken over may try through the one way in, and what it gets. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandId, DeskKit, FIRST } from '../../helpers/desk-kit';
import { real } from '../../helpers/real-office';

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

describe('what a hostile page may try', () => {
  it('a refused attachment leaves nothing on the disk', async () => {
    await kit.practice();
    const { caseId } = await kit.create();
    const content = Buffer.from('%PDF-1.4 unwanted').toString('base64');
    const file = { type: '03', field: 'commitmentFile', title: '承诺书', fileName: 'a.pdf', content };
    expect(
      await kit.refusal('clerk', 'cases.attach', { caseId, version: 99, commandId: commandId(), ...file }),
    ).toBe('CASE_STALE');
    expect(
      await kit.refusal('clerk', 'cases.attach', {
        caseId,
        version: 1,
        commandId: commandId(),
        ...file,
        field: 'nonsense',
      }),
    ).toBe('ATTACHMENT_REFUSED');
    const blobs = join(kit.vault, 'blobs');
    expect(existsSync(blobs) ? readdirSync(blobs) : []).toEqual([]);
  });

  it('the id of a press used for another act is refused, and neither act is done', async () => {
    await kit.practice();
    const [a, b] = [await kit.create(), await kit.create()];
    const id = commandId();
    const save = (to: typeof a, name: string) => ({
      caseId: to.caseId,
      version: to.version,
      commandId: id,
      subject: {},
      application: { dataRegistName: name },
      request: {},
    });
    await kit.must('clerk', 'cases.saveDraft', save(a, '甲'));
    expect(await kit.refusal('clerk', 'cases.saveDraft', save(b, '乙'))).toBe('COMMAND_REUSED');
    expect(
      await kit.refusal('admin', 'accounts.add', {
        commandId: id,
        account: 'new',
        name: '新人',
        passphrase: '',
      }),
    ).toBe('COMMAND_REUSED');
    expect((await kit.must('clerk', 'cases.get', { caseId: b.caseId })).name).toBe('（未命名）');
  });

  it('a third party sees and touches only what it began (XJR-10-1)', async () => {
    await kit.practice();
    const { caseId, version } = await kit.create();
    await kit.join('helper', ['AGENT']);
    await kit.must('helper', 'session.signIn', { account: 'helper', passphrase: '' });
    expect(await kit.refusal('helper', 'cases.get', { caseId })).toBe('CASE_NOT_FOUND');
    expect(
      await kit.refusal('helper', 'cases.discard', {
        caseId,
        version,
        commandId: commandId(),
        reason: '不办了',
      }),
    ).toBe('CASE_NOT_FOUND');
    expect(
      (await kit.must('helper', 'worklist.list', { queue: 'all', light: 'any', text: '', page: 0 })).total,
    ).toBe(0);
    const own = await kit.must('helper', 'cases.create', { ...FIRST, commandId: commandId() });
    expect((await kit.must('helper', 'cases.get', { caseId: own.caseId })).number).toBe(own.number);
  });

  it('broken characters and lists without end are refused, not stumbled over', async () => {
    await kit.practice();
    const { caseId, version } = await kit.create();
    expect(
      await kit.refusal('clerk', 'cases.discard', {
        caseId,
        version,
        commandId: commandId(),
        reason: 'ab\ud800cd',
      }),
    ).toBe('INPUT_INVALID');
    const started = performance.now();
    const long = await kit.app.dispatch('clerk', 'desk.setUp', { people: new Array(50_000_000) });
    expect(long.ok ? 'answered' : long.failure.code).toBe('INPUT_TOO_LARGE');
    const holes = await kit.app.dispatch('clerk', 'desk.setUp', { people: new Array(10) });
    expect(holes.ok ? 'answered' : holes.failure.code).toBe('INPUT_UNSAFE');
    // Refused by its length, not by walking it: walking takes seconds.
    expect(performance.now() - started).toBeLessThan(1000);
    expect(await kit.refusal('clerk', 'rules.due', { from: '9999-12-30', days: 5, calendar: 'xj' })).toBe(
      'INPUT_INVALID',
    );
  });

  it('adding a person twice at once, or while signing out, leaves one person and a sound store', async () => {
    await kit.must('setup', 'desk.setUp', real());
    await kit.must('admin', 'session.signIn', { account: 'admin', passphrase: 'correct horse battery' });
    const person = (name: string) => ({
      commandId: commandId(),
      account: 'clerk',
      name,
      passphrase: 'a first passphrase',
    });
    const answers = await Promise.all([
      kit.call('admin', 'accounts.add', person('甲某')),
      kit.call('admin', 'accounts.add', person('乙某')),
      kit.call('admin', 'session.signOut', { because: 'asked' }),
      kit.call('admin', 'accounts.list', {}),
    ]);
    expect(answers.slice(0, 3).map((answer) => (answer.ok ? 'done' : answer.failure.code))).toEqual([
      'done',
      'ACCOUNT_EXISTS',
      'done',
    ]);
    await kit.must('admin', 'session.signIn', { account: 'admin', passphrase: 'correct horse battery' });
    const { people } = await kit.must('admin', 'accounts.list', {});
    expect(people.map((known) => known.name)).toEqual(['周平', '赵华', '郑洁', '吴静', '甲某']);
  }, 60_000);

  it('a window that reloads while it signs in has no session afterwards', async () => {
    await kit.must('setup', 'desk.setUp', real());
    const signing = kit.call('window', 'session.signIn', {
      account: 'boss',
      passphrase: 'another long phrase',
    });
    kit.app.forget('window');
    // The call was made before the reload: its page is gone, the new page must not inherit it.
    await signing;
    kit.app.forget('window');
    expect(await kit.refusal('window', 'worklist.counts', {})).toBe('SESSION_MISSING');
  });
});
