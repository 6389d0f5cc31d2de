/** D03 撤回申请书: the subject's own paper, filled with its reasons, or a blank sample to write them in. */
import { setting } from '#shared/regulation/profiles/profile';
import { applicantName } from './addressee';
import { facts, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { applicationWords, type Built, letter, notReady, registrationType, signedBy } from './letter';
import { mayBeWithdrawn, withdrawalReasons } from './withdrawal';

const LINES = '　\n　\n　\n　\n　\n　';

export function buildWithdrawalRequest(context: DocumentContext): Built {
  const { state, profile, office } = context;
  const reasons = withdrawalReasons(state);
  const isOpen = setting(profile, 'withdrawal.enabled') && mayBeWithdrawn(state);
  if (reasons === null && !isOpen)
    return notReady(context, '本案现在不能申请撤回，没有撤回申请书。', '撤回在收件以后、赋码以前提出。');
  const cite = citer(profile);
  return letter(context, {
    title: '撤回公共数据资源登记申请书',
    addressee: office.name,
    blocks: [
      paragraph(
        `我单位提交的${applicationWords(state)}，因下列理由需要撤回。${cite.under('TJR-21-1')}特此申请，请予同意。`,
      ),
      facts([
        ['申请编号', state.number],
        ['登记类型', registrationType(state)],
      ]),
      paragraph('撤回的理由：'),
      reasons === null ? facts([['理由', LINES]]) : paragraph(sentence(reasons)),
      facts([
        ['法定代表人（负责人）签字', '　'],
        ['经办人签字及联系电话', '　'],
      ]),
    ],
    signature: signedBy(applicantName(state)),
    footer: [`申请编号：${state.number}`],
  });
}
