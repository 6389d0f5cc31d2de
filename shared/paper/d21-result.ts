/**
 * D21 登记结果告知单: a local print of what the region answered (XJR-17-1, XJR-19-1). It is information
 * as of a day, not a 凭证; the platforms' own answer always prevails. A code that the second person has
 * not confirmed never appears: it must be typed from the official reply, not from a sheet.
 */

import { formatLong } from '#shared/domain/local-date';
import { readableCode } from '#shared/domain/numbers';
import type { DocumentContext } from './document-context';
import {
  type Built,
  banners,
  dataName,
  fullCitation,
  letter,
  letterDate,
  letterFooter,
  notReady,
  registrationType,
  subjectName,
  submittedValues,
  textOf,
} from './letter';

const PREVAILS = '以国家公共数据资源登记平台查询结果为准';

export function buildResult(context: DocumentContext): Built {
  const { state, office, profile } = context;
  const entry = state.code;
  if (!entry || entry.confirmedBy === null || entry.validFrom === null || entry.validTo === null)
    return notReady(
      context,
      '登记结果查询码尚未经第二人确认，不能出具登记结果告知单。',
      '请由第二人对照自治区正式回复办理“赋码确认”。',
    );
  const { subject, application } = submittedValues(state);
  const validity = `${formatLong(entry.validFrom)}至${formatLong(entry.validTo)}`;
  const marks = banners(context, 'coding');
  return letter(
    context,
    {
      title: '公共数据资源登记结果告知单',
      addressee: subjectName(state),
      blocks: [
        {
          kind: 'paragraph',
          text: `根据${fullCitation('XJR-17-1')}，现将你单位申请登记的公共数据资源的登记结果告知如下。`,
        },
        { kind: 'code', label: '登记结果查询码', code: readableCode(entry.code) },
        {
          kind: 'facts',
          rows: [
            { label: '有效期', value: `${validity}（${profile.validity.years}年，自赋码之日起计算）` },
            {
              label: '登记主体',
              value: withUyghur(subjectName(state), textOf(subject, 'institutionNameUg')),
            },
            { label: '统一社会信用代码', value: textOf(subject, 'uscc') },
            {
              label: '登记数据名称',
              value: withUyghur(dataName(state), textOf(application, 'dataRegistNameUg')),
            },
            { label: '登记类型', value: registrationType(state) },
            { label: '数据内容简介', value: textOf(application, 'dataContentIntroduction') },
            { label: '登记（赋码）日期', value: formatLong(entry.codedAt) },
            { label: '登记机构', value: office.name },
            { label: '正式答复', value: entry.replyReference },
          ],
        },
        {
          kind: 'note',
          text: `登记结果${PREVAILS}。本单为本地打印的告知材料，不是凭证，所载信息截至${formatLong(letterDate(context))}，以自治区系统为准。`,
        },
      ],
      qr: {
        text: [
          ...(marks.length > 0 ? [`【${marks.join('·')}】`] : []),
          `登记结果查询码：${entry.code}`,
          `登记数据名称：${dataName(state)}`,
          `有效期：${entry.validFrom}至${entry.validTo}`,
          `登记机构：${office.name}`,
          PREVAILS,
        ].join('\n'),
        caption: '扫码核对所载信息',
      },
      footer: letterFooter(context),
    },
    'coding',
  );
}

/** The Uyghur name on a second line of its own, when there is one. */
const withUyghur = (name: string, uyghur: string): string => (uyghur === '' ? name : `${name}\n${uyghur}`);
