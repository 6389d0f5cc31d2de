/**
 * D27 注销公告: the four items and the day, for everybody to read (no rule asks for it; by setting). Nothing else
 * of the case may ever stand here.
 */
import { formatLong } from '#shared/domain/local-date';
import { paragraph } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { type Built, letter, letterDate, notReady } from './letter';
import { publishedItems } from './published-items';

export function buildCancellationNotice(context: DocumentContext): Built {
  const { state, profile, issued, office } = context;
  const { caseType, status } = state;
  const isExpiry = caseType === 'EXPIRE';
  const isDecided = status === 'DONE' || (isExpiry && status === 'AGENCY_PROPOSED');
  const { value: announces } = profile.settings['cancellation.announce'];
  const isDue = announces && isExpiry && isDecided;
  if (!(isExpiry || caseType === 'CANCEL') || !(issued !== null || isDue))
    return notReady(context, '没有需要公告的注销，不能出具注销公告。', '注销并按设置公告的，方出具公告。');
  const items = publishedItems(context);
  const empty = items.filter(({ value }) => value === '');
  if (empty.length > 0)
    return notReady(
      context,
      `公告内容缺少${empty.map(({ label }) => label).join('、')}，不能出具注销公告。`,
      '请核对登记簿所载的公示四项。',
    );
  const cite = citer(profile);
  const why = isExpiry ? '有效期届满，未按规定续展' : '登记主体申请注销';
  const law = isExpiry ? cite.under('XJR-19-5') : cite.under('XJR-12-2', 'NDR-9-16');
  return letter(context, {
    title: '公共数据资源登记注销公告',
    addressee: null,
    blocks: [
      paragraph(`下列登记结果${why}。${law}${office.name}予以注销，现予公告。`),
      {
        kind: 'table',
        columns: [
          { title: '公告事项', width: 24 },
          { title: '公告内容', width: 76 },
        ],
        rows: [
          ...items.map(({ label, value }) => [label, value]),
          ['注销日期', formatLong(context.entry?.end?.on ?? letterDate(context))],
        ],
      },
    ],
    footer: [],
  });
}
