/**
 * What a scanner types off paper: a receipt, which is taken like one that came in a bundle, or the code of a slip (D37) or
 * of a month's sheet (D38), which is held against what is here and changes nothing.
 */
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { answered, deskClosed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { type Gathered, gatherSheets, isSheet, readSheet } from '#shared/bundle/code-sheets';
import { type Receipt, readReceipt } from '#shared/bundle/receipt';
import { spokenNumber } from '#shared/bundle/spoken';
import type { CallOutput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { CommandId } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import { stationAt } from '#shared/identity/standing';
import { isSuspended } from '#shared/journal/suspended';
import { MONTH_CODE, SLIP_CODE } from '#shared/paper/exchange-parts';
import { isEnrolled, partnersOf } from './agencies';
import { notEnrolled } from './alone';
import { headsHere } from './news';
import { receiptWords } from './outgoing';
import { bundleOf, formerWords, isGenuine, isNews } from './receipts';
import { addUp, signedBy, toldUpTo } from './reconcile';
import { RECORD_HASH } from './record-codes';
import { stagedBundles } from './staged-bundles';
import { validityToday } from './trust';

type Read = CallOutput<'sync.readCode'>;

const SLIP = /^([0-9a-f]{32});(B-\d{4,});(\d{1,4});([0-9a-f]{64})$/u;
const MONTH = /^(\d{4}-(?:0[1-9]|1[0-2]));\d+;([0-9a-f]{64})$/u;

export const readCode: SessionService<'sync.readCode'> = async (call, { commandId, text, earlier = [] }) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  if (!isSheet(text)) return readWhole(call, commandId, text.trim());
  const gathered = gather(text, earlier);
  if (!gathered.ok) return gathered;
  if (gathered.value.is === 'whole')
    return readWhole(call, commandId, Buffer.from(gathered.value.bytes).toString('utf8'));
  const { id, have, of, missing } = gathered.value;
  const words = `已读 ${have}/${of} 张（编号 ${id}），还缺第 ${missing.join('、')} 张。读齐之前不作改动。`;
  return answered({ is: 'part', agrees: true, words });
};

/** A code of several together with those that were scanned before it. */
function gather(text: string, earlier: readonly string[]): Answer<Gathered> {
  const sheet = readSheet(text, RECORD_HASH);
  if (sheet === null)
    return refusal(
      'CODE_UNREADABLE',
      `这一张没有读准，没有收下，${earlier.length === 0 ? '未作任何改动' : '先前读入的仍在'}。`,
      '请重新扫这一张。',
    );
  const before = earlier.flatMap((one) => readSheet(one, RECORD_HASH) ?? []);
  const gathered = gatherSheets([sheet, ...before], RECORD_HASH);
  if (gathered.ok) return answered(gathered.value);
  return gathered.error === 'mixed'
    ? refusal(
        'CODE_UNREADABLE',
        `这一张（编号 ${sheet.id}，第 ${sheet.place} 张）与先前所扫的不是同一份，没有收下，先前读入的仍在。`,
        '请按编号分份扫码；要改读另一份的，请关闭本窗口后重新扫。',
      )
    : refusal(
        'CODE_UNREADABLE',
        '各张已读齐，但内容与整份的校验不符，没有收下，未作任何改动。',
        '请关闭本窗口，请对方重新出示后从头扫码，或以文件送达。',
      );
}

async function readWhole(call: SignedInCall, commandId: CommandId, code: string): Promise<Answer<Read>> {
  const slip = SLIP.exec(after(code, SLIP_CODE));
  if (slip !== null) return compareSlip(call, slip);
  const month = MONTH.exec(after(code, MONTH_CODE));
  if (month !== null) return compareMonth(call, month);
  const receipt = readReceipt(code);
  if (receipt.ok) return takeReceipt(call, commandId, receipt.value);
  return refusal(
    'CODE_UNREADABLE',
    '扫入的内容不是回执、交接单或对账表的二维码，没有收下，未作任何改动。',
    '请重新扫码；仍不能读的，请对方重新打印，或以文件送达。',
  );
}

const after = (code: string, kind: string): string =>
  code.startsWith(`${kind};`) ? code.slice(kind.length + 1) : '';

/** The same checks as for a receipt in a bundle. */
function takeReceipt(call: SignedInCall, commandId: CommandId, receipt: Receipt): Answer<Read> {
  const { store, desk, caller } = call;
  const { trust, exchange } = store.views;
  const bundle = bundleOf(call, receipt);
  if (bundle === null)
    return refusal(
      'RECEIPT_FOREIGN',
      '本机没有为回执单位制作过回执所指的数据包，没有收下，未作任何改动。',
      '请核对这份回执是否送错单位。',
    );
  const today = validityToday(desk, caller.now);
  if (stationAt(trust, receipt.station, today).standing === 'unknown')
    return refusal(
      'RECEIPT_EARLY',
      '出具回执的工作站的证书还没有到本机，回执真伪无从核对，没有收下。数据包仍为未回执。',
      '请先导入自治区或收件单位的数据包取得证书，再扫这份回执。',
    );
  const isTrue = isGenuine(trust, receipt, today) && !isSuspended(exchange, trust, receipt.station as never);
  if (!isTrue)
    return refusal(
      'RECEIPT_FORGED',
      '回执的签名不符，或出具回执的工作站不在有效状态，没有收下。数据包仍为未回执。',
      '请向收件单位核实；不是误扫的，请报告自治区核查。',
    );
  const words = `已收下 ${spokenNumber(bundle.made.to[0]?.pairSeq ?? 0)} 的回执：${receiptWords(trust, receipt)}${formerWords(store.views, receipt)}`;
  const before = pressedBefore(call, 'sync.readCode', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({ is: 'receipt', agrees: true, words });
  if (!isNews(call, receipt))
    return refusal(
      'RECEIPT_KNOWN',
      '这份回执或同一工作站更新的回执此前已收下，未作任何改动。',
      '不必再办理。',
    );
  const taken = officeAct(call, 'sync.readCode', commandId, 'sync', {
    type: 'receiptTaken',
    receipt,
    acknowledged: headsHere(store, { records: [] }, receipt.have),
  });
  return taken.ok ? answered({ is: 'receipt', agrees: true, words }) : taken;
}

/** Whether a slip is of a bundle that is here, or was, with the very content. */
async function compareSlip(
  call: SignedInCall,
  [, bundleId = '', number = '', parts = '', hash = '']: RegExpExecArray,
): Promise<Answer<Read>> {
  const { store, desk } = call;
  const said = (agrees: boolean, words: string): Answer<Read> => answered({ is: 'slip', agrees, words });
  const known = store.tables.get('bundles', bundleId);
  const staged = await stagedBundles(call, (one) => one === bundleId);
  if (desk.store !== store) return deskClosed();
  const lying = staged.find(({ header }) => header.wholeHash === hash && header.parts === Number(parts));
  if (lying !== undefined)
    return said(true, `交接单与本机收到的 ${number} 一致，已到 ${lying.here.length}/${parts} 卷。`);
  if (
    known?.direction === 'out' &&
    known.made.wholeHash === hash &&
    known.made.parts.length === Number(parts)
  )
    return said(true, `交接单与本机制作的 ${number} 一致，共 ${parts} 卷。`);
  if (known?.direction === 'in' && known.imported !== null && known.wholeHash === hash)
    return said(true, `交接单与本机已导入的 ${number} 一致。`);
  if (known === undefined && staged.length === 0)
    return said(false, `本机没有交接单所列的 ${number}。请先读入介质上的全部分卷再扫码核对。`);
  return said(
    false,
    `交接单与本机的同号数据包 ${number} 不一致。本机数据未改动；请暂不签收，向发出单位核实。`,
  );
}

/** Whether a sheet says what this desk adds the month up to, or what was signed of it here. */
async function compareMonth(
  call: SignedInCall,
  [, month = '', hash = '']: RegExpExecArray,
): Promise<Answer<Read>> {
  const said = (agrees: boolean, words: string): Answer<Read> => answered({ is: 'month', agrees, words });
  const others = partnersOf(call.store.views).filter((other) => toldUpTo(call, other) !== null);
  if (others.length === 0)
    return said(false, '对账差异表由出具单位的工作站核对，本机没有与其他单位的对账，不能核对。');
  for (const other of others) {
    const signed = signedBy(call, other, month);
    if (signed?.hash === hash)
      return said(true, `对账差异表与${signed.by}于 ${beijingDate(signed.at)} 签认的 ${month} 对账一致。`);
  }
  for (const other of others) {
    const added = await addUp(call, month, other);
    if (added === null) return deskClosed();
    if (added.hash === hash) return said(true, `对账差异表与本机 ${month} 的现时数据一致，尚未签认。`);
  }
  return said(
    false,
    `对账差异表与本机 ${month} 的数据不一致：打印之后数据有变动，或不是本机出具。本机数据未改动；请重新打印后再签。`,
  );
}
