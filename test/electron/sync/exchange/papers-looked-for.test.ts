/** Before a bundle is made only whether its attachments are kept is asked; what cannot be read is told when it is made. */
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { type OfficeDesk, passphraseOf } from '../../../helpers/exchange-office';
import { DAY, type Offices, offices, REGION } from './exchange-kit';

let all: Offices;
let blob: string;
beforeAll(async () => {
  all = await offices();
  await all.prefecture.work(DAY, async (desk) => {
    const caseId = await desk.first();
    await desk.advance(caseId, 'UNDER_REVIEW');
    const folder = join(all.prefecture.vault, 'blobs');
    const before = new Set(readdirSync(folder));
    await desk.evidence(caseId);
    blob = join(folder, readdirSync(folder).find((name) => !before.has(name)) ?? '');
  });
}, 240_000);
afterAll(() => all.remove());

const warning = async (desk: OfficeDesk) =>
  (await desk.must('supervisor', 'sync.waiting', { to: REGION, page: 0 })).items[0]?.warning;
const papers = async (desk: OfficeDesk) =>
  (await desk.must('supervisor', 'sync.checkOut', { to: REGION })).papers;
const pack = (desk: OfficeDesk) =>
  desk.call('supervisor', 'sync.export', {
    ...{ commandId: commandId(), to: REGION, medium: 'usb', note: '' },
    passphrase: passphraseOf('supervisor'),
  });
const outgoing = async (desk: OfficeDesk) => (await desk.must('clerk', 'sync.out', { page: 0 })).total;

describe('an attachment that is to go', () => {
  it('and cannot be read is told when the bundle is made, and none is made', { timeout: 120_000 }, () =>
    all.prefecture.work(DAY, async (desk) => {
      renameSync(blob, `${blob}.away`);
      writeFileSync(blob, 'no attachment');
      expect([await warning(desk), await papers(desk)]).toEqual(['', 0]);
      const before = await outgoing(desk);
      const answer = await pack(desk);
      expect(answer.ok ? 'made' : answer.failure.code).toBe('B30_ATTACHMENT');
      expect(await outgoing(desk)).toBe(before);
    }),
  );

  it('and is not here is counted before, and the bundle goes without it', { timeout: 120_000 }, () =>
    all.prefecture.work(DAY, async (desk) => {
      renameSync(blob, `${blob}.spoilt`);
      expect([await warning(desk), await papers(desk)]).toEqual(['1 个附件不在本机，不能一并送出', 1]);
      expect((await pack(desk)).ok).toBe(true);
    }),
  );
});
