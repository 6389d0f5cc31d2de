/** D23 注销通知书: an item is cancelled because its subject asked for it, on which ground and day (NDR-9-16). */
import { formatLong, isLocalDate } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import { facts, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { type Built, letter, letterDate, letterFooter, notReady, subjectName, textOf } from './letter';
import { entryOf, itemRows } from './register-parts';

export function buildCancellation(context: DocumentContext): Built {
  const { state, profile, issued } = context;
  const isDecided = issued !== null || ['REVIEW_PROPOSED', 'DONE'].includes(state.status);
  if (state.caseType !== 'CANCEL' || !isDecided)
    return notReady(context, '没有通过审核的注销申请，不能出具注销通知书。', '请先完成注销申请的形式审核。');
  const entry = entryOf(context);
  if (!entry.ok) return entry;
  const { cancelGrounds } = state.request;
  const codes = Array.isArray(cancelGrounds) ? cancelGrounds.map(String) : [];
  const happened = textOf(state.request, 'happenedOn');
  const cite = citer(profile);
  const { codeName } = profile.texts;
  return letter(context, {
    title: '公共数据资源登记注销通知书',
    addressee: subjectName(state),
    blocks: [
      paragraph(
        `你单位提交的注销登记申请，经审核，符合注销条件。${cite.under('XJR-12-2', 'NDR-9-16')}我单位对下列登记结果予以注销。`,
      ),
      facts([
        ...itemRows(context, entry.value),
        ['注销事由', codes.map((code) => labelOf('CL-CANCELGROUND', code)).join('、')],
        ['事由发生日期', isLocalDate(happened) ? formatLong(happened) : ''],
        ['注销日期', formatLong(entry.value.end?.on ?? letterDate(context))],
      ]),
      paragraph('一、注销说明'),
      paragraph(sentence(textOf(state.request, 'cancelNote'))),
      paragraph('二、注销的后果'),
      paragraph(`自注销之日起，该登记结果及其${codeName}不再有效。`),
    ],
    footer: letterFooter(context),
  });
}
