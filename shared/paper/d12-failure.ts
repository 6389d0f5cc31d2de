/** D12 审核不通过通知书: grounds, the items that did not pass, and the reasons (XJR-15-3). */
import { formatLong } from '#shared/domain/local-date';
import { checklistOf } from '#shared/regulation/casework/checklist';
import { applicant } from './addressee';
import { numbered, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { groundsTable } from './grounds';
import { type Built, letter, letterFooter, notReady } from './letter';
import { reviewRun } from './review-clock';

export function buildFailure(context: DocumentContext): Built {
  const { state, profile } = context;
  const ending = state.status === 'REVIEW_FAILED' ? state.ending : null;
  const run = reviewRun(context);
  if (!ending || !run)
    return notReady(
      context,
      '没有审核不通过的决定，不能出具审核不通过通知书。',
      '请先由主管办理“审核不通过”，写明情形和理由。',
    );
  const to = applicant(context);
  const cite = citer(profile);
  const failed = checklistOf(state, profile).flatMap((item) => {
    const answer = state.checklist.find((candidate) => candidate.item === item.id);
    return answer?.result === 'fail' ? [[item.label, answer.remark]] : [];
  });
  return letter(context, {
    title: '公共数据资源登记审核不通过通知书',
    addressee: to.name,
    blocks: [
      paragraph(
        `${to.asked}（申请编号${state.number}），我单位于${formatLong(run.start)}受理。${cite.under('XJR-15-1', 'XJR-15-3')}我单位对登记材料内容进行了形式审核，审核结果为不通过，不予登记，现说明原因。`,
      ),
      groundsTable(profile, 'notPass', ending.grounds, cite),
      ...(failed.length === 0
        ? []
        : [
            paragraph('一、未通过的审核事项'),
            numbered(
              [
                ['审核事项', 46],
                ['说明', 46],
              ],
              failed,
            ),
          ]),
      paragraph(failed.length === 0 ? '一、理由' : '二、理由'),
      paragraph(sentence(ending.reasons)),
      paragraph('本次申请的登记程序到此结束。'),
    ],
    footer: letterFooter(context),
  });
}
