/**
 * A station that is not what it was: restored from an old backup it goes on under a new key and gets back what others
 * have of it; the former one is closed, whoever still has its disk.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { passphraseOf } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { PASSPHRASE } from '../identity/ceremony-kit';
import { copyOf, DAY, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';
import { looked, saysCode } from './kept-out';

const READER = join(import.meta.dirname, '..', '..', '..', 'reader', 'read-store.mjs');

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

describe('a store restored from an old backup', () => {
  it('is a new station, gets its later work back, and its former key brings nothing any more (B14)', {
    timeout: 240_000,
  }, async () => {
    const { county, prefecture, region, founded, dir } = all;
    const kept = await county.work(DAY, (desk) => desk.first({ dataRegistName: '备份前的申请' }));
    const backup = copyOf(all, county);
    const lost = await county.work(DAY, (desk) => desk.first({ dataRegistName: '备份后的申请' }));
    await pass(all, county, prefecture);
    await pass(all, prefecture, region);
    const former = await prefecture.work(DAY, async (desk) => {
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      return items[0]?.station ?? '';
    });
    const clone = copyOf(all, county);
    backup();
    // Another machine remembers nothing of it.
    rmSync(join(dirname(county.vault), 'anchors'), { recursive: true });
    await county.work(DAY, async (desk) => {
      await expect(desk.first()).rejects.toThrow('STORE_ELSEWHERE');
      expect(await desk.refusal('supervisor', 'cases.get', { caseId: lost })).toBe('CASE_NOT_FOUND');
      const reason = '原机损毁，从备份恢复';
      await desk.must('admin', 'store.continueHere', { commandId: commandId(), reason });
    });
    // Nobody believes the new key before the region has certified it.
    await county.work(DAY, async (desk) => {
      const input = { commandId: commandId(), to: PREFECTURE, medium: 'usb', note: '' } as const;
      const passphrase = passphraseOf('supervisor');
      expect(await desk.refusal('supervisor', 'sync.export', { ...input, passphrase })).toBe('NOT_ENROLLED');
    });
    await enrolOffice(founded, county, DAY);
    await region.work(DAY, async (desk) => {
      desk.files.files = [founded.ceremony.path('k5.key')];
      desk.files.folders = [founded.ceremony.path('region'), dir];
      const subject = { subject: former, reason: 'retired', trusted: 'held' } as const;
      await desk.must('admin', 'region.revoke', {
        commandId: commandId(),
        passphrase: PASSPHRASE,
        ...subject,
      });
    });
    await pass(all, region, prefecture);
    // It says what it owns by now; what the prefecture has of it comes back, and is its own again.
    await pass(all, county, prefecture);
    await pass(all, prefecture, county);
    await county.work(DAY, async (desk) => {
      expect((await desk.look(lost)).holder).toMatchObject({ mine: true });
      // What the station that was had done beside cases comes back as places in its chain; the store stays sound.
      expect(await desk.must('auditor', 'store.verify', {})).toMatchObject({ clean: true });
      for (const caseId of [kept, lost]) {
        const application = { dataRegistName: `续办 ${caseId.slice(-4)}` };
        await desk.step('clerk', caseId, { type: 'saveDraft', subject: {}, application, request: {} });
      }
    });
    expect(await pass(all, county, prefecture)).toMatchObject({ changedCases: 2, conflicts: 0 });
    await prefecture.work(DAY, async (desk) => {
      for (const caseId of [kept, lost])
        expect((await desk.look(caseId)).name).toBe(`续办 ${caseId.slice(-4)}`);
    });
    // The former disk turns up and goes on.
    const restored = copyOf(all, county);
    clone();
    const other = await county.work(DAY, async (desk) => {
      await desk.first({ dataRegistName: '旧机上的申请' });
      return made(dir, desk, PREFECTURE);
    });
    restored();
    await prefecture.work(DAY, async (desk) => {
      const before = await desk.must('supervisor', 'worklist.counts', {});
      const { bundle, plan } = await looked(desk, other);
      expect(plan).toBeNull();
      expect(bundle).toMatchObject({ state: 'quarantine', code: 'B14_REVOKED', station: former });
      saysCode(bundle.words, 'B14_REVOKED');
      expect(await desk.must('supervisor', 'worklist.counts', {})).toEqual(before);
    });
    await county.work(DAY, (desk) => desk.begin('FIRST'));
    expect(await pass(all, county, prefecture)).toMatchObject({ newCases: 1 });
    // The second reader, made from the description of the format, finds the same.
    const read = spawnSync(process.execPath, [READER, county.vault, '--account', 'supervisor'], {
      input: `${passphraseOf('supervisor')}\n`,
      encoding: 'utf8',
    });
    expect([read.stderr, read.status]).toEqual([expect.stringContaining('all sound'), 0]);
  });
});
