/**
 * What is looked at before a bundle is made: whether all of it has room, whether its attachments are here, whether a
 * public text still holds what must not be published, and which cases stay here because they are about core data. Only the last keeps something back,
 * and only those cases: with a draft that nobody has finished the office could send nothing at all.
 */
import { answered, deskClosed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { Turns } from '#electron/store/turns';
import type { ServiceOutput } from '#shared/contract/contract';
import type { BlobHash, CaseId } from '#shared/domain/ids';
import { publicTextClean } from '#shared/regulation/casework/guards/form-guards';
import type { CaseState } from '#shared/regulation/casework/state';
import { isEnrolled, partnersOf } from './agencies';
import { withheldFrom } from './core-cases';
import { papersNotHere } from './missing-papers';
import { type Selection, select } from './selection';

const lacks = ({ attachments }: CaseState, notHere: ReadonlySet<BlobHash>): number =>
  attachments.filter(({ hash }) => notHere.has(hash)).length;

/** Why a case stays here, in words. */
export const staysWords = (travelled: boolean): string =>
  travelled
    ? '属核心数据，不再送出；此前已有记录送出，请告知收件单位并按核心数据管理要求处理'
    : '属核心数据，不随数据包送出';

/** What of a case that goes is not in order; empty when all is. */
export function warningOf(state: CaseState, notHere: ReadonlySet<BlobHash>): string {
  const papers = lacks(state, notHere);
  const [hit] = publicTextClean(state);
  return [
    ...(papers === 0 ? [] : [`${papers} 个附件不在本机，不能一并送出`]),
    ...(hit === undefined ? [] : [`公示内容有 ${hit.places?.length ?? 0} 处疑似敏感信息`]),
  ].join('；');
}

export const checkOut: SessionService<'sync.checkOut'> = async (call, { to, startsAt }) => {
  const nothing = {
    startsAt,
    cases: 0,
    blobs: 0,
    entries: 0,
    core: 0,
    travelled: 0,
    papers: 0,
    publicTexts: 0,
    left: 0,
  };
  if (!isEnrolled(call.store)) return answered(nothing);
  const partner = partnersOf(call.store.views).find(({ agency }) => agency === to);
  if (!partner) return refusal('PARTNER_UNKNOWN', '该单位不在可收发的单位之列。', '请选择列表中的单位。');
  const selection = await select(call, partner, startsAt);
  const found = selection && (await looked(call, selection));
  if (selection === null || found === null) return deskClosed();
  const withheld = withheldFrom(call, partner.agency, selection);
  return answered({
    ...found,
    startsAt,
    cases: selection.cases.size,
    entries: selection.entries,
    core: withheld.length,
    travelled: withheld.filter(({ travelled }) => travelled).length,
    left: selection.left,
  });
};

type Found = Pick<ServiceOutput<'sync.checkOut'>, 'blobs' | 'papers' | 'publicTexts'>;

/** Looks at every case that goes, with turns for others. Null when the store was closed. */
async function looked(call: SignedInCall, selection: Selection): Promise<Found | null> {
  const { store, desk } = call;
  const notHere = await papersNotHere(call, selection.blobs.keys());
  if (notHere === null) return null;
  const found = { blobs: selection.blobs.size - notHere.size, papers: 0, publicTexts: 0 };
  const turns = new Turns();
  const look = (of: CaseId): void => {
    const state = store.tables.get('cases', of)?.state;
    if (state === undefined) return;
    if (lacks(state, notHere) > 0) found.papers += 1;
    if (publicTextClean(state).length > 0) found.publicTexts += 1;
  };
  for (const of of selection.cases.keys()) {
    look(of);
    if (!turns.due) continue;
    await turns.next();
    if (desk.store !== store) return null;
  }
  return found;
}
