/** D22 撤回处理通知: the agency consents to the withdrawal, or does not and says why (workflow T25). */
import { applicant } from './addressee';
import { paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { type Built, letter, letterFooter, notReady } from './letter';
import { withdrawalReasons } from './withdrawal';

export function buildWithdrawalAnswer(context: DocumentContext): Built {
  const { state, profile, issued } = context;
  const reasons = withdrawalReasons(state);
  const denial = issued !== null && reasons === null ? state.returnReason : '';
  if (reasons === null && denial === '')
    return notReady(
      context,
      '没有撤回申请的处理结果，不能出具通知。',
      '请先由主管办理“同意撤回”或“不同意撤回”。',
    );
  const to = applicant(context);
  const cite = citer(profile);
  return letter(context, {
    title: '公共数据资源登记撤回处理通知书',
    addressee: to.name,
    blocks: [
      paragraph(
        `${to.you}关于撤回${to.asked.replace(/^你(单位)?提交的/u, '')}（申请编号${state.number}）的书面申请收悉。`,
      ),
      ...(reasons === null
        ? [
            paragraph(`${cite.under('TJR-21-1')}经研究，我单位不同意撤回，理由如下：`),
            paragraph(sentence(denial)),
            paragraph('该申请的登记程序继续进行。'),
          ]
        : [
            paragraph(`撤回的理由：${sentence(reasons)}`),
            paragraph(
              `${cite.under('TJR-21-1')}经研究，我单位同意撤回。该申请的登记程序自本通知之日起终止。`,
            ),
          ]),
    ],
    footer: letterFooter(context),
  });
}
