/** D07 移送函: the application goes with its materials to the agency it belongs to (XJR-5-6). */
import { formatLong } from '#shared/domain/local-date';
import { applicantName } from './addressee';
import { facts, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { materialsOfCase, materialsTable } from './evidence';
import { groundLabel } from './grounds';
import {
  applicationWords,
  type Built,
  dataName,
  letter,
  letterFooter,
  notReady,
  registrationType,
  subjectName,
} from './letter';

export function buildTransfer(context: DocumentContext): Built {
  const { state, profile } = context;
  const receipt = state.receipts.at(-1);
  const transfer = transferOf(context);
  if (!transfer || !receipt)
    return notReady(
      context,
      '没有移送的去向和理由，不能出具移送函。',
      '请先办理“拟移送”，写明接收单位和理由。',
    );
  const cite = citer(profile);
  const materials = materialsOfCase(state);
  const by = applicantName(state);
  return letter(context, {
    title: '公共数据资源登记申请移送函',
    addressee: transfer.to,
    blocks: [
      paragraph(
        `${by}提交的${applicationWords(state)}，我单位于${formatLong(receipt.receivedAt)}收到。经查，该登记事项不由我单位办理（${groundLabel(profile, 'transfer', transfer.ground)}）。${cite.under('XJR-5-6')}现将申请及有关材料移送你单位，请依法办理。`,
      ),
      facts([
        ['登记主体', subjectName(state)],
        ['登记数据名称', dataName(state)],
        ['登记类型', registrationType(state)],
        ['收到申请日', formatLong(receipt.receivedAt)],
      ]),
      paragraph('一、移送理由'),
      paragraph(sentence(transfer.reasons)),
      paragraph('二、移送材料清单'),
      paragraph(`移送材料共${materials.length}件，清单如下：`),
      materialsTable(materials),
    ],
    footer: [...letterFooter(context), `抄送：${by}`],
  });
}

interface Transfer {
  readonly ground: string;
  readonly to: string;
  readonly reasons: string;
}

function transferOf({ state }: DocumentContext): Transfer | null {
  if (state.proposal?.kind === 'transfer') return state.proposal;
  if (state.status !== 'TRANSFERRED' || !state.ending) return null;
  const { grounds, to, reasons } = state.ending;
  return { ground: grounds[0] ?? '', to, reasons };
}
