/** D19 终止登记通知书: an objection was upheld, the registration ends without a result (XJR-16-11). */
import { formatLong } from '#shared/domain/local-date';
import { applicant } from './addressee';
import { facts, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { groundLabel } from './grounds';
import { type Built, letter, letterDate, letterFooter, notReady, registrationType } from './letter';
import { withoutIdentity } from './objection-parts';

/** The register item is gone: what was asked of it has no object any more. */
function buildMoot(context: DocumentContext): Built {
  const { state } = context;
  const to = applicant(context);
  return letter(context, {
    title: '公共数据资源终止登记通知书',
    addressee: to.name,
    blocks: [
      paragraph(
        `${to.asked}（申请编号${state.number}），${state.ending?.reasons ?? ''}我单位终止办理，现予通知。`,
      ),
      facts([
        ['登记类型', registrationType(state)],
        ['终止日期', formatLong(letterDate(context))],
      ]),
    ],
    footer: letterFooter(context),
  });
}

export function buildTermination(context: DocumentContext): Built {
  const { state, profile } = context;
  const moot = state.status === 'TERMINATED' && !state.objections.some(({ status }) => status === 'UPHELD');
  if (moot) return buildMoot(context);
  const upheld =
    state.objections.find(({ status }) => status === 'UPHELD') ??
    state.objections.find(({ status, proposal }) => status === 'DECIDING' && proposal?.upheld === true);
  const reasons = state.ending?.reasons ?? upheld?.proposal?.reasons;
  if (!upheld || reasons === undefined)
    return notReady(context, '没有成立的异议，不能出具终止登记通知书。', '请先由主管批准异议处理结果。');
  const to = applicant(context);
  const cite = citer(profile);
  const { codeName } = profile.texts;
  return letter(context, {
    title: '公共数据资源终止登记通知书',
    addressee: to.name,
    blocks: [
      paragraph(
        `${to.asked}（申请编号${state.number}）公示期间，我单位收到异议，经审核异议成立。${cite.under('XJR-16-11')}我单位决定终止登记，现通知如下。`,
      ),
      facts([
        ['登记类型', registrationType(state)],
        ['收到异议日期', formatLong(upheld.receivedAt)],
        ['异议类别', groundLabel(profile, 'objection', upheld.ground)],
        ['终止登记日期', formatLong(letterDate(context))],
      ]),
      paragraph('一、理由'),
      paragraph(sentence(withoutIdentity(reasons, upheld.objector))),
      paragraph('二、终止的后果'),
      paragraph(
        state.caseType === 'FIRST'
          ? `本次申请的登记程序终止，不发放${codeName}。`
          : '本次申请的登记程序终止，登记簿所载事项不作变动。',
      ),
    ],
    footer: letterFooter(context),
  });
}
