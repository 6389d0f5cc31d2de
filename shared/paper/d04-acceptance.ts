/**
 * D04 受理通知书: the application is accepted on a day, and the formal review ends on another
 * (XJR-14-1, XJR-15-2).
 */
import { basis } from '#shared/domain/ids';
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { ok, type Result } from '#shared/lib/result';
import { latestClock } from '#shared/regulation/casework/clock-run';
import { citations } from '#shared/regulation/clauses/clause';
import { clockRule } from '#shared/regulation/profiles/profile';
import type { DocumentContext, DocumentNotReady } from './document-context';
import {
  applicationWords,
  type Built,
  dueOnLetter,
  fullCitation,
  letter,
  letterFooter,
  notReady,
  registrationType,
  subjectName,
} from './letter';

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
  const days = clockRule(profile, 'C2').days;
  const period = due === null ? '' : `（即${due}前，含当日）`;
  const acceptor = state.people.acceptor;
  return letter(
    context,
    {
      title: '公共数据资源登记受理通知书',
      addressee: subjectName(state),
      blocks: [
        {
          kind: 'paragraph',
          text: `你单位提交的${applicationWords(state)}，我单位于${formatLong(received.receivedAt)}收到。经查，申请材料齐全、符合规定。根据${fullCitation('XJR-14-1')}，我单位自${formatLong(acceptedAt)}起予以受理。`,
        },
        {
          kind: 'facts',
          rows: [
            { label: '登记类型', value: registrationType(state) },
            { label: '受理之日', value: formatLong(acceptedAt) },
            { label: '形式审核期限', value: due === null ? `${days}个工作日` : `${days}个工作日，至${due}` },
            ...(acceptor === null ? [] : [{ label: '受理人', value: context.personName(acceptor) }]),
          ],
        },
        {
          kind: 'paragraph',
          text: `依据${citations(basis('XJR-15-2', 'XJR-15-3'))}，我单位将对登记材料内容进行形式审核，自受理之日起${days}个工作日之内${period}完成审核；审核未完成的，将向你单位说明原因。`,
        },
      ],
      footer: letterFooter(context),
    },
    null,
  );
}

function acceptanceOf(context: DocumentContext): Result<Acceptance, DocumentNotReady> {
  const { state, issued, today } = context;
  if (issued === null && state.status === 'SUBMITTED') return ok({ acceptedAt: today, due: null });
  const run = latestClock(state.clocks, 'C2');
  if (!run) return missing(context);
  const due = dueOnLetter(context, run);
  return due.ok ? ok({ acceptedAt: run.start, due: due.value }) : due;
}

const missing = (context: DocumentContext) =>
  notReady(context, '申请尚未受理，不能出具受理通知书。', '请先由登记机构办理“受理”。');
