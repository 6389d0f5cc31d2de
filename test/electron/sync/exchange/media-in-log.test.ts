/** Media that are read and papers of the exchange that leave stand in the security journal. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { OfficeDesk } from '../../../helpers/exchange-office';
import { brought, DAY, files, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
  await pass(all, all.county, all.prefecture);
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

describe('the security journal', () => {
  it('has a line for each medium that is read, by its name', ahead, async () => {
    const folder = await all.county.work(DAY, (desk) => made(all.dir, desk, PREFECTURE));
    await all.prefecture.work(DAY, async (desk) => {
      await brought(desk, folder);
      const lines = await desk.log({ text: basename(folder) });
      expect(lines).toMatchObject([
        { procedure: 'sync.receive', title: '介质上的数据包' },
        { procedure: 'sync.receive', title: '读入介质' },
      ]);
      for (const { subject } of lines) expect(subject).toMatch(/卷标|卷序列号/u);
      expect(dirname(files(folder)[0] ?? '')).toBe(folder);
    });
  });

  it('has a line for each slip and sheet that leaves, and none for one that does not', ahead, async () => {
    const printing = { toPdf: async () => Buffer.from('%PDF'), toPrinter: async () => 'printed' as const };
    const desk = new OfficeDesk(all.prefecture.vault, printing).on(DAY);
    try {
      const { bundleId } = await desk.must('supervisor', 'sync.export', {
        commandId: commandId(),
        to: '650000',
        medium: 'usb',
        note: '',
        passphrase: 'supervisor has a long phrase',
      });
      const pressed = commandId();
      await desk.must('clerk', 'sync.printSlip', { commandId: pressed, bundleId, to: 'printer' });
      expect(
        await desk.refusal('clerk', 'sync.printSlip', { commandId: pressed, bundleId, to: 'printer' }),
      ).toBe('COMMAND_REUSED');
      desk.files.next = null;
      const month = { commandId: commandId(), month: '2026-03' };
      await desk.must('supervisor', 'sync.printSheet', { ...month, to: 'pdf' });
      expect(await desk.log({ text: '对账差异表' })).toEqual([]);
      desk.files.next = join(all.dir, 'sheet.pdf');
      await desk.must('supervisor', 'sync.printSheet', { ...month, to: 'pdf' });
      expect(readFileSync(desk.files.next).toString()).toBe('%PDF');
      expect(await desk.log({ text: '对账差异表' })).toMatchObject([
        { title: '导出 PDF', subject: '2026-03' },
      ]);
      expect(await desk.log({ text: bundleId })).toMatchObject([{ title: '打印', detail: '数据包交接单' }]);
    } finally {
      await desk.app.close();
    }
  });
});
