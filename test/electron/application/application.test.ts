/** What the application promises to every door: one act once, no act on a stale view, no act by a wrong clock. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore, openStore } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-views';
import { stateText } from '#shared/journal/state-hash';
import { commandId, DeskKit } from '../../helpers/desk-kit';

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

const REAL = {
  practice: false,
  office: {
    name: '喀什地区登记中心',
    level: 'prefecture',
    division: '653100',
    documentWord: '喀数登',
    address: '喀什市人民路1号',
    phone: '0998-1234567',
  },
  people: [
    { account: 'admin', name: '周平', roles: ['SYSADMIN'], passphrase: 'correct horse battery' },
    { account: 'boss', name: '赵华', roles: ['SUPERVISOR'], passphrase: 'another long phrase' },
  ],
} as const;
const real = (changes: object = {}) => ({
  commandId: commandId(),
  ...REAL,
  office: { ...REAL.office },
  people: REAL.people.map((p) => ({ ...p, roles: [...p.roles] })),
  ...changes,
});

describe('one press of a button', () => {
  it('is done once, however often it arrives, and answered each time with where the case stands', async () => {
    await kit.practice();
    const id = commandId();
    const first = await kit.must('clerk', 'cases.create', { commandId: id });
    const again = await kit.must('clerk', 'cases.create', { commandId: id });
    expect(again.caseId).toBe(first.caseId);
    expect(again.version).toBe(first.version);
    const { total } = await kit.must('clerk', 'worklist.list', {
      queue: 'all',
      light: 'any',
      text: '',
      page: 0,
    });
    expect(total).toBe(1);
  });

  it('on a view that has changed meanwhile changes nothing', async () => {
    await kit.practice();
    const { caseId, version } = await kit.create();
    const step = { caseId, subject: {}, application: { dataRegistName: '公交线路数据' } };
    await kit.must('clerk', 'cases.saveDraft', { ...step, version, commandId: commandId() });
    expect(await kit.refusal('clerk', 'cases.saveDraft', { ...step, version, commandId: commandId() })).toBe(
      'CASE_STALE',
    );
  });
});

describe('a draft', () => {
  it('may be incomplete but never malformed; a refused save keeps nothing of it', async () => {
    await kit.practice();
    const { caseId, version } = await kit.create();
    const save = (application: object) =>
      kit.call('clerk', 'cases.saveDraft', {
        caseId,
        version,
        commandId: commandId(),
        subject: {},
        application: application as never,
      });
    for (const bad of [
      { nonsense: 'x' },
      { deposited: 'yes' },
      { depositAt: '2026-02-30' },
      { industryCodes: 'G' },
      { dataRegistName: '长'.repeat(5000) },
    ]) {
      const answer = await save({ keywords: ['好'], ...bad });
      expect(answer.ok ? 'answered' : answer.failure.code, JSON.stringify(bad).slice(0, 60)).toBe(
        'FIELD_MALFORMED',
      );
    }
    const view = await kit.must('clerk', 'cases.get', { caseId });
    expect(view.application).toEqual({});
    expect(view.version).toBe(version);
  });

  it('an emptied field is gone', async () => {
    await kit.practice();
    const { caseId, version } = await kit.create();
    const saved = await kit.must('clerk', 'cases.saveDraft', {
      caseId,
      version,
      commandId: commandId(),
      subject: {},
      application: { dataRegistName: '名称' },
    });
    await kit.must('clerk', 'cases.saveDraft', {
      caseId,
      version: saved.version,
      commandId: commandId(),
      subject: {},
      application: { dataRegistName: null },
    });
    expect((await kit.must('clerk', 'cases.get', { caseId })).application).toEqual({});
  });
});

describe('attachments', () => {
  const file = { type: '03', field: 'commitmentFile', title: '承诺书' };
  const pdf = Buffer.from('%PDF-1.4 small').toString('base64');

  it('are what their name says, are kept once and come back whole', async () => {
    await kit.practice();
    const { caseId, version } = await kit.create();
    const attach = (at: number, fileName: string, content: string) =>
      kit.call('clerk', 'cases.attach', {
        caseId,
        version: at,
        commandId: commandId(),
        ...file,
        fileName,
        content,
      });
    for (const [name, content] of [
      ['a.exe', pdf],
      ['a.png', pdf],
      ['a.pdf', Buffer.from('MZ').toString('base64')],
      ['a', pdf],
      ['a.pdf', ''],
    ] as const) {
      const answer = await attach(version, name, content);
      expect(answer.ok ? 'answered' : answer.failure.code, name).toBe('ATTACHMENT_REFUSED');
    }
    const saved = await attach(version, '../../evil/承诺书.pdf', pdf);
    if (!saved.ok) throw new Error(saved.failure.message);
    const twin = await attach(saved.value.version, '承诺书.pdf', pdf);
    expect(twin.ok ? 'answered' : twin.failure.code).toBe('ATTACHMENT_REFUSED');
    const [attachment] = (await kit.must('clerk', 'cases.get', { caseId })).attachments;
    expect(attachment).toMatchObject({ fileName: '承诺书.pdf', mediaType: 'application/pdf', bytes: 14 });
    const read = await kit.must('clerk', 'cases.readAttachment', { caseId, hash: attachment?.hash ?? '' });
    expect(read.content).toBe(pdf);
  });
});

describe('the computer clock', () => {
  it('behind the journal stops legal steps but not typing, until a supervisor confirms it with a reason', async () => {
    await kit.practice();
    const { caseId, version } = await kit.create();
    kit.now = '2026-03-01T02:00:00.000Z' as Instant;
    const step = () => ({ caseId, version, commandId: commandId() });
    expect(await kit.refusal('clerk', 'cases.discard', { ...step(), reason: '不办了' })).toBe('CLOCK_BEHIND');
    const saved = await kit.must('clerk', 'cases.saveDraft', {
      ...step(),
      subject: {},
      application: { dataRegistName: '名称' },
    });
    const state = await kit.must('clerk', 'desk.state', {});
    expect(state.warnings.map((warning) => warning.code)).toContain('CLOCK_BEHIND');
    await kit.must('supervisor', 'desk.confirmClock', { commandId: commandId(), reason: '上周时间设错' });
    await kit.must('clerk', 'cases.discard', { ...step(), version: saved.version, reason: '不办了' });
  });
});

describe('first start', () => {
  it.each([
    [
      'a weak passphrase',
      {
        people: [
          { ...REAL.people[0], roles: ['SYSADMIN'], passphrase: 'short' },
          { ...REAL.people[1], roles: ['SUPERVISOR'] },
        ],
      },
      'PASSPHRASE_WEAK',
    ],
    ['no supervisor', { people: [{ ...REAL.people[0], roles: ['SYSADMIN'] }] }, 'ROLES_INVALID'],
    [
      'an administrator with business roles',
      {
        people: [
          { ...REAL.people[0], roles: ['SYSADMIN', 'REVIEWER'] },
          { ...REAL.people[1], roles: ['SUPERVISOR'] },
        ],
      },
      'ROLES_INVALID',
    ],
    [
      'one account twice',
      {
        people: [
          { ...REAL.people[0], roles: ['SYSADMIN'] },
          { ...REAL.people[1], account: 'admin', roles: ['SUPERVISOR'] },
        ],
      },
      'ACCOUNT_EXISTS',
    ],
    ['a division of another level', { office: { ...REAL.office, division: '653101' } }, 'INPUT_INVALID'],
    ['an unknown division', { office: { ...REAL.office, division: '999999' } }, 'INPUT_INVALID'],
  ])('refuses %s and makes nothing', async (_what, changes, code) => {
    expect(await kit.refusal('setup', 'desk.setUp', real(changes))).toBe(code);
    expect((await kit.must('setup', 'desk.state', {})).phase).toBe('setup');
  });

  it('shows a recovery key that opens the store, once, and refuses a second set-up', async () => {
    const { recoveryKey } = await kit.must('setup', 'desk.setUp', real());
    expect(
      await kit.refusal('setup', 'desk.confirmRecoveryKey', {
        commandId: commandId(),
        recoveryKey: `${recoveryKey.slice(0, -1)}0`,
      }),
    ).toBe('WRONG_RECOVERY_KEY');
    await kit.must('setup', 'desk.confirmRecoveryKey', {
      commandId: commandId(),
      recoveryKey: recoveryKey.toLowerCase(),
    });
    expect(await kit.refusal('setup', 'desk.setUp', real())).toBe('ALREADY_SET_UP');
    await kit.must('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' });
    expect((await kit.must('boss', 'desk.state', {})).recoveryKeyConfirmed).toBe(true);
  });

  it('gives a forgotten passphrase back by the recovery key, and tells it in the log', async () => {
    const { recoveryKey } = await kit.must('setup', 'desk.setUp', real());
    const reset = (changes: object) => ({
      commandId: commandId(),
      recoveryKey,
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
    await kit.must('setup', 'desk.setUp', real());
    await kit.must('admin', 'session.signIn', { account: 'admin', passphrase: 'correct horse battery' });
  });

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

describe('sign-in', () => {
  it('wrong passphrases are counted, slow down, are told afterwards and stand in the log', async () => {
    await kit.must(
      'setup',
      'desk.setUp',
      real({
        people: [
          ...real().people,
          { account: 'watch', name: '吴静', roles: ['AUDITOR'], passphrase: 'auditor passphrase' },
        ],
      }),
    );
    for (let wrong = 0; wrong < 5; wrong += 1)
      expect(
        await kit.refusal('boss', 'session.signIn', { account: 'boss', passphrase: 'not the passphrase' }),
      ).toBe('WRONG_PASSPHRASE');
    expect(
      await kit.refusal('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' }),
    ).toBe('SIGN_IN_DELAYED');
    kit.now = '2026-03-09T02:10:00.000Z' as Instant;
    const session = await kit.must('boss', 'session.signIn', {
      account: 'boss',
      passphrase: 'another long phrase',
    });
    expect(session.failedSinceLast).toBe(5);
    await kit.must('watch', 'session.signIn', { account: 'watch', passphrase: 'auditor passphrase' });
    const { lines } = await kit.must('watch', 'log.station', { page: 0 });
    expect(lines.map((line) => line.title)).toContain('口令错误');
    expect(
      await kit.refusal('nobody', 'session.signIn', { account: 'nobody', passphrase: 'some passphrase' }),
    ).not.toBe('answered');
  }, 60_000);

  it('after sign-out nothing is answered and the store is closed for others to open', async () => {
    await kit.must('setup', 'desk.setUp', real());
    await kit.must('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' });
    await kit.must('boss', 'session.signOut', { because: 'asked' });
    expect(await kit.refusal('boss', 'worklist.counts', {})).toBe('SESSION_MISSING');
    const other = await openStore({
      dir: kit.vault,
      unlock: { kind: 'passphrase', account: 'boss' as AccountId, passphrase: 'another long phrase' },
      fold: DESK_FOLD,
      now: kit.now,
    });
    expect(other.ok).toBe(true);
    if (other.ok) other.value.close();
  });
});

describe('the views', () => {
  it('folded anew from the journal are those that were kept in memory, and survive a snapshot', async () => {
    await kit.practice('region', true);
    await kit.app.close();
    const texts: string[] = [];
    for (const snapshot of [true, false]) {
      if (!snapshot) rmSync(join(kit.vault, 'snapshot'), { recursive: true });
      const opened = await openStore({
        dir: kit.vault,
        unlock: { kind: 'practice' },
        fold: DESK_FOLD,
        readOnly: true,
        now: kit.now,
      });
      if (!opened.ok) throw new Error(opened.error.code);
      texts.push(stateText(opened.value.views));
      expect(opened.value.opened.rebuilt).toBe(!snapshot);
      expect(opened.value.views.cases.size).toBe(22);
      opened.value.close();
    }
    expect(texts[0]).toBe(texts[1]);
  }, 60_000);
});
