/** D11 审核未完成说明: why the review is not finished within its term, and when it is expected to be (XJR-15-3). */
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { applicant } from './addressee';
import { facts, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { type Built, dueOnLetter, letter, letterFooter, notReady } from './letter';
import { reviewRun } from './review-clock';

export function buildDelayNote(context: DocumentContext): Built {
  const { profile } = context;
  const delay = delayOf(context);
  const run = reviewRun(context);
  if (!delay || !run)
    return notReady(
      context,
      '没有审核未完成的原因，不能出具审核未完成说明。',
      '期限将至仍不能完成的，请办理“拟审核未完成说明”。',
    );
  const due = dueOnLetter(context, run);
  if (!due.ok) return due;
  const to = applicant(context);
  const cite = citer(profile);
  return letter(context, {
    title: '公共数据资源登记审核未完成说明',
    addressee: to.name,
    blocks: [
      paragraph(
        `${to.asked}，我单位于${formatLong(run.start)}受理，审核期限为${run.days}个工作日，至${due.value}。该申请的形式审核不能按期完成。${cite.under('XJR-15-3')}现将原因说明如下。`,
      ),
      paragraph('一、未完成的原因'),
      paragraph(sentence(delay.reasons)),
      paragraph('二、预计完成日期'),
      paragraph(`我单位将抓紧审核，预计于${formatLong(delay.expected)}前（含当日）完成。`),
      facts([
        ['受理之日', formatLong(run.start)],
        ['审核期限', `${run.days}个工作日，至${due.value}`],
        ['预计完成日期', formatLong(delay.expected)],
      ]),
    ],
    footer: letterFooter(context),
  });
}

/** The proposal in a preview; of an issued note the one that was given last by its day. */
function delayOf({
  state,
  issued,
}: DocumentContext): { readonly reasons: string; readonly expected: LocalDate } | null {
  if (issued === null) return state.proposal?.kind === 'delay' ? state.proposal : null;
  return state.delayNotes.findLast((delay) => delay.on <= issued.date) ?? state.delayNotes.at(-1) ?? null;
}
