/** D20 of a first registration: code, validity, the four items (XJR-17-1). Only with a code two people typed. */
import { formatLong } from '#shared/domain/local-date';
import { readableCode } from '#shared/domain/numbers';
import { facts, note, paragraph } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { type Built, letter, letterFooter, notReady, subjectName } from './letter';
import { publishedItems } from './published-items';
import { periodSince } from './register-parts';

export function firstResult(context: DocumentContext): Built {
  const { state, office, profile } = context;
  const { codeName, prevails } = profile.texts;
  const { code } = state;
  if (!code || code.confirmedBy === null || code.validFrom === null || code.validTo === null)
    return notReady(
      context,
      `${codeName}尚未经第二人确认，不能告知登记结果。`,
      '请由第二人对照自治区正式回复办理“赋码确认”。',
    );
  const period = { validFrom: code.validFrom, validTo: code.validTo };
  const cite = citer(profile);
  return letter(
    context,
    {
      title: '公共数据资源登记结果告知书',
      addressee: subjectName(state),
      blocks: [
        paragraph(
          `你单位申请的公共数据资源登记已完成。${cite.under('XJR-17-1')}现向你单位发放${codeName}，并告知登记结果如下。`,
        ),
        { kind: 'code', label: codeName, code: readableCode(code.code) },
        facts([
          ['有效期', periodSince(context, period, code.codedAt)],
          ...publishedItems(context).map(({ label, value }) => [label, value] as const),
          ['登记（赋码）日期', formatLong(code.codedAt)],
          ['登记机构', office.name],
          ['正式答复', code.replyReference],
        ]),
        paragraph(
          `${cite.under('XJR-19-1', 'XJR-19-3')}登记结果自赋码之日起在上述有效期内有效；需要续展的，请在期满前${profile.renewal.windowDays}日内按照规定提出。`,
        ),
        note(`登记结果${prevails}。`),
      ],
      footer: letterFooter(context),
    },
    'coding',
  );
}
