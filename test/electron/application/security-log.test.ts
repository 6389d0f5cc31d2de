/**
 * A log that convicts: every kind of act leaves exactly one line with who, what and how it ended, and nothing that
 * was typed into a form; the auditor filters, keeps questions, takes a signed file away, and has all of it checked.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandId, NO_LOG_FILTER } from '../../helpers/desk-kit';
import { DeskWalk } from '../../helpers/desk-walk';

let dir: string;
let kit: DeskWalk;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'security-log-'));
  kit = new DeskWalk(join(dir, 'vault'), true);
  await kit.practice();
});
afterEach(async () => {
  await kit.app.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Lines that an act adds. */
async function left(act: () => Promise<unknown>) {
  const before = await kit.log();
  await act();
  const after = await kit.log();
  return after.slice(0, after.length - before.length).map(({ account, title, subject, detail, outcome }) => ({
    account,
    title,
    about: subject || detail,
    outcome,
  }));
}

describe('one act leaves one line', () => {
  it('coming and going', async () => {
    expect(await left(() => kit.must('clerk', 'session.signOut', { because: 'asked' }))).toEqual([
      { account: 'clerk', title: '退出', about: 'clerk', outcome: 'done' },
    ]);
    expect(
      await left(() => kit.must('clerk', 'session.signIn', { account: 'clerk', passphrase: '' })),
    ).toEqual([{ account: 'clerk', title: '登录', about: 'clerk', outcome: 'done' }]);
  });

  it('a right that is missing, with the procedure and never with what was typed', async () => {
    const typed = '不该出现的内容';
    const lines = await left(() =>
      kit.refusal('clerk', 'accounts.remove', { commandId: commandId(), account: 'agent', reason: typed }),
    );
    expect(lines).toEqual([
      { account: 'clerk', title: '没有权限', about: expect.any(String), outcome: 'refused' },
    ]);
    expect(await kit.log({ text: '注销账号', kind: 'refusal' })).toHaveLength(1);
    expect(await kit.log({ procedure: 'accounts.remove' })).toHaveLength(1);
    expect(JSON.stringify(await kit.log())).not.toContain(typed);
  });

  it('a proposal that its own author confirms', async () => {
    await kit.join('friend', []).catch(() => undefined);
    const proposal = { post: 'AUDITOR' as const, account: 'friend' };
    await kit.must('admin', 'officers.propose', { commandId: commandId(), ...proposal });
    const lines = await left(() =>
      kit.refusal('admin', 'officers.confirm', { commandId: commandId(), ...proposal }),
    );
    expect(lines).toEqual([
      { account: 'admin', title: '须由第二人办理', about: 'friend', outcome: 'refused' },
    ]);
  });

  it('an account and its rights, once each, also when pressed twice', async () => {
    const opened = await left(() =>
      kit.must('admin', 'accounts.add', {
        commandId: commandId(),
        account: 'new',
        name: '新人',
        passphrase: '',
      }),
    );
    expect(opened).toEqual([{ account: 'admin', title: '开立账号', about: '新人（new）', outcome: 'done' }]);
    const grant = { commandId: commandId(), account: 'new', roles: ['AGENT' as const] };
    const granted = await left(async () => {
      await kit.must('security', 'accounts.setRoles', grant);
      await kit.must('security', 'accounts.setRoles', grant);
    });
    expect(granted.map(({ title }) => title)).toEqual(['授予和收回岗位']);
  });

  it('an export of the register, and of the rules', async () => {
    kit.files.next = join(dir, 'out.csv');
    const filter = { text: '', division: null, objectType: null, standing: 'any' as const, asOf: null };
    const exported = await left(() =>
      kit.must('supervisor', 'register.export', {
        ...filter,
        commandId: commandId(),
        purpose: '年度检查',
        approval: '',
      }),
    );
    expect(exported).toEqual([
      { account: 'supervisor', title: '导出登记簿', about: 'out.csv', outcome: 'done' },
    ]);
    const rules = await left(() =>
      kit.must('supervisor', 'rules.exportProfile', { commandId: commandId(), id: 'XJ-2025' }),
    );
    expect(rules.map(({ title }) => title)).toEqual(['导出规则包']);
  });

  it('a paper that is printed, also when the printer fails, and none that is pressed twice', async () => {
    await kit.app.close();
    let prints = true;
    kit = new DeskWalk(join(dir, 'printing'), true, {
      toPdf: () => Promise.resolve(new Uint8Array(1)),
      toPrinter: () => (prints ? Promise.resolve('printed' as const) : Promise.reject(new Error('no paper'))),
    });
    await kit.practice();
    const caseId = await kit.registered();
    const { documents } = await kit.must('clerk', 'documents.list', { caseId });
    const paper = documents.find(({ number }) => number !== null);
    if (!paper?.number) throw new Error('no issued paper');
    const { document, number } = paper;
    const ask = { commandId: commandId(), caseId, document, number };
    const lines = await left(async () => {
      await kit.must('clerk', 'documents.print', ask);
      expect(await kit.refusal('clerk', 'documents.print', ask)).toBe('COMMAND_REUSED');
    });
    expect(lines).toEqual([{ account: 'clerk', title: '打印', about: number, outcome: 'done' }]);
    prints = false;
    const failed = { ...ask, commandId: commandId() };
    const tried = await left(async () => {
      expect(await kit.refusal('clerk', 'documents.print', failed)).toBe('PRINT_FAILED');
    });
    expect(tried.map(({ title }) => title)).toEqual(['打印']);
    kit.files.next = join(dir, 'a.pdf');
    const pdf = await left(() => kit.must('clerk', 'documents.savePdf', { ...ask, commandId: commandId() }));
    expect(pdf.map(({ title }) => title)).toEqual(['导出 PDF']);
  });

  it('a look at important data, once for a person, a case and a day', async () => {
    const saved = await kit.create();
    await kit.must('clerk', 'cases.saveDraft', {
      commandId: commandId(),
      caseId: saved.caseId,
      version: saved.version,
      subject: {},
      application: { securityLevel: 'IMPORTANT' },
      request: {},
    });
    const look = (who: string) => kit.must(who, 'cases.get', { caseId: saved.caseId });
    const lines = await left(async () => {
      await look('clerk');
      await look('clerk');
      await look('reviewer');
    });
    expect(lines).toEqual([
      { account: 'reviewer', title: '打开重要数据案件', about: saved.number, outcome: 'done' },
      { account: 'clerk', title: '打开重要数据案件', about: saved.number, outcome: 'done' },
    ]);
    const plain = await kit.create();
    expect(await left(() => kit.must('clerk', 'cases.get', { caseId: plain.caseId }))).toEqual([]);
  });

  it('the check of all records, with the same verdict as before for both journals', async () => {
    const lines = await left(() => kit.must('auditor', 'store.verify', {}));
    expect(lines).toEqual([
      {
        account: 'auditor',
        title: '核对全部记录',
        about: expect.stringContaining('全部完好'),
        outcome: 'done',
      },
    ]);
    const { verified } = await kit.must('auditor', 'log.frame', {});
    expect(verified).toMatchObject({ clean: true, finding: null });
  });

  it('a saved question, which is its owner’s and found by its name', async () => {
    const filter = { ...NO_LOG_FILTER, kind: 'refusal' as const };
    const save = { commandId: commandId(), name: '拒绝', filter };
    const lines = await left(() => kit.must('auditor', 'log.saveQuestion', save));
    expect(lines.map(({ title }) => title)).toEqual(['保存查询条件']);
    expect((await kit.must('auditor', 'log.frame', {})).questions).toEqual([{ name: '拒绝', filter }]);
    await kit.must('auditor', 'log.removeQuestion', { commandId: commandId(), name: '拒绝' });
    expect((await kit.must('auditor', 'log.frame', {})).questions).toEqual([]);
  });
});

describe('the log', () => {
  it('is filtered by day, person, kind and outcome', async () => {
    const all = await kit.log();
    const day = all[0]?.at.slice(0, 10) ?? '';
    expect((await kit.log({ from: day, to: day })).length).toBe(all.length);
    expect(await kit.log({ to: '2020-01-01' })).toEqual([]);
    expect((await kit.log({ actor: 'clerk' })).every(({ account }) => account === 'clerk')).toBe(true);
    expect(await kit.log({ outcome: 'refused' })).toEqual([]);
    expect((await kit.log({ kind: 'signIn' })).length).toBeGreaterThan(3);
  });

  it('leaves as a file that the station signed under a seal; a changed line does not verify', async () => {
    const path = join(dir, 'log.jsonl');
    kit.files.next = path;
    const asked = { commandId: commandId(), filter: NO_LOG_FILTER };
    const lines = await left(async () => {
      await kit.must('auditor', 'log.export', asked);
      expect(await kit.refusal('auditor', 'log.export', asked)).toBe('COMMAND_REUSED');
    });
    expect(lines.map(({ title }) => title)).toEqual(['导出运行日志']);
    const text = readFileSync(path, 'utf8').trimEnd().split('\n');
    const head = JSON.parse(text[0] ?? '') as {
      readonly publicKey: string;
      readonly chain: { readonly seal: { readonly number: number } };
    };
    const { signature } = JSON.parse(text.at(-1) ?? '') as { readonly signature: string };
    expect(head.chain.seal.number).toBe(1);
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(head.publicKey, 'hex').toString('base64url') },
      format: 'jwk',
    });
    const holds = (body: string): boolean => {
      const digest = createHash('sha256').update(body).digest();
      const message = Buffer.concat([Buffer.from('rsb/security-export/1'), digest]);
      return verify(null, message, key, Buffer.from(signature, 'hex'));
    };
    const body = `${text.slice(0, -1).join('\n')}\n`;
    expect(holds(body)).toBe(true);
    expect(holds(body.replace('登录', '退出'))).toBe(false);
  });

  it('that is damaged refuses exports and rights, tells everybody, and keeps nobody from looking or leaving', async () => {
    await kit.app.close();
    const first = join(dir, 'vault', 'security', 'journal', '00000001.seg');
    const bytes = readFileSync(first);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    writeFileSync(first, bytes);
    rmSync(join(dir, 'vault', 'security', 'snapshot'), { recursive: true, force: true });
    kit = new DeskWalk(join(dir, 'vault'), true);
    await kit.must('auditor', 'session.signIn', { account: 'auditor', passphrase: '' });
    await kit.must('admin', 'session.signIn', { account: 'admin', passphrase: '' });
    const { warnings } = await kit.must('auditor', 'desk.state', {});
    expect(warnings.map(({ message }) => message).join()).toContain('security/journal/00000001.seg');
    kit.files.next = join(dir, 'log.jsonl');
    expect(
      await kit.refusal('auditor', 'log.export', { commandId: commandId(), filter: NO_LOG_FILTER }),
    ).toBe('JOURNAL_READ_ONLY');
    const add = { commandId: commandId(), account: 'new', name: '新人', passphrase: '' };
    expect(await kit.refusal('admin', 'accounts.add', add)).toBe('JOURNAL_READ_ONLY');
    const verdict = await kit.must('auditor', 'store.verify', {});
    expect(verdict.clean).toBe(false);
    expect(verdict.finding).toContain('security/journal/00000001.seg');
    await kit.must('auditor', 'session.signOut', { because: 'asked' });
  });
});
