/** D06 不予受理通知书: grounds, reasons and whom to ask (XJR-14-4). It must never promise a remedy the text does not give. */
import { formatLong } from '#shared/domain/local-date';
import { applicant } from './addressee';
import { paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { groundsTable } from './grounds';
import { type Built, letter, letterFooter, notReady } from './letter';

export function buildRefusal(context: DocumentContext): Built {
  const { state, profile, office } = context;
  const decided = state.status === 'NOT_ACCEPTED' ? state.ending : null;
  const proposed = state.proposal?.kind === 'refusal' ? state.proposal : null;
  const refusal = decided ?? proposed;
  const receipt = state.receipts.at(-1);
  if (!refusal || !receipt)
    return notReady(
      context,
      '没有不予受理的理由，不能出具不予受理通知书。',
      '请先办理“拟不予受理”，写明情形和理由。',
    );
  const to = applicant(context);
  const cite = citer(profile);
  return letter(context, {
    title: '公共数据资源登记不予受理通知书',
    addressee: to.name,
    blocks: [
      paragraph(
        `${to.asked}（申请编号${state.number}），我单位于${formatLong(receipt.receivedAt)}收到。经查，该申请有下列情形，不符合受理条件。${cite.under('XJR-14-4')}我单位决定不予受理，现说明理由。`,
      ),
      groundsTable(profile, 'refuse', refusal.grounds, cite),
      paragraph('一、理由'),
      paragraph(sentence(refusal.reasons)),
      paragraph('二、联系方式'),
      paragraph(
        `对本通知所列情形和理由需要了解的，请与我单位联系（地址：${office.address}；电话：${office.phone}）。`,
      ),
    ],
    footer: letterFooter(context),
  });
}
