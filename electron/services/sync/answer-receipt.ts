/** The receipt of a bundle as a bundle of its own, for the way back, and as characters for a QR code. */
import { doneBy, noteOf } from '#electron/services/desk/record';
import { answered, commandReused, deskClosed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { mediumOf } from '#electron/sync/medium';
import { awaitsReceipt, BUNDLE_KIND_WORDS } from '#shared/bundle/kinds';
import { receiptText } from '#shared/bundle/receipt';
import { relationOf } from '#shared/bundle/sight';
import { spokenNumber } from '#shared/bundle/spoken';
import type { Answer } from '#shared/contract/failure';
import type { CommandId, DivisionCode } from '#shared/domain/ids';
import { OFFICE_LEVEL_NAMES } from '#shared/domain/office';
import type { MadeBundle } from '#shared/journal/exchange-events';
import {
  agencyCertificate,
  isEnrolled,
  ownAgency,
  type Partner,
  sealingOf,
  sealingRefused,
  sealingWarning,
} from './agencies';
import { notEnrolled } from './alone';
import { exchangeFolder } from './exchange';
import { makeBundle } from './make-bundle';
import { carryParts, unknownBundle } from './outbox';
import { partFile } from './outbox-files';
import { receiptOf } from './receipts';
import { codesOf } from './record-codes';
import { stagedBundle } from './staged-bundles';

/** One QR code of the lowest level takes no more. */
const QR_BYTES = 2900;

export const receipt: SessionService<'sync.receipt'> = async (call, input) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  if (doneBy(call.store, input.commandId)) return commandReused();
  const bundle = call.store.tables.get('bundles', input.bundleId);
  const signed = bundle?.direction === 'in' ? receiptOf(call, bundle) : null;
  if (bundle?.direction !== 'in' || signed === null) return unknownBundle();
  const kind = bundle.imported?.kind ?? (await stagedBundle(call, input.bundleId))?.header.kind;
  if (call.desk.store !== call.store) return deskClosed();
  if (kind !== undefined && !awaitsReceipt(kind))
    return refusal(
      'NOTHING_PENDING',
      `${BUNDLE_KIND_WORDS[kind]}不需要回执，没有写出。`,
      '上报、下发的数据包才需要回执。',
    );
  const to = senderAgency(call, bundle.agency);
  if (to === null)
    return refusal(
      'PARTNER_UNKNOWN',
      '没有发送单位的收件密钥，不能制作回执。',
      '请先导入自治区下发的数据包，或电话告知发送单位。',
    );
  const unsealed = sealingRefused(call.store.views, to, '回执');
  if (unsealed !== null) return unsealed;
  const { files } = call.desk.ports;
  if (!files?.openFolder)
    return refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能选择介质。', '请在登记工作台窗口中办理。');
  const folder = await files.openFolder('选择回执的保存位置');
  if (call.desk.store !== call.store) return deskClosed();
  if (folder === null) return refusal('SAVE_CANCELLED', '没有选择位置，没有写出回执。', '需要时再次办理。');
  return call.desk.exchanging.run('carry', async (work) => {
    const made = await makeBundle(
      call,
      {
        procedure: 'sync.receipt',
        commandId: input.commandId,
        kind: 'receipt',
        to,
        medium: 'gateway',
        note: '',
        selection: null,
        trust: [],
        receipts: [signed],
        approver: null,
      },
      work,
    );
    if (!made.ok) return made;
    const outbox = exchangeFolder(call.desk, 'outbox');
    const parts = made.value.made.parts.map(({ part }) => partFile(outbox, made.value.made.bundleId, part));
    const carried = await carryParts(parts, folder, work);
    if (!carried.ok) return carried;
    const noted = await noteReceipt(call, input.commandId, folder, made.value.made);
    if (!noted.ok) return noted;
    const text = receiptText(signed);
    const isOne = Buffer.byteLength(text, 'utf8') <= QR_BYTES;
    return answered({
      file: carried.value[0]?.name ?? '',
      qr: isOne ? text : '',
      sheets: isOne ? [] : codesOf(Buffer.from(text, 'utf8')),
      warning: sealingWarning(call.store.views, to),
    });
  });
};

/** Onto which medium a receipt was written: nobody is asked who carries it. */
async function noteReceipt(
  call: SignedInCall,
  commandId: CommandId,
  folder: string,
  { bundleId, to }: MadeBundle,
): Promise<Answer<unknown>> {
  const medium = await mediumOf(folder);
  if (call.desk.store !== call.store) return deskClosed();
  const { agency = '', pairSeq = 0 } = to[0] ?? {};
  const bundles = [{ bundleId, number: spokenNumber(pairSeq), agency }];
  const event = { type: 'mediumUsed', medium, way: 'written', bundles } as const;
  return call.desk.record(noteOf(call, 'sync.receipt', commandId, event), call.caller);
}

/** The agency that sent a bundle, wherever it stands: a receipt goes back to anybody who has an inbox. */
function senderAgency({ store }: SignedInCall, agency: DivisionCode): Partner | null {
  const { views } = store;
  const certificate = agencyCertificate(views.trust, agency);
  const inbox = sealingOf(views.trust, agency);
  if (certificate === null || inbox.recipients.length === 0) return null;
  return {
    agency,
    name: certificate.name,
    level: OFFICE_LEVEL_NAMES[certificate.level],
    relation: relationOf(ownAgency(views), agency),
    ...inbox,
  };
}
