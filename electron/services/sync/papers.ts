/** Papers of the exchange: the slip that goes with a bundle (D37), and the sheet of a month (D38). */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { doneBy, recordAct } from '#electron/services/desk/record';
import { answered, commandReused, deskClosed, failed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { peekPart } from '#electron/sync/bundle/part-file';
import { BUNDLE_KIND_WORDS } from '#shared/bundle/kinds';
import { spokenNumber } from '#shared/bundle/spoken';
import type { Answer } from '#shared/contract/failure';
import type { SlipOf } from '#shared/contract/sync';
import { REGION_CODE } from '#shared/domain/divisions';
import type { CommandId, DivisionCode } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import type { Carried } from '#shared/journal/bundle-row';
import { buildHandOverSlip } from '#shared/paper/d37-hand-over-slip';
import { buildOnwardSlip } from '#shared/paper/d37-onward-slip';
import { buildPartsList } from '#shared/paper/d37-parts-list';
import { buildReconciliationSheet } from '#shared/paper/d38-reconciliation';
import type { DocumentModel } from '#shared/paper/model';
import { agencyName, isEnrolled } from './agencies';
import { notEnrolled } from './alone';
import { lastOnward, stagedView } from './incoming';
import { unknownBundle } from './outbox';
import { addUp, nobodyToReconcile, otherOf, signedBy, toldUpTo } from './reconcile';
import { type StagedBundle, stagedIn } from './staged-bundles';

interface SlipAsked {
  readonly bundleId: string;
  readonly from: SlipOf;
}

/** The slip of a bundle: of one made here by what was noted, of others by what stands on their outside. */
async function slipOf(call: SignedInCall, { bundleId, from }: SlipAsked): Promise<Answer<DocumentModel>> {
  const { store } = call;
  if (!isEnrolled(store)) return notEnrolled();
  if (from === 'outbox') return ownSlip(call, bundleId);
  const staged = await stagedIn(call, bundleId, from);
  if (call.desk.store !== store) return deskClosed();
  if (staged === null) return unknownBundle();
  return answered(await outsideSlip(call, staged));
}

/** What it left on, with the parts when those were not all. */
const mediumWords = (last: Pick<Carried, 'medium' | 'parts'> | null | undefined): string =>
  last == null ? '' : last.medium + (last.parts === undefined ? '' : `，第 ${last.parts.join('、')} 卷`);

function ownSlip({ store, caller }: SignedInCall, bundleId: string): Answer<DocumentModel> {
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
      medium: mediumWords(last),
      carrier: last?.carrier ?? '',
      carriedOn: last?.on ?? null,
      today: beijingDate(caller.now),
    }),
  );
}

/** The slip of a bundle of others that is handed on, or the list of parts of one that is not all here. */
async function outsideSlip(call: SignedInCall, staged: StagedBundle): Promise<DocumentModel> {
  const { store, caller } = call;
  const { views } = store;
  const { header, place, missing } = staged;
  const view = stagedView(call, staged);
  const parts = await Promise.all(staged.files.map((file) => peekPart(file)));
  const common = {
    office: views.office?.name ?? '',
    practice: store.practice,
    bundleId: header.bundleId,
    number: view.number,
    kindName: view.kindName,
    sender: view.from,
    station: header.station,
    to: view.to,
    bytes: header.wholeBytes,
    wholeHash: header.wholeHash,
    parts: header.parts,
    here: parts.flatMap((one) =>
      one === null ? [] : [{ part: one.part, bytes: one.partBytes, hash: one.partHash }],
    ),
    today: beijingDate(caller.now),
  };
  if (place === 'inbox') return buildPartsList({ ...common, missing });
  const last = lastOnward(store, header);
  const finding = view.code === null ? view.words : `${view.words}（${view.code}）`;
  return buildOnwardSlip({
    ...common,
    examined: place === 'quarantine' ? { by: agencyName(views.trust, REGION_CODE), finding } : null,
    medium: mediumWords(last),
    carrier: last?.carrier ?? '',
    carriedOn: last?.on ?? null,
  });
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

export const slip: SessionService<'sync.slip'> = async (call, input) => {
  const model = await slipOf(call, input);
  return model.ok ? answered({ model: model.value }) : model;
};

export const sheet: SessionService<'sync.reconcileSheet'> = async (call, of) => {
  const model = await sheetOf(call, of);
  return model.ok ? answered({ model: model.value }) : model;
};

export const printSlip: SessionService<'sync.printSlip'> = async (call, input) => {
  const model = await slipOf(call, input);
  return model.ok
    ? letOut(call, model.value, { ...input, procedure: 'sync.printSlip', about: input.bundleId })
    : model;
};

export const printSheet: SessionService<'sync.printSheet'> = async (call, input) => {
  const model = await sheetOf(call, input);
  return model.ok
    ? letOut(call, model.value, { ...input, procedure: 'sync.printSheet', about: input.month })
    : model;
};

interface Outlet {
  readonly commandId: CommandId;
  readonly procedure: 'sync.printSlip' | 'sync.printSheet';
  /** Bundle or month. */
  readonly about: string;
  readonly to: 'printer' | 'pdf';
}

/** Onto paper, or into a file where the person chooses. Its line in the log is written before it leaves. */
async function letOut(
  call: SignedInCall,
  model: DocumentModel,
  { commandId, procedure, about, to }: Outlet,
): Promise<Answer<{ printed: boolean; fileName: string }>> {
  const { desk, store } = call;
  const { printing, files } = desk.ports;
  if (!printing || (to === 'pdf' && !files))
    return refusal(
      'PRINTING_UNAVAILABLE',
      '此处没有窗口，不能生成或打印文书。',
      '请在登记工作台窗口中办理。',
    );
  const path = to === 'pdf' ? await files?.saveAs(`${model.title}.pdf`) : null;
  if (to === 'pdf' && !path) return answered({ printed: false, fileName: '' });
  if (desk.store !== store) return deskClosed();
  // One press lets one paper out.
  if (doneBy(store, commandId)) return commandReused();
  const noted = recordAct(call, procedure, commandId, {
    type: 'sheetOutput',
    document: model.title,
    about,
    to,
  });
  if (!noted.ok) return noted;
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
