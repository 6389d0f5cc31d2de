/** What waits to go out, and what was made: counted, listed; and parts copied to a medium. */

import { caseName, UNNAMED } from '#electron/services/cases/header';
import type { LongWork } from '#electron/services/desk/long-work';
import { answered, bundleFailure, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import { type CarriedPart, carryPart } from '#electron/sync/bundle/carry';
import { numberApart } from '#shared/agreement/number-apart';
import type { Answer } from '#shared/contract/failure';
import { PAGE_SIZE } from '#shared/contract/fields';
import { isEnrolled, partnersOf } from './agencies';
import { bundlesOf } from './bundle-rows';
import { staysWords, warningOf } from './check-out';
import { withheldFrom } from './core-cases';
import { hooksOf } from './exchange';
import { papersNotHere } from './missing-papers';
import { outgoingView } from './outgoing';
import { select } from './selection';

export const out: SessionService<'sync.out'> = (call, { page }) => {
  const { total, bundles } = bundlesOf(call, 'out', { offset: page * PAGE_SIZE, limit: PAGE_SIZE });
  return answered({ total, items: bundles.map((bundle) => outgoingView(call, bundle)) });
};

export const waiting: SessionService<'sync.waiting'> = async (call, { to, page }) => {
  if (!isEnrolled(call.store)) return answered({ agency: to, total: 0, entries: 0, items: [] });
  const partner = partnersOf(call.store.views).find(({ agency }) => agency === to);
  if (!partner) return refusal('PARTNER_UNKNOWN', '该单位不在可收发的单位之列。', '请选择列表中的单位。');
  const selection = await select(call, partner, 'acknowledged');
  if (selection === null) return deskClosed();
  const stays = withheldFrom(call, partner.agency, selection);
  const all = [
    ...stays.map((one) => ({ is: 'kept' as const, caseId: one.case, why: staysWords(one.travelled) })),
    ...[...selection.cases].map(([caseId, entries]) => ({ is: 'going' as const, caseId, entries })),
  ];
  const notHere = await papersNotHere(call, selection.blobs.keys());
  if (notHere === null) return deskClosed();
  return answered({
    agency: to,
    total: all.length,
    entries: [...selection.cases.values()].reduce((sum, entries) => sum + entries, 0),
    items: all.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE).map((one) => {
      const { caseId } = one;
      const record = call.store.tables.get('cases', caseId);
      const state = record?.state;
      return {
        caseId,
        number: record ? numberApart(record) : '',
        name: state ? caseName(state) : UNNAMED,
        entries: one.is === 'going' ? one.entries : (selection.withheld.get(caseId) ?? 0),
        hindered: one.is === 'kept' ? one.why : '',
        warning: one.is === 'going' && state ? warningOf(state, notHere) : '',
      };
    }),
  });
};

export const unknownBundle = (): Answer<never> =>
  refusal('BUNDLE_UNKNOWN', '没有这个数据包。', '请刷新列表后再办理。');

/** Copies parts to a folder of a medium, each read back and compared; all of them or what stopped it. */
export async function carryParts(
  parts: readonly string[],
  folder: string,
  work: LongWork,
): Promise<Answer<readonly CarriedPart[]>> {
  const { written, stopped } = await writeParts(parts, folder, work);
  return stopped ?? answered(written);
}

/** The same, with those that were written before something stopped it. */
export async function writeParts(
  parts: readonly string[],
  folder: string,
  work: LongWork,
): Promise<{ readonly written: readonly CarriedPart[]; readonly stopped: Answer<never> | null }> {
  const written: CarriedPart[] = [];
  for (const [at, part] of parts.entries()) {
    const one = await carryPart(part, folder, hooksOf(work, at / parts.length, (at + 1) / parts.length));
    if (!one.ok) {
      const { error } = one;
      return {
        written,
        stopped: error.code === 'CANCELLED' ? storeFault({ code: 'CANCELLED' }) : bundleFailure(error),
      };
    }
    written.push(one.value);
  }
  return { written, stopped: null };
}
