/**
 * D05 补正告知书: every defect at once, with its ground and what is asked for; how to resubmit; that
 * acceptance counts from the day of resubmission (XJR-14-2, XJR-14-3).
 */
import { basis } from '#shared/domain/ids';
import { formatLong } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import { clockRule } from '#shared/regulation/profiles/profile';
import { applicant } from './addressee';
import { citer } from './cite';
import { DELIVERY_WORDS } from './delivery-words';
import type { DocumentContext } from './document-context';
import { type Built, letter, letterFooter, notReady } from './letter';

export function buildCorrection(context: DocumentContext): Built {
  const { state, office, profile } = context;
  const round = context.issued?.round ?? state.corrections.at(-1)?.round;
  const notice = state.corrections.find((row) => row.round === round);
  const receipt = state.receipts.find((row) => row.round === round);
  if (!notice || !receipt)
    return notReady(context, '尚未告知补正，没有补正告知书。', '材料确需补正的，请办理“一次性告知补正”。');
  const { delivery } = notice;
  const to = applicant(context);
  const cite = citer(profile);
  return letter(context, {
    title: '公共数据资源登记补正告知书',
    addressee: to.name,
    blocks: [
      {
        kind: 'paragraph',
        text: `${to.asked}（申请编号${state.number}，第${notice.round}次提交），我单位于${formatLong(receipt.receivedAt)}收到。经查，申请材料不齐全或者不符合规定。${cite.under('XJR-14-2')}现将需要补充完善的全部内容一次性告知如下，共${notice.defects.length}项。`,
      },
      {
        kind: 'table',
        columns: [
          { title: '序号', width: 7 },
          { title: '材料或字段', width: 18 },
          { title: '问题', width: 29 },
          { title: '依据条款', width: 17 },
          { title: '补正要求', width: 29 },
        ],
        rows: notice.defects.map((defect, index) => [
          String(index + 1),
          defect.place,
          `${labelOf('CL-DEFECT', defect.kind)}：${defect.problem}${defect.newBecause === '' ? '' : `\n（因重新提交产生：${defect.newBecause}）`}`,
          cite.list(defect.basis.length > 0 ? defect.basis : basis('XJR-14-2')) || '—',
          defect.requirement,
        ]),
      },
      { kind: 'paragraph', text: '一、重新提交' },
      {
        kind: 'paragraph',
        text: `请按上表逐项补充完善并写明补正情况，通过${profile.texts.system}重新提交申请，或者将补正材料送交我单位（${office.address}，电话${office.phone}）。`,
      },
      { kind: 'paragraph', text: '二、受理日期' },
      {
        kind: 'paragraph',
        text: `${cite.under('XJR-14-3')}按补充完善后重新提交申请之日起计算受理日期，${clockRule(profile, 'C1').days}个工作日的受理期限自该日重新起算。`,
      },
      { kind: 'paragraph', text: '三、送达情况' },
      {
        kind: 'paragraph',
        text: `送达方式：${DELIVERY_WORDS[delivery.method]}；接收人：${delivery.receiver}；送达日期：${formatLong(delivery.date)}。`,
      },
    ],
    footer: letterFooter(context),
  });
}
