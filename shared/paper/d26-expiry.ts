/** D26 期满注销通知: a result expired, was not renewed, and the agency cancelled it (XJR-19-5). */
import { formatLong } from '#shared/domain/local-date';
import { facts, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { type Built, letter, letterDate, letterFooter, notReady, subjectName } from './letter';
import { entryOf, itemRows, periodWords } from './register-parts';

export function buildExpiry(context: DocumentContext): Built {
  const { state, profile, issued } = context;
  const { matter } = state;
  const isDecided = issued !== null || ['AGENCY_PROPOSED', 'DONE'].includes(state.status);
  if (matter?.kind !== 'EXPIRE' || !isDecided)
    return notReady(
      context,
      '没有期满注销事项，不能出具期满注销通知。',
      '请在登记簿中对期满条目发起期满注销。',
    );
  const entry = entryOf(context);
  if (!entry.ok) return entry;
  const cite = citer(profile);
  return letter(context, {
    title: '公共数据资源登记期满注销通知书',
    addressee: subjectName(state),
    blocks: [
      paragraph(
        `你单位下列登记结果的有效期已于${formatLong(entry.value.validTo)}届满，期满未按规定续展。${cite.under('XJR-19-5')}我单位予以注销。`,
      ),
      facts([
        ...itemRows(context, entry.value),
        ['有效期', periodWords(entry.value)],
        ['注销日期', formatLong(entry.value.end?.on ?? letterDate(context))],
      ]),
      ...(matter.reasons.trim() === '' ? [] : [paragraph(`有关情况：${sentence(matter.reasons)}`)]),
      paragraph(
        `自注销之日起，该登记结果及其${profile.texts.codeName}不再有效。需要重新登记的，请申请首次登记。`,
      ),
    ],
    footer: letterFooter(context),
  });
}
