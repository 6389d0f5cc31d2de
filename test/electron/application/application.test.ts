/** What the application promises to every door: one act once, no act on a stale view, no act by a wrong clock. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deskTextParts } from '#electron/services/desk/desk-text';
import { openStore } from '#electron/store/store';
import type { Instant } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { commandId, DeskKit, FIRST } from '../../helpers/desk-kit';

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

describe('one press of a button', () => {
  it('is done once, however often it arrives, and answered each time with where the case stands', async () => {
    await kit.practice();
    const id = commandId();
    const first = await kit.must('clerk', 'cases.create', { ...FIRST, commandId: id });
    const again = await kit.must('clerk', 'cases.create', { ...FIRST, commandId: id });
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
    const step = { caseId, subject: {}, application: { dataRegistName: '公交线路数据' }, request: {} };
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
        request: {},
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
    expect(view.application).toEqual({ applyType: 'FIRST', dataRegistType: '1' });
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
      request: {},
    });
    await kit.must('clerk', 'cases.saveDraft', {
      caseId,
      version: saved.version,
      commandId: commandId(),
      subject: {},
      application: { dataRegistName: null },
      request: {},
    });
    expect((await kit.must('clerk', 'cases.get', { caseId })).application).toEqual({
      applyType: 'FIRST',
      dataRegistType: '1',
    });
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
      request: {},
    });
    const state = await kit.must('clerk', 'desk.state', {});
    expect(state.warnings.map((warning) => warning.code)).toContain('CLOCK_BEHIND');
    await kit.must('supervisor', 'desk.confirmClock', { commandId: commandId(), reason: '上周时间设错' });
    await kit.must('clerk', 'cases.discard', { ...step(), version: saved.version, reason: '不办了' });
  });
});

describe('the designation of a county office', () => {
  it('is not of a day to come, and one press records it once', async () => {
    await kit.practice('county');
    const record = {
      commandId: commandId(),
      documentNumber: '喀署发〔2026〕1号',
      filingReference: '备案〔2026〕1号',
    };
    expect(
      await kit.refusal('supervisor', 'office.recordDesignation', { ...record, documentDate: '2099-01-01' }),
    ).toBe('INPUT_INVALID');
    expect((await kit.must('supervisor', 'desk.state', {})).office?.hasAgencyPower).toBe(false);
    for (let press = 0; press < 2; press += 1)
      await kit.must('supervisor', 'office.recordDesignation', { ...record, documentDate: '2026-01-05' });
    expect((await kit.must('supervisor', 'desk.state', {})).office?.hasAgencyPower).toBe(true);
    const lines = await kit.log();
    expect(lines.filter((line) => line.title === '登记指定文件')).toHaveLength(1);
  });
});

describe('a practice store with samples', () => {
  it('has cases at every stage of the region, registered ones among them', async () => {
    kit.now = '2026-05-20T02:00:00.000Z' as Instant;
    await kit.practice('region', true);
    const { items } = await kit.must('clerk', 'worklist.list', {
      queue: 'all',
      light: 'any',
      text: '',
      page: 0,
    });
    const statuses = new Set(items.map((item) => item.status));
    for (const status of [
      'DRAFT',
      'INTERNAL_REVIEW',
      'SUBMITTED',
      'UNDER_REVIEW',
      'REVIEW_PROPOSED',
      'PUBLICITY',
      'REGISTERED',
    ] as const)
      expect([...statuses]).toContain(status);
  }, 60_000);
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
      texts.push([...deskTextParts(opened.value)].join(''));
      expect(opened.value.opened.rebuilt).toBe(!snapshot);
      expect(opened.value.tables.count({ table: 'cases' })).toBe(24);
      opened.value.close();
    }
    expect(texts[0]).toBe(texts[1]);
  }, 60_000);
});
