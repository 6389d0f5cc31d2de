/**
 * D10 形式审核表: every item of the type with result and remark, who reviewed, with what opinion (XJR-15-1).
 * A paper of the file. It says what was looked at in form, never that the data themselves were examined.
 */
import { basis } from '#shared/domain/ids';
import { formatLong } from '#shared/domain/local-date';
import { checklistOf } from '#shared/regulation/casework/checklist';
import type { ChecklistResult } from '#shared/regulation/casework/records';
import { facts, numbered, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import {
  type Built,
  dataName,
  dueOnLetter,
  letter,
  letterDate,
  letterFooter,
  notReady,
  registrationType,
  subjectName,
} from './letter';
import { reviewRun } from './review-clock';

/** What an officer found of an item, in words. */
export const RESULT_WORDS: { readonly [R in ChecklistResult]: string } = {
  pass: '通过',
  fail: '不通过',
  notApplicable: '不适用',
  doubtful: '存疑',
};

const BLANK_SIGNATURE = '签名：　　　　　　　　　　　年　　月　　日';

export function buildReviewForm(context: DocumentContext): Built {
  const { state, profile, issued } = context;
  const run = reviewRun(context);
  const isReviewing = issued !== null || ['UNDER_REVIEW', 'REVIEW_PROPOSED'].includes(state.status);
  if (!run || !isReviewing)
    return notReady(context, '尚未进入形式审核，没有形式审核表。', '请先由登记机构办理“受理”。');
  const due = dueOnLetter(context, run);
  if (!due.ok) return due;
  const cite = citer(profile);
  const { proposer } = state.people;
  return letter(context, {
    title: '公共数据资源登记形式审核表',
    addressee: null,
    blocks: [
      facts([
        ['申请编号', state.number],
        ['登记主体', subjectName(state)],
        ['登记数据名称', dataName(state)],
        ['登记类型', registrationType(state)],
        ['受理之日', formatLong(run.start)],
        ['审核期限', `${run.days}个工作日，至${due.value}`],
        ['审核依据', cite.list(basis('XJR-15-1', 'XJR-15-2'))],
      ]),
      paragraph('一、审核事项'),
      numbered(
        [
          ['审核事项', 37],
          ['审核要点', 23],
          ['结果', 11],
          ['说明', 21],
        ],
        checklistOf(state, profile).map((item) => {
          const answer = state.checklist.find((candidate) => candidate.item === item.id);
          return [
            item.label,
            item.lookAt,
            answer ? RESULT_WORDS[answer.result] : '未审',
            answer?.remark ?? '',
          ];
        }),
      ),
      paragraph('二、审核意见'),
      paragraph(sentence(state.reviewOpinion)),
      facts([
        ['审核人', proposer === null ? '' : context.personName(proposer)],
        ['提交复审日期', proposer === null ? '' : formatLong(letterDate(context))],
        ['审核人签名', BLANK_SIGNATURE],
        ['复审人签名', BLANK_SIGNATURE],
      ]),
    ],
    footer: letterFooter(context),
  });
}
