/**
 * D21 登记结果告知单: a local print of what the region answered (XJR-17-1, XJR-19-1). It is information
 * as of a day, not a 凭证; the platforms' own answer always prevails. A code that the second person has
 * not confirmed never appears: it must be typed from the official reply, not from a sheet.
 */
import { formatLong } from '#shared/domain/local-date';
import { readableCode } from '#shared/domain/numbers';
import type { FormValues } from '#shared/forms/schema';
import type { CodeEntry } from '#shared/regulation/casework/records';
import { currentVersion, type EntryStatus } from '#shared/regulation/register/entry';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import {
  type Built,
  banners,
  letter,
  letterDate,
  letterFooter,
  notReady,
  registrationType,
  submittedValues,
  textOf,
} from './letter';
import { type PeriodOnPaper, periodSince } from './register-parts';

const STATUS_WORDS: { readonly [S in EntryStatus]: string } = {
  EFFECTIVE: '有效',
  CANCELLED: '已注销',
  REVOKED: '已撤销',
};

export function buildResult(context: DocumentContext): Built {
  const { state, office, profile } = context;
  const { code } = state;
  const result = code && registered(context, code);
  if (!code || !result)
    return notReady(
      context,
      `${profile.texts.codeName}尚未经第二人确认，不能出具${profile.texts.resultName}。`,
      '请由第二人对照自治区正式回复办理“赋码确认”。',
    );
  const { subject, application, period, status } = result;
  const { codeName, resultName, prevails } = profile.texts;
  const title = resultName.endsWith('告知单') ? resultName : `${resultName}告知单`;
  const marks = banners(context, 'coding');
  const name = textOf(subject, 'institutionName');
  const data = textOf(application, 'dataRegistName');
  const cite = citer(profile);
  return letter(
    context,
    {
      title: `公共数据资源${title}`,
      addressee: name,
      blocks: [
        {
          kind: 'paragraph',
          text: `${cite.under('XJR-17-1')}现将你单位申请登记的公共数据资源的登记结果告知如下。`,
        },
        { kind: 'code', label: codeName, code: readableCode(code.code) },
        {
          kind: 'facts',
          rows: [
            { label: '有效期', value: periodSince(context, period, code.codedAt) },
            ...(status === 'EFFECTIVE' ? [] : [{ label: '登记状态', value: STATUS_WORDS[status] }]),
            { label: '登记主体', value: withUyghur(name, textOf(subject, 'institutionNameUg')) },
            { label: '统一社会信用代码', value: textOf(subject, 'uscc') || '—' },
            { label: '登记数据名称', value: withUyghur(data, textOf(application, 'dataRegistNameUg')) },
            { label: '登记类型', value: registrationType(state) },
            { label: '数据内容简介', value: textOf(application, 'dataContentIntroduction') },
            { label: '登记（赋码）日期', value: formatLong(code.codedAt) },
            { label: '登记机构', value: office.name },
            { label: '正式答复', value: code.replyReference },
          ],
        },
        {
          kind: 'note',
          text: `登记结果${prevails}。本单为本地打印的告知材料，不是凭证，所载信息截至${formatLong(letterDate(context))}，以${profile.texts.system}为准。`,
        },
      ],
      qr: {
        text: [
          ...(marks.length > 0 ? [`【${marks.join('·')}】`] : []),
          `${codeName}：${code.code}`,
          `登记数据名称：${data}`,
          `有效期：${period.validFrom}至${period.validTo}`,
          ...(status === 'EFFECTIVE' ? [] : [`登记状态：${STATUS_WORDS[status]}`]),
          `登记机构：${office.name}`,
          prevails,
        ].join('\n'),
        caption: '扫码核对所载信息',
      },
      footer: letterFooter(context),
    },
    'coding',
  );
}

interface Registered {
  readonly subject: FormValues;
  readonly application: FormValues;
  readonly period: PeriodOnPaper;
  readonly status: EntryStatus;
}

/** What the register holds now; what the case says while no item is there. `null` before the second person. */
function registered({ state, entry }: DocumentContext, code: CodeEntry): Registered | null {
  const { confirmedBy, validFrom, validTo } = code;
  if (confirmedBy === null || validFrom === null || validTo === null) return null;
  if (!entry) return { ...submittedValues(state), period: { validFrom, validTo }, status: 'EFFECTIVE' };
  const { subject, application, ...version } = currentVersion(entry);
  return { subject, application, period: version, status: entry.status };
}

/** The Uyghur name on a second line of its own, when there is one. */
const withUyghur = (name: string, uyghur: string): string => (uyghur === '' ? name : `${name}\n${uyghur}`);
