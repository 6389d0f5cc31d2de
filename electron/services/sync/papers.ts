/** Papers of the exchange: the slip that goes with a bundle (D37), and the sheet of a month (D38). */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { answered, deskClosed, failed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { BUNDLE_KIND_WORDS } from '#shared/bundle/kinds';
import type { Answer } from '#shared/contract/failure';
import type { DivisionCode } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import { buildHandOverSlip } from '#shared/paper/d37-hand-over-slip';
import { buildReconciliationSheet } from '#shared/paper/d38-reconciliation';
import type { DocumentModel } from '#shared/paper/model';
import { agencyName, isEnrolled } from './agencies';
import { notEnrolled } from './alone';
import { unknownBundle } from './outbox';
import { addUp, nobodyToReconcile, otherOf, signedBy, toldUpTo } from './reconcile';
import { spokenNumber } from './spoken';

/** The slip of a bundle that was made here. */
function slipOf({ store, caller }: SignedInCall, bundleId: string): Answer<DocumentModel> {
  if (!isEnrolled(store)) return notEnrolled();
  const bundle = store.tables.get('bundles', bundleId);
  if (bundle?.direction !== 'out') return unknownBundle();
  const { views } = store;
  const { made, carried, at, by } = bundle;
  const last = carried.at(-1);
  return answered(
    buildHandOverSlip({
      office: views.office?.name ?? '',
      practice: store.practice,
      bundleId,
      number: spokenNumber(made.to[0]?.pairSeq ?? 0),
      kindName: BUNDLE_KIND_WORDS[made.kind],
      station: store.station,
      to: made.to.map(({ agency, pairSeq }) => ({ name: agencyName(views.trust, agency), number: pairSeq })),
      madeOn: beijingDate(at),
      approvedBy: views.accounts.get(made.approvedBy ?? by)?.name ?? '',
      entries: made.entries,
      blobs: made.blobs,
      bytes: made.wholeBytes,
      wholeHash: made.wholeHash,
      parts: made.parts,
      medium: last?.medium ?? '',
      carrier: last?.carrier ?? '',
      carriedOn: last?.on ?? null,
      today: beijingDate(caller.now),
    }),
  );
}

async function sheetOf(
  call: SignedInCall,
  { month, agency }: { readonly month: string; readonly agency?: DivisionCode | undefined },
): Promise<Answer<DocumentModel>> {
  const { store, caller } = call;
  const other = otherOf(call, agency);
  if (other === null) return nobodyToReconcile(call);
  const added = await addUp(call, month, other);
  if (added === null) return deskClosed();
  const upTo = toldUpTo(call, other);
  const signed = signedBy(call, other, month);
  return answered(
    buildReconciliationSheet({
      office: store.views.office?.name ?? '',
      other: other.name,
      practice: store.practice,
      month,
      upTo: upTo === null ? null : beijingDate(upTo),
      statuses: added.statuses,
      rows: added.rows,
      hash: added.hash,
      signed: signed && { by: signed.by, on: beijingDate(signed.at), hash: signed.hash },
      today: beijingDate(caller.now),
    }),
  );
}

export const slip: SessionService<'sync.slip'> = (call, { bundleId }) => {
  const model = slipOf(call, bundleId);
  return model.ok ? answered({ model: model.value }) : model;
};

export const sheet: SessionService<'sync.reconcileSheet'> = async (call, of) => {
  const model = await sheetOf(call, of);
  return model.ok ? answered({ model: model.value }) : model;
};

export const printSlip: SessionService<'sync.printSlip'> = (call, { bundleId, to }) => {
  const model = slipOf(call, bundleId);
  return model.ok ? letOut(call, model.value, to) : model;
};

export const printSheet: SessionService<'sync.printSheet'> = async (call, input) => {
  const model = await sheetOf(call, input);
  return model.ok ? letOut(call, model.value, input.to) : model;
};

/** Onto paper, or into a file where the person chooses. */
async function letOut(
  { desk }: SignedInCall,
  model: DocumentModel,
  to: 'printer' | 'pdf',
): Promise<Answer<{ printed: boolean; fileName: string }>> {
  const { printing, files } = desk.ports;
  if (!printing || (to === 'pdf' && !files))
    return refusal(
      'PRINTING_UNAVAILABLE',
      '此处没有窗口，不能生成或打印文书。',
      '请在登记工作台窗口中办理。',
    );
  const path = to === 'pdf' ? await files?.saveAs(`${model.title}.pdf`) : null;
  if (to === 'pdf' && !path) return answered({ printed: false, fileName: '' });
  try {
    if (!path) return answered({ printed: (await printing.toPrinter(model)) === 'printed', fileName: '' });
    await writeFile(path, await printing.toPdf(model));
    return answered({ printed: true, fileName: basename(path) });
  } catch {
    return failed({
      kind: 'fault',
      code: 'PRINT_FAILED',
      message: '文书没有输出成功。登记内容未受影响。',
      wayOut: '请检查打印机或保存位置后重试。',
      clauses: [],
      places: [],
      others: [],
    });
  }
}
