/**
 * D13 公示公告: exactly the four items of XJR-16-3, the period, and how to object under one's real name
 * (XJR-16-5). Nothing else of the case may ever stand here (XJR-16-4): the builder takes the four values
 * by key and reads no form.
 */
import { formatLong } from '#shared/domain/local-date';
import { ok, type Result } from '#shared/lib/result';
import { latestClock } from '#shared/regulation/casework/clock-run';
import { clockRule, stageRule } from '#shared/regulation/profiles/profile';
import { citer } from './cite';
import type { DocumentContext, DocumentNotReady } from './document-context';
import { type Built, dueOnLetter, letter, notReady } from './letter';
import { publishedItems } from './published-items';

export function buildPublicNotice(context: DocumentContext): Built {
  const items = publishedItems(context);
  const empty = items.filter((item) => item.value === '');
  if (empty.length > 0)
    return notReady(
      context,
      `公示内容缺少${empty.map((item) => item.label).join('、')}，不能出具公示公告。`,
      '请补全申请中的公示四项。',
    );
  const period = periodOf(context);
  if (!period.ok) return period;
  const { office, profile } = context;
  const cite = citer(profile);
  return letter(
    context,
    {
      title: '公共数据资源登记公示公告',
      addressee: null,
      blocks: [
        {
          kind: 'paragraph',
          text: `下列公共数据资源登记申请已完成形式审核。${cite.under('XJR-16-1')}现将有关登记信息通过${profile.texts.system}向社会公示。`,
        },
        {
          kind: 'table',
          columns: [
            { title: '公示事项', width: 24 },
            { title: '公示内容', width: 76 },
          ],
          rows: items.map((item) => [item.label, item.value]),
        },
        { kind: 'paragraph', text: '一、公示期' },
        { kind: 'paragraph', text: period.value },
        { kind: 'paragraph', text: '二、异议的提出' },
        {
          kind: 'paragraph',
          text: `${cite.under('XJR-16-5', 'XJR-16-6')}对公示信息有异议的，相关当事人应当在公示期内向我单位实名提出，说明异议事项和理由，并提供必要的证明材料。${cite.has('XJR-16-6') ? '异议期间暂缓登记。' : ''}`,
        },
        { kind: 'paragraph', text: '三、联系方式' },
        {
          kind: 'paragraph',
          text: `受理异议单位：${office.name}；地址：${office.address}；电话：${office.phone}。`,
        },
      ],
      footer: [],
    },
    'publicity',
  );
}

/** The period in words: from the real publication day, which is not counted, to the end of C3 (XJR-16-2). */
function periodOf(context: DocumentContext): Result<string, DocumentNotReady> {
  const { state, issued, profile } = context;
  const days = clockRule(profile, 'C3').days;
  const run = latestClock(state.clocks, 'C3');
  if (run) {
    const due = dueOnLetter(context, run);
    return due.ok
      ? ok(
          `公示期为${run.days}个工作日，自${formatLong(run.start)}起至${due.value}止（发布当日不计入期限）。`,
        )
      : due;
  }
  const mayFollow = stageRule(profile, state.caseType).publicity !== 'never';
  if (issued === null && mayFollow && ['REVIEW_PROPOSED', 'PUBLICITY_PENDING'].includes(state.status))
    return ok(`公示期为自发布之日起${days}个工作日（发布当日不计入期限）。`);
  return notReady(
    context,
    '尚未到公示环节，不能出具公示公告。',
    '形式审核完成后，请按登记系统的实际发布日期办理“记录公示”。',
  );
}
