/** Readable sentences for the log of a case. What happened is told in full; nothing is left out of it. */
import { formatLong } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { DOCUMENT_TITLES } from '#shared/paper/document-id';
import type { CaseEvent } from './events';

export interface LogLine {
  readonly title: string;
  readonly detail: string;
  /** Fields that a saved draft changed; only for such lines. */
  readonly fields?: number;
}

/** The sentence of one event. */
export function logLine(event: CaseEvent): LogLine {
  switch (event.type) {
    case 'caseCreated':
      return { title: '新建申请', detail: `首次登记，本地编号 ${event.number}` };
    case 'draftChanged': {
      const fields = Object.keys(event.subject).length + Object.keys(event.application).length;
      return { title: '填写申请表', detail: `修改 ${fields} 项次`, fields };
    }
    case 'attachmentAdded':
      return {
        title: '添加附件',
        detail: `${event.attachment.title}（${event.attachment.fileName}，${event.attachment.bytes} 字节，摘要 ${event.attachment.hash.slice(0, 12)}…）`,
      };
    case 'attachmentRemoved':
      return { title: '移除附件', detail: `第 ${event.id} 件（内容和记录保留）` };
    case 'draftDiscarded':
      return { title: '作废', detail: event.reason };
    case 'defectAnswered':
      return { title: '填写补正说明', detail: `第 ${event.index + 1} 项：${event.answer}` };
    case 'sentForInternalApproval':
      return {
        title: '送业务审核',
        detail:
          event.warnings.length > 0
            ? `有 ${event.warnings.length} 处提醒，仍提交：${event.warningsReason}`
            : '检查无误',
      };
    case 'returnedToClerk':
      return { title: '退回经办人', detail: event.reason };
    case 'internallyApproved':
      return {
        title: '业务审核通过',
        detail: `${event.opinion}；保密审查 ${event.secrecyReviewer} ${formatLong(event.secrecyReviewedAt)}`,
      };
    case 'received':
      return {
        title: event.receipt.round === 1 ? '登记收件' : `登记重新提交（第 ${event.receipt.round} 次）`,
        detail: `收到申请日 ${formatLong(event.receipt.receivedAt)}${event.receipt.backdatedBecause ? `，补记理由：${event.receipt.backdatedBecause}` : ''}`,
      };
    case 'correctionNotified':
      return {
        title: '一次性告知补正',
        detail: `${event.notice.defects.length} 项，${formatLong(event.notice.delivery.date)}送达${event.notice.delivery.receiver}`,
      };
    case 'accepted':
      return { title: '受理', detail: `受理之日 ${formatLong(event.acceptedAt)}` };
    case 'checklistSaved':
      return { title: '暂存形式审核表', detail: `已查 ${event.answers.length} 项` };
    case 'resultProposed':
      return { title: '提交复审', detail: event.opinion };
    case 'returnedToReviewer':
      return { title: '退回审核员', detail: event.reason };
    case 'reviewPassed':
      return { title: '审核通过', detail: event.opinion };
    case 'published':
      return {
        title: '记录公示',
        detail: `公示之日 ${formatLong(event.publicity.publishedAt)}，${event.publicity.channel}，凭据：${event.publicity.receipt || `附件 ${event.publicity.evidence.length} 件`}`,
      };
    case 'publicityEnded':
      return { title: '确认公示期满', detail: `${formatLong(event.endedAt)}，公示期内无异议` };
    case 'codeEntered':
      return {
        title: '录入查询码',
        detail: `依据 ${event.replyReference}，赋码之日 ${formatLong(event.codedAt)}`,
      };
    case 'codeRejected':
      return { title: '查询码退回重录', detail: event.reason };
    case 'codeConfirmed':
      return {
        title: '赋码确认，已登记',
        detail: `有效期 ${formatLong(event.validFrom)}至${formatLong(event.validTo)}`,
      };
    case 'clockStarted':
      return {
        title: `${event.clock.name}起算`,
        detail: `${event.clock.startsWith} ${formatLong(event.clock.start)}，${event.clock.days}个工作日，至 ${formatLong(event.clock.due)}${event.clock.provisional ? '（待核）' : ''}`,
      };
    case 'clockStopped':
      return { title: `${event.name}停止`, detail: formatLong(event.date) };
    case 'documentIssued':
      return {
        title: '生成文书',
        detail: `${DOCUMENT_TITLES[event.issued.document]} ${event.issued.number}`,
      };
    default:
      return assertNever(event, 'case event');
  }
}
