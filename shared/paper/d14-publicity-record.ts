/**
 * D14 公示情况记录: when and where the notice stood, its proofs, earlier notices, objections and what became of
 * them (XJR-16). Who objected stands on D15 only.
 */
import { formatLong } from '#shared/domain/local-date';
import { type ClockRun, latestClock } from '#shared/regulation/casework/clock-run';
import { OBJECTION_STATUS_NAMES, type Objection } from '#shared/regulation/casework/objection';
import { publicationIdOf } from '#shared/regulation/casework/publication-id';
import type { Notice } from '#shared/regulation/casework/records';
import { facts, numbered, paragraph } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { filesOf, fileTitle } from './evidence';
import { groundLabel } from './grounds';
import { type Built, dataName, dueOnLetter, letter, letterFooter, notReady, subjectName } from './letter';

export function buildPublicityRecord(context: DocumentContext): Built {
  const { state, profile } = context;
  const { publicity } = state;
  const run = latestClock(state.clocks, 'C3');
  if (!publicity || !run)
    return notReady(context, '尚未公示，没有公示情况记录。', '请先按实际发布日期办理“记录公示”。');
  const due = dueOnLetter(context, run);
  if (!due.ok) return due;
  const cite = citer(profile);
  const law = cite.under('XJR-16-1', 'XJR-16-2');
  return letter(context, {
    title: '公共数据资源登记公示情况记录',
    addressee: null,
    blocks: [
      paragraph('一、公示情况'),
      facts([
        ['申请编号', state.number],
        ['登记主体', subjectName(state)],
        ['登记数据名称', dataName(state)],
        ['公示期', `${run.days}个工作日，自${formatLong(run.start)}起至${due.value}止（发布当日不计入）`],
        ['公示渠道', publicity.channel],
        ['发布凭据', proofWords(context, publicity)],
        ['公示内容保密审查人', publicity.secrecyReviewer],
        ['期满确认日期', publicity.endedAt === null ? '' : formatLong(publicity.endedAt)],
        ['暂停情况', holdWords(run)],
      ]),
      ...earlier(context),
      paragraph(state.earlierPublicity.length === 0 ? '二、异议情况' : '三、异议情况'),
      ...objections(context),
      paragraph(`${law}${conclusion(context)}`),
    ],
    footer: letterFooter(context),
  });
}

function proofWords({ state }: DocumentContext, notice: Notice): string {
  const { receipt, evidence } = notice;
  const titles = filesOf(state, evidence).map(fileTitle);
  const id = publicationIdOf(notice);
  return [
    ...(id === null ? [] : [`公示号：${id}`]),
    ...(receipt === '' ? [] : [`发布回执：${receipt}`]),
    ...titles,
  ].join('；');
}

const holdWords = (run: ClockRun): string =>
  run.holds.length === 0
    ? '无'
    : run.holds
        .map(({ from, to }) => `${formatLong(from)}起暂停${to === null ? '' : `，${formatLong(to)}恢复`}`)
        .join('；');

function earlier(context: DocumentContext) {
  const { earlierPublicity } = context.state;
  if (earlierPublicity.length === 0) return [];
  return [
    paragraph('二、此前中止的公示'),
    numbered(
      [
        ['发布日期', 22],
        ['公示渠道', 24],
        ['发布凭据', 22],
        ['中止原因', 24],
      ],
      earlierPublicity.map((notice) => [
        formatLong(notice.publishedAt),
        notice.channel,
        proofWords(context, notice),
        notice.brokenOffBecause,
      ]),
    ),
  ];
}

function objections({ state, profile }: DocumentContext) {
  if (state.objections.length === 0) return [paragraph('未收到异议。')];
  return [
    numbered(
      [
        ['收到日期', 24],
        ['异议类别', 26],
        ['是否在公示期内', 16],
        ['处理结果', 26],
      ],
      state.objections.map((objection) => [
        formatLong(objection.receivedAt),
        groundLabel(profile, 'objection', objection.ground),
        objection.inPeriod ? '是' : '否',
        outcomeWords(objection),
      ]),
    ),
  ];
}

const outcomeWords = ({ status, closedOn }: Objection): string =>
  `${OBJECTION_STATUS_NAMES[status]}${closedOn === null ? '' : `（${formatLong(closedOn)}）`}`;

function conclusion({ state }: DocumentContext): string {
  const inPeriod = state.objections.filter((objection) => objection.inPeriod);
  const upheld = inPeriod.filter(({ status }) => status === 'UPHELD').length;
  const open = inPeriod.filter(({ closedOn }) => closedOn === null).length;
  const counts =
    inPeriod.length === 0
      ? '公示期内未收到异议'
      : `公示期内收到异议${inPeriod.length}件，其中异议成立${upheld}件、尚未办结${open}件`;
  return `有关登记信息已通过上述渠道公示，${counts}。`;
}
