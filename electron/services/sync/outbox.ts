/** What waits to go out, and what was made: counted, listed, copied to a medium. */

import { basename } from 'node:path';
import { caseName, UNNAMED } from '#electron/services/cases/header';
import type { LongWork } from '#electron/services/desk/long-work';
import { doneBy } from '#electron/services/desk/record';
import { firstRole, stationAct } from '#electron/services/desk/station-act';
import {
  answered,
  bundleFailure,
  commandReused,
  deskClosed,
  refusal,
  storeFault,
} from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { type CarriedPart, carryPart } from '#electron/sync/bundle/carry';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { PAGE_SIZE } from '#shared/contract/fields';
import { isEnrolled, partnersOf } from './agencies';
import { notEnrolled } from './alone';
import { bundlesOf } from './bundle-rows';
import { exchangeFolder, hooksOf } from './exchange';
import { partFile } from './outbox-files';
import { outgoingView } from './outgoing';
import { select } from './selection';
import { stagedBundle } from './staged-bundles';

export const out: SessionService<'sync.out'> = (call, { page }) => {
  const { total, bundles } = bundlesOf(call, 'out', { offset: page * PAGE_SIZE, limit: PAGE_SIZE });
  return answered({ total, items: bundles.map((bundle) => outgoingView(call, bundle)) });
};

export const waiting: SessionService<'sync.waiting'> = async (call, { to, page }) => {
  if (!isEnrolled(call.store)) return answered({ total: 0, entries: 0, items: [] });
  const partner = partnersOf(call.store.views).find(({ agency }) => agency === to);
  if (!partner) return refusal('PARTNER_UNKNOWN', '该单位不在可收发的单位之列。', '请选择列表中的单位。');
  const selection = await select(call, partner);
  if (selection === null) return deskClosed();
  const cases = [...selection.cases].slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return answered({
    total: selection.cases.size,
    entries: [...selection.cases.values()].reduce((sum, entries) => sum + entries, 0),
    items: cases.map(([caseId, entries]) => {
      const state = call.store.tables.get('cases', caseId)?.state;
      return {
        caseId,
        number: state?.number ?? '',
        name: state ? caseName(state) : UNNAMED,
        entries,
        hindered: '',
      };
    }),
  });
};

/** Parts of a bundle that can be carried: own ones, and sealed ones of others. */
async function partsOf(call: SignedInCall, bundleId: string): Promise<readonly string[] | null> {
  const made = call.store.tables.get('bundles', bundleId);
  if (made?.direction === 'out') {
    const outbox = exchangeFolder(call.desk, 'outbox');
    return made.made.parts.map(({ part }) => partFile(outbox, bundleId, part));
  }
  const staged = await stagedBundle(call, bundleId);
  return staged?.place === 'courier' ? staged.files : null;
}

export const carry: SessionService<'sync.carry'> = async (call, input) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  if (doneBy(call.store, input.commandId)) return commandReused();
  const parts = await partsOf(call, input.bundleId);
  if (parts === null) return unknownBundle();
  const { files } = call.desk.ports;
  if (!files?.openFolder)
    return refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能选择介质。', '请在登记工作台窗口中办理。');
  const folder = await files.openFolder('选择介质文件夹');
  if (call.desk.store !== call.store) return deskClosed();
  if (folder === null) return refusal('SAVE_CANCELLED', '没有选择介质，没有写出。', '需要时再次办理。');
  return call.desk.exchanging.run('carry', (work) => carryTo(call, input, parts, folder, work));
};

export const unknownBundle = (): Answer<never> =>
  refusal('BUNDLE_UNKNOWN', '没有这个数据包。', '请刷新列表后再办理。');

async function carryTo(
  call: SignedInCall,
  { commandId, bundleId, carrier, on }: ParsedInput<'sync.carry'>,
  parts: readonly string[],
  folder: string,
  work: LongWork,
) {
  const written = await carryParts(parts, folder, work);
  if (!written.ok) return written;
  const { desk, store, session, caller } = call;
  if (desk.store !== store) return deskClosed();
  const noted = desk.append(
    stationAct(
      {
        actor: session.account,
        role: firstRole(session.roles),
        procedure: 'sync.carry',
        commandId,
      },
      { type: 'bundleCarried', bundleId, carrier, on, medium: basename(folder) },
    ),
    caller,
    'sync',
  );
  return noted.ok ? answered({ files: [...written.value] }) : noted;
}

/** Copies parts to a folder of a medium, each read back and compared. */
export async function carryParts(
  parts: readonly string[],
  folder: string,
  work: LongWork,
): Promise<Answer<readonly CarriedPart[]>> {
  const carried: CarriedPart[] = [];
  for (const [at, part] of parts.entries()) {
    const one = await carryPart(part, folder, hooksOf(work, at / parts.length, (at + 1) / parts.length));
    if (!one.ok)
      return one.error.code === 'CANCELLED' ? storeFault({ code: 'CANCELLED' }) : bundleFailure(one.error);
    carried.push(one.value);
  }
  return answered(carried);
}
