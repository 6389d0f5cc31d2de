/**
 * D02 收件回执: what was received on which day, and until when it is accepted (XJR-14-1). It proves the
 * receipt only, never acceptance.
 */
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import { ok, type Result } from '#shared/lib/result';
import { clockRule } from '#shared/regulation/profiles/profile';
import { applicant } from './addressee';
import { citer } from './cite';
import type { DocumentContext, DocumentNotReady } from './document-context';
import { materialsOfCase, materialsTable } from './evidence';
import { type Built, dueOnLetter, letter, letterFooter, notReady } from './letter';

interface Round {
  readonly round: number;
  readonly receivedAt: LocalDate;
  readonly channel: string | null;
  /** The end of C1 in words, `null` before the clock runs. */
  readonly due: string | null;
}

export function buildReceipt(context: DocumentContext): Built {
  const found = roundOf(context);
  if (!found.ok) return found;
  const { round, receivedAt, channel, due } = found.value;
  const { state, profile } = context;
  const days = clockRule(profile, 'C1').days;
  const files = materialsOfCase(state);
  const to = applicant(context);
  const cite = citer(profile);
  const period = due === null ? '' : `（即${due}前，含当日）`;
  return letter(context, {
    title: '公共数据资源登记收件回执',
    addressee: to.name,
    blocks: [
      {
        kind: 'paragraph',
        text: `${to.asked}及下列材料，我单位已于${formatLong(receivedAt)}收到，共${files.length}件。`,
      },
      {
        kind: 'facts',
        rows: [
          { label: '申请编号', value: state.number },
          { label: '收到申请日', value: formatLong(receivedAt) },
          { label: '提交次数', value: `第${round}次` },
          ...(channel === null ? [] : [{ label: '提交方式', value: labelOf('CL-CHANNEL', channel) }]),
          { label: '受理期限', value: due === null ? `${days}个工作日` : `${days}个工作日，至${due}` },
        ],
      },
      materialsTable(files),
      {
        kind: 'paragraph',
        text: `${cite.under('XJR-14-1')}我单位将自收到申请日起${days}个工作日内${period}予以受理。申请材料不齐全或者不符合规定的，将一次性告知${to.you}补充完善。`,
      },
      { kind: 'note', text: '本回执仅证明收到上述材料，不表示申请已经受理。' },
    ],
    footer: letterFooter(context),
  });
}

function roundOf(context: DocumentContext): Result<Round, DocumentNotReady> {
  const { state, issued, today } = context;
  if (issued === null && state.status === 'INTERNAL_APPROVED')
    return ok({ round: state.round + 1, receivedAt: today, channel: null, due: null });
  const round = issued?.round ?? state.round;
  const receipt = state.receipts.find((row) => row.round === round);
  const run = state.clocks.find((clock) => clock.clock === 'C1' && clock.run === round);
  if (!receipt || !run)
    return notReady(
      context,
      '尚未登记收件，不能出具收件回执。',
      '请先完成业务审核，再由登记机构办理“登记收件”。',
    );
  const due = dueOnLetter(context, run);
  if (!due.ok) return due;
  return ok({ round, receivedAt: receipt.receivedAt, channel: receipt.channel, due: due.value });
}
