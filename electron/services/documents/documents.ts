/** Papers: their models for the screen, their pages for the printer. Only issued papers leave the desk. */

import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { exchangeFacts, registerItemOf } from '#electron/services/cases/facts';
import { visibleCase } from '#electron/services/cases/visible';
import { doneBy, recordAct } from '#electron/services/desk/record';
import { answered, caseRefusals, commandReused, failed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { isOfAgency } from '#shared/access/roles';
import type { Answer } from '#shared/contract/failure';
import type { CaseId, CommandId } from '#shared/domain/ids';
import { ALLOWED, type Refusal } from '#shared/domain/refusal';
import { disputeOf } from '#shared/journal/item-say';
import { buildDocument } from '#shared/paper/build-document';
import { DOCUMENT_TITLES, type DocumentId, RESULTS, UNNUMBERED } from '#shared/paper/document-id';
import type { DocumentModel } from '#shared/paper/model';
import { certificateRefusals } from '#shared/regulation/casework/agreement-guards';
import { settled } from '#shared/regulation/casework/clock-run';
import { noneUpheld, noOpenObjection } from '#shared/regulation/casework/guards/objection-guards';
import { targetUndisputed } from '#shared/regulation/casework/guards/register-guards';
import type { IssuedDocument } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { documentRows } from './document-rows';
import { whenIssued } from './issued-state';
import { officeOfAgency, officeOfStation } from './issuing-office';
import { paperContext } from './paper-context';

export const list: SessionService<'documents.list'> = (call, input) => {
  const record = visibleCase(call, input.caseId);
  if (!record) return refusal('CASE_NOT_FOUND', '没有这个案件。', '请刷新待办后再打开。');
  return answered({ documents: documentRows(call, record.state) });
};

export const model: SessionService<'documents.model'> = (call, input) =>
  modelOf(call, input.caseId, input.document, input.number);

export const savePdf: SessionService<'documents.savePdf'> = async (call, input) => {
  const { printing, files } = call.desk.ports;
  // What may not leave is refused at every desk, with a printer or without.
  const built = outputModel(call, input);
  if (!built.ok) return built;
  if (!printing || !files) return noPrinting();
  const path = await files.saveAs(`${built.value.title}${input.number ?? ''}.pdf`);
  if (path === null) return refusal('SAVE_CANCELLED', '没有保存，文书未改动。', '需要时再次导出。');
  return output(call, input, 'pdf', async () => {
    const pdf = await printing.toPdf(built.value);
    await writeFile(path, pdf);
    return { fileName: basename(path), bytes: pdf.length };
  });
};

export const print: SessionService<'documents.print'> = async (call, input) => {
  const { printing } = call.desk.ports;
  const built = outputModel(call, input);
  if (!built.ok) return built;
  if (!printing) return noPrinting();
  return output(call, input, 'printer', async () => ({
    printed: (await printing.toPrinter(built.value)) === 'printed',
  }));
};

interface OutputInput {
  readonly commandId: CommandId;
  readonly caseId: CaseId;
  readonly document: DocumentId;
  readonly number: string | null;
}

/** Only issued papers leave the desk, and those that bear no number of the office. */
const outputModel = (call: SignedInCall, { caseId, document, number }: OutputInput): Answer<DocumentModel> =>
  number === null && !UNNUMBERED.includes(document)
    ? refusal('DOCUMENT_NOT_READY', '文书还没有出具，不能打印或导出。', '请先办理出具该文书的步骤。')
    : (disputedRefusal(call, caseId, document, number) ?? modelOf(call, caseId, document, number));

/** Whether a paper counts is open: what is out is out, and no more of it goes out (design 2.10). */
function disputedRefusal(
  call: SignedInCall,
  caseId: CaseId,
  document: DocumentId,
  number: string | null,
): Answer<never> | null {
  const record = visibleCase(call, caseId);
  const issued = record && issueOf(record.state, number, UNNUMBERED.includes(document) ? null : document);
  if (issued?.disputed !== true || UNNUMBERED.includes(document)) return null;
  return refusal(
    'CONFLICT_OPEN',
    '两处办理的结果不同，尚未裁决，这份文书暂不再打印或导出。文号和内容已保留。',
    '请在“数据交换”的“冲突”中裁决后再办。',
  );
}

/**
 * Lets a paper out: the log first, so that none leaves without a trace, and only while the person who asked
 * is still signed in; a dialog may have stood open while somebody else sat down.
 */
async function output<T>(
  call: SignedInCall,
  input: OutputInput,
  to: 'pdf' | 'printer',
  leave: () => Promise<T>,
): Promise<Answer<T>> {
  if (!call.desk.sessions.isAlive(call.caller.client, call.session))
    return refusal('SESSION_MISSING', '办理人已退出登录，文书没有输出。', '请登录后再次输出。');
  // One press lets one paper out, and the log has it: a press that comes again is no second one.
  if (doneBy(call.store, input.commandId)) return commandReused();
  const recorded = recordOutput(call, input, to);
  if (!recorded.ok) return recorded;
  try {
    return answered(await leave());
  } catch {
    return printFault();
  }
}

function modelOf(
  call: SignedInCall,
  caseId: CaseId,
  document: DocumentId,
  number: string | null,
): Answer<DocumentModel> {
  const { desk } = call;
  const record = visibleCase(call, caseId);
  if (!record) return refusal('CASE_NOT_FOUND', '没有这个案件。', '请刷新待办后再打开。');
  if (document === 'D15' && !isOfAgency(call.session.roles))
    return refusal(
      'DOCUMENT_NOT_READY',
      '异议登记表载有异议提出方的证件号码，只供登记机构人员查阅。',
      '需要了解异议内容的，请看异议转送函。',
    );
  // A paper without a number of its own is about the issue named, as the case stands now.
  const about = UNNUMBERED.includes(document);
  const issued = issueOf(record.state, number, about ? null : document);
  if (number !== null && issued === null) return unknownDocument();
  const blocked = number === null ? [] : resultRefusals(call, document, record.state);
  if (blocked.length > 0) return caseRefusals(blocked);
  const past = issued && whenIssued(call.store, caseId, issued);
  if (issued !== null && past === null) return unknownDocument();
  const office = past
    ? officeOfStation(call.store, past.station)
    : officeOfAgency(call.store, record.state.holder.agency);
  if (office === null) return unknownOffice();
  const { state, entry } =
    past && !about ? past : { state: record.state, entry: registerItemOf(call.store, record.state) };
  const built = buildDocument({
    // A date that was 待核 when the number was drawn is printed once its calendar is loaded.
    ...paperContext(
      call,
      {
        ...state,
        // A void and the deliveries that came later belong on a paper printed today.
        documents: record.state.documents,
        deliveries: record.state.deliveries,
        clocks: state.clocks.map((run) => settled(run, desk.calendar)),
      },
      entry,
      office,
    ),
    document,
    issued,
  });
  if (!built.ok) return refusal('DOCUMENT_NOT_READY', built.error.message, built.error.wayOut);
  return answered(built.value);
}

/** Why a result that was issued does not leave the desk now; nothing stands in the way of any other letter. */
function resultRefusals(call: SignedInCall, document: DocumentId, state: CaseState): readonly Refusal[] {
  if (!RESULTS.includes(document)) return ALLOWED;
  return [
    ...certificateRefusals(document, exchangeFacts(call, state)),
    ...targetUndisputed(state, { dispute: disputeOf(call.store.tables, state) }),
    ...noOpenObjection(state),
    ...noneUpheld(state),
  ];
}

/**
 * The issue that a number means. `document`: null when it may be any. One that counts goes before one that is void:
 * two offices that worked side by side may have given one number each.
 */
function issueOf(
  { documents }: CaseState,
  number: string | null,
  document: DocumentId | null,
): IssuedDocument | null {
  const meant = documents.filter(
    (paper) => paper.number === number && (document === null || paper.document === document),
  );
  return meant.find(({ voided }) => voided === null) ?? meant[0] ?? null;
}

const unknownDocument = (): Answer<never> =>
  refusal('DOCUMENT_NOT_FOUND', '案件中没有这份文书。', '请刷新后再看。');

/** Of an office that never told of itself nothing is printed in anybody's name. */
const unknownOffice = (): Answer<never> =>
  refusal(
    'DOCUMENT_NOT_READY',
    '本机没有出具单位的名称和联系信息，不能以其名义生成文书。',
    '请向出具单位索取，或导入其数据包后再办。',
  );

function recordOutput(call: SignedInCall, input: OutputInput, to: 'pdf' | 'printer'): Answer<unknown> {
  return recordAct(call, to === 'pdf' ? 'documents.savePdf' : 'documents.print', input.commandId, {
    type: 'documentOutput',
    case: input.caseId,
    number: input.number ?? visibleCase(call, input.caseId)?.state.number ?? '',
    document: DOCUMENT_TITLES[input.document],
    to,
  });
}

const noPrinting = () =>
  refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能生成或打印文书。', '请在登记工作台窗口中办理。');

const printFault = () =>
  failed({
    kind: 'fault',
    code: 'PRINT_FAILED',
    message: '文书没有输出成功。登记内容未受影响。',
    wayOut: '请检查打印机或保存位置后重试。',
    clauses: [],
    places: [],
    others: [],
  });
