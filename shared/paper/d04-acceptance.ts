/**
 * D04 受理通知书: the application is accepted on a day, and the formal review ends on another
 * (XJR-14-1, XJR-15-2); a cancellation is carried out by its own, shorter term (NDR-9-17).
 */
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { ok, type Result } from '#shared/lib/result';
import { clockRule } from '#shared/regulation/profiles/profile';
import { applicant } from './addressee';
import { citer } from './cite';
import type { DocumentContext, DocumentNotReady } from './document-context';
import { type Built, dueOnLetter, letter, letterFooter, notReady, registrationType } from './letter';
import { reviewClock, reviewRun } from './review-clock';

interface Acceptance {
  readonly acceptedAt: LocalDate;
  /** The end of C2 in words, `null` before the clock runs. */
  readonly due: string | null;
}

export function buildAcceptance(context: DocumentContext): Built {
  const found = acceptanceOf(context);
  if (!found.ok) return found;
  const { acceptedAt, due } = found.value;
  const { state, profile } = context;
  const received = state.receipts.at(-1);
  if (!received) return missing(context);
  const days = clockRule(profile, reviewClock(context)).days;
  const period = due === null ? '' : `（即${due}前，含当日）`;
  const acceptor = state.people.acceptor;
  const to = applicant(context);
  const cite = citer(profile);
  const isCancel = reviewClock(context) === 'C2x';
  return letter(context, {
    title: '公共数据资源登记受理通知书',
    addressee: to.name,
    blocks: [
      {
        kind: 'paragraph',
        text: `${to.asked}，我单位于${formatLong(received.receivedAt)}收到。经查，申请材料齐全、符合规定。${cite.under('XJR-14-1')}我单位自${formatLong(acceptedAt)}起予以受理。`,
      },
      {
        kind: 'facts',
        rows: [
          { label: '登记类型', value: registrationType(state) },
          { label: '受理之日', value: formatLong(acceptedAt) },
          {
            label: isCancel ? '办理期限' : '形式审核期限',
            value: due === null ? `${days}个工作日` : `${days}个工作日，至${due}`,
          },
          ...(acceptor === null ? [] : [{ label: '受理人', value: context.personName(acceptor) }]),
        ],
      },
      {
        kind: 'paragraph',
        text: isCancel
          ? `${cite.under('NDR-9-17')}我单位将对登记材料内容进行形式审核，自受理之日起${days}个工作日之内${period}完成注销登记。`
          : `${cite.under('XJR-15-2', 'XJR-15-3')}我单位将对登记材料内容进行形式审核，自受理之日起${days}个工作日之内${period}完成审核；审核未完成的，将向${to.you}说明原因。`,
      },
    ],
    footer: letterFooter(context),
  });
}

function acceptanceOf(context: DocumentContext): Result<Acceptance, DocumentNotReady> {
  const { state, issued, today } = context;
  if (issued === null && state.status === 'SUBMITTED') return ok({ acceptedAt: today, due: null });
  const run = reviewRun(context);
  if (!run) return missing(context);
  const due = dueOnLetter(context, run);
  return due.ok ? ok({ acceptedAt: run.start, due: due.value }) : due;
}

const missing = (context: DocumentContext) =>
  notReady(context, '申请尚未受理，不能出具受理通知书。', '请先由登记机构办理“受理”。');
