/** A case that a county has filled does not keep its prefecture from handing in anything else. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { SignedInCall } from '#electron/services/service';
import { MOST_OWN } from '#shared/agreement/case-size';
import type { AccountId, CaseId, CommandId, DivisionCode } from '#shared/domain/ids';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { commandId } from '../../../helpers/desk-kit';
import { altering } from './altered-office';
import { DAY, made, type Offices, offices, PREFECTURE, REGION, taken } from './exchange-kit';

vi.mock('#electron/services/sync/make-bundle', async (original) => {
  const { altersBundles } = await import('./altered-office');
  return altersBundles(await original());
});
let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

/** A program that asks nobody writes into a case until it is full, and hands it over. */
function fill(of: CaseId, { desk, store, session, caller }: SignedInCall): void {
  const put = (event: CaseEvent): void => {
    const casePrev = store.tables.get('cases', of)?.tips ?? [];
    const by = { actor: session.account as AccountId, role: 'SUPERVISOR' as const, procedure: 'cases.act' };
    const written = desk.append(
      {
        ...by,
        ...{ case: of, casePrev, base: null, epoch: 0 },
        ...{ commandId: commandId() as CommandId, events: [event], attachments: [] },
      },
      caller,
      'cases',
    );
    if (!written.ok) throw new Error(written.failure.message);
  };
  for (let at = 0; at < MOST_OWN; at += 1)
    put({ type: 'draftChanged', subject: {}, application: { dataRegistName: `名称${at}` }, request: {} });
  put({ type: 'caseReleased', to: PREFECTURE as DivisionCode, epoch: 1, reason: '移交' });
}

it('is taken by the prefecture and goes on there, and the region takes in what comes', {
  timeout: 540_000,
}, async () => {
  const { county, prefecture, region, dir } = all;
  let full = '' as CaseId;
  const folder = await county.work(DAY, async (desk) => {
    full = (await desk.begin('FIRST')) as CaseId;
    await altering(
      (order, call) => {
        fill(full, call);
        return order;
      },
      () => made(dir, desk, PREFECTURE),
    );
    return made(dir, desk, PREFECTURE);
  });
  const up = await prefecture.work(DAY, async (desk) => {
    await taken(desk, folder);
    expect((await desk.look(full)).name).toBe(`名称${MOST_OWN - 1}`);
    await desk.step('clerk', full, {
      ...{ type: 'saveDraft', subject: {}, request: {} },
      application: { dataRegistName: '地区接着填写' },
    });
    await desk.first({ dataRegistName: '地区自己的申请' });
    return made(dir, desk, REGION);
  });
  await region.work(DAY, async (desk) => {
    await taken(desk, up);
    expect((await desk.look(full)).name).toBe('地区接着填写');
  });
});
