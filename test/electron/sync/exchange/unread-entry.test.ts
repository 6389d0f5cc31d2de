/** An entry of a later program is told on the screens as what it is, and keeps nothing else from being shown. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { SignedInCall } from '#electron/services/service';
import type { AccountId, CaseId, CommandId } from '#shared/domain/ids';
import { commandId } from '../../../helpers/desk-kit';
import { altering } from './altered-office';
import { DAY, made, type Offices, offices, PREFECTURE, taken } from './exchange-kit';

vi.mock('#electron/services/sync/make-bundle', async (original) => {
  const { altersBundles } = await import('./altered-office');
  return altersBundles(await original());
});
let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

/** A kind that no certificate names yet, and one that it names, of another shape. */
const LATER = [{ type: 'futureAct', of: 'tomorrow' }, { type: 'documentIssued' }];

/** Writes an act of a later program. */
function writeLater(event: object, of: CaseId, { desk, store, session, caller }: SignedInCall): void {
  const by = { actor: session.account as AccountId, role: 'SUPERVISOR', procedure: 'cases.act' } as const;
  const place = { case: of, casePrev: store.tables.get('cases', of)?.tips ?? [], base: null, epoch: 0 };
  const pressed = { commandId: commandId() as CommandId, events: [event as never], attachments: [] };
  const written = desk.append({ ...by, ...place, ...pressed }, caller, 'cases');
  if (!written.ok) throw new Error(written.failure.message);
}

it('is listed with who wrote it, and opens', { timeout: 120_000 }, async () => {
  const { county, prefecture, dir } = all;
  let caseId = '' as CaseId;
  const folder = await county.work(DAY, async (desk) => {
    caseId = (await desk.begin('FIRST')) as CaseId;
    await altering(
      (order, call) => {
        for (const event of LATER) writeLater(event, caseId, call);
        return order;
      },
      () => made(dir, desk, PREFECTURE),
    );
    return made(dir, desk, PREFECTURE);
  });
  await prefecture.work(DAY, async (desk) => {
    await taken(desk, folder);
    const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'all', page: 0 });
    expect(items.map((one) => one.class).sort()).toEqual(['C18', 'C20']);
    for (const { sentence, id } of items) {
      expect(sentence).toMatch(/喀什市数据局.*写入本机不能识别的记录/);
      const { conflict } = await desk.must('supervisor', 'sync.conflict', { caseId, id });
      expect(conflict.ours?.what).toBe('写入本机不能识别的记录');
    }
    await desk.look(caseId);
  });
});
