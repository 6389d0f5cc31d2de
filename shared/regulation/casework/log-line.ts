/** Readable sentences for the log of a case. What happened is told in full; nothing is left out of it. */
import { caseTypeName } from '#shared/domain/case-type';
import { formatLong } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { DOCUMENT_TITLES } from '#shared/paper/document-id';
import type { RegisterChange } from '../register/entry';
import { poolWords } from './code-from-pool';
import type { CaseEvent } from './events';
import { agreementLine, confirmationLine, objectionLine, revocationLine } from './log-line-parts';
import { PROPOSAL_TITLES } from './records';

export interface LogLine {
  readonly title: string;
  readonly detail: string;
  /** Fields that a saved draft changed; only for such lines. */
  readonly fields?: number;
}

const CONSENT_WORDS = { AGREE: '同意更正', DISAGREE: '不同意更正', NONE: '未答复' } as const;

const REGISTER_WORDS: { readonly [K in RegisterChange['kind']]: string } = {
  made: '新建登记',
  versioned: '新增版本',
  renewed: '续展',
  cancelled: '注销',
  revoked: '撤销',
  restored: '恢复',
  shortened: '有效期调整',
  recoded: '查询码按自治区记录更正',
  dated: '赋码之日、有效期按自治区记录更正',
};

/** The sentence of one event. */
export function logLine(event: CaseEvent): LogLine {
  switch (event.type) {
    case 'caseCreated':
      return {
        title: '新建申请',
        detail: `${caseTypeName(event.caseType, event.objectType)}，本地编号 ${event.number}`,
      };
    case 'draftChanged': {
      const fields = [event.subject, event.application, event.request].reduce(
        (sum, values) => sum + Object.keys(values).length,
        0,
      );
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
    case 'lodged':
      return { title: '登记更正申请', detail: '由受理员代利害关系人登记，或依职权' };
    case 'proposed':
      return { title: PROPOSAL_TITLES[event.proposal.kind], detail: event.proposal.reasons };
    case 'proposalRejected':
      return { title: '主管不同意', detail: event.reason };
    case 'notAccepted':
      return { title: '不予受理', detail: event.ending.reasons };
    case 'transferred':
      return { title: '移送', detail: `${event.ending.to}：${event.ending.reasons}` };
    case 'withdrawn':
      return { title: '同意撤回', detail: event.ending.reasons };
    case 'delayExplained':
      return {
        title: '说明审核未完成',
        detail: `${event.reasons}；预计 ${formatLong(event.expected)} 完成`,
      };
    case 'subjectNotified':
      return { title: '告知主体更正申请', detail: formatLong(event.notifiedAt) };
    case 'subjectHeard':
      return {
        title: '记录主体意见',
        detail: `${CONSENT_WORDS[event.consent]}，${formatLong(event.answeredAt)}${event.statement ? `：${event.statement}` : ''}`,
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
    case 'reviewFailed':
      return { title: '审核不通过', detail: event.ending.reasons };
    case 'published':
      return {
        title: '记录公示',
        detail: `公示之日 ${formatLong(event.publicity.publishedAt)}，${event.publicity.channel}，凭据：${event.publicity.receipt || `附件 ${event.publicity.evidence.length} 件`}`,
      };
    case 'publicityRestarted':
      return {
        title: '重新公示',
        detail: `${event.reason}；公示之日 ${formatLong(event.publicity.publishedAt)}`,
      };
    case 'publicityEnded':
      return { title: '确认公示期满', detail: `${formatLong(event.endedAt)}，没有未办结的异议` };
    case 'objectionReceived':
    case 'objectionDeclined':
    case 'objectionAccepted':
    case 'objectionEvidenceAdded':
    case 'objectionForwarded':
    case 'objectionDelivered':
    case 'objectionAnswered':
    case 'objectionUnanswered':
    case 'objectionResultProposed':
    case 'objectionResultReturned':
    case 'objectionDecided':
    case 'objectionWithdrawn':
    case 'objectionMoot':
      return objectionLine(event);
    case 'terminated':
      return { title: '终止登记', detail: event.ending.reasons };
    case 'registerChanged':
      return { title: '登记簿变动', detail: REGISTER_WORDS[event.change.kind] };
    case 'agencyMatterApproved':
      return { title: '主管确认', detail: formatLong(event.on) };
    case 'agencyMatterRejected':
      return { title: '不予办理', detail: event.reason };
    case 'factsRecorded':
    case 'revocationNotified':
    case 'statementHeard':
    case 'findingProposed':
    case 'findingReturned':
    case 'findingApproved':
    case 'revocationDismissed':
    case 'revocationDecided':
    case 'revocationAnnounced':
      return revocationLine(event);
    case 'codeEntered':
      return {
        title: '录入查询码',
        detail: `${event.pool ? `取自${poolWords(event.pool)}` : `依据 ${event.replyReference}`}，赋码之日 ${formatLong(event.codedAt)}`,
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
    case 'clockHeld':
      return {
        title: '期限暂停',
        detail: `${event.clock === 'C3' ? '公示期' : '赋码提醒'}，自 ${formatLong(event.from)}`,
      };
    case 'clockResumed':
      return {
        title: '期限恢复',
        detail: `${event.start.name}，${formatLong(event.to)} 恢复，至 ${formatLong(event.start.due)}`,
      };
    case 'documentDelivered':
      return {
        title: '登记送达',
        detail: `${event.delivery.number}，${formatLong(event.delivery.on)}送达${event.delivery.receiver}${event.delivery.refused ? `（拒收：${event.delivery.refused}）` : ''}`,
      };
    case 'documentVoided':
      return { title: '作废文号', detail: `${event.number}：${event.reason}` };
    case 'stepsConfirmed':
    case 'clockMoved':
      return confirmationLine(event);
    case 'caseReleased':
    case 'caseTaken':
    case 'caseRecalled':
    case 'caseForceTaken':
    case 'conflictDecided':
    case 'duplicatesJudged':
    case 'personSigned':
      return agreementLine(event);
    case 'documentIssued':
      return {
        title: '生成文书',
        detail: `${DOCUMENT_TITLES[event.issued.document]} ${event.issued.number}`,
      };
    default:
      return assertNever(event, 'case event');
  }
}
