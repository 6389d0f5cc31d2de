/** Readable sentences for what happened to an objection or in a revocation. */
import { CONFLICT_CLASS } from '#shared/agreement/conflict-class';
import { division } from '#shared/domain/divisions';
import type { DivisionCode } from '#shared/domain/ids';
import { beijingDate, formatLong } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import type { AgreementEvent, ConfirmationEvent, HolderEvent, SaidPublication } from './events';
import type { ObjectionEvent } from './evolve-objections';
import type { RevocationEvent } from './evolve-revocation';
import { OFFICIAL_DATE_NAMES } from './records';
import { STAGE_TITLES } from './regional-steps';

interface Line {
  readonly title: string;
  readonly detail: string;
}

/** The sentence of an event of an objection. */
export function objectionLine(event: ObjectionEvent): Line {
  const which = `异议${event.type === 'objectionReceived' ? event.objection.number : event.objection}`;
  switch (event.type) {
    case 'objectionReceived': {
      const { receivedAt, inPeriod, objector } = event.objection;
      const who = objector.kind === 'anonymous' ? '非实名' : objector.name;
      return {
        title: `登记${which}`,
        detail: `${who}，${formatLong(receivedAt)}收到${inPeriod ? '' : '，已逾公示期'}`,
      };
    }
    case 'objectionDeclined':
      return { title: `${which}不予受理`, detail: event.reply };
    case 'objectionAccepted':
      return { title: `受理${which}`, detail: '暂缓登记' };
    case 'objectionEvidenceAdded':
      return { title: `${which}：补登证据`, detail: `材料 ${event.evidence.length} 件` };
    case 'objectionForwarded':
      return { title: `转送${which}`, detail: '转送函待送达登记主体' };
    case 'objectionDelivered':
      return { title: `${which}已送达主体`, detail: formatLong(event.on) };
    case 'objectionAnswered':
      return {
        title: `${which}：主体答复`,
        detail: `${formatLong(event.answer.receivedAt)}，${event.answer.admits ? '承认异议' : '声明异议不成立'}`,
      };
    case 'objectionUnanswered':
      return { title: `${which}：主体逾期未答复`, detail: '按现有材料处理，不作推定' };
    case 'objectionResultProposed':
      return {
        title: `${which}：提出处理意见`,
        detail: event.finding.upheld ? '拟认定成立' : '拟认定不成立',
      };
    case 'objectionResultReturned':
      return { title: `${which}：退回处理意见`, detail: event.reason };
    case 'objectionDecided':
      return { title: `${which}处理完毕`, detail: formatLong(event.on) };
    case 'objectionWithdrawn':
      return { title: `${which}撤回`, detail: event.reason };
    case 'objectionMoot':
      return { title: `${which}已无标的`, detail: formatLong(event.on) };
    default:
      return assertNever(event, 'objection event');
  }
}

/** The sentence of an event of a revocation. */
export function revocationLine(event: RevocationEvent): Line {
  switch (event.type) {
    case 'factsRecorded':
      return { title: '记录核实情况', detail: event.facts };
    case 'revocationNotified':
      return { title: '告知拟撤销', detail: formatLong(event.notifiedAt) };
    case 'statementHeard':
      return { title: '记录陈述', detail: event.statement || '主体未作陈述' };
    case 'findingProposed':
      return {
        title: '提出核实认定',
        detail: `${event.finding.proven ? '认定成立' : '认定不成立'}：${event.finding.reasons}`,
      };
    case 'findingReturned':
      return { title: '退回核实', detail: event.reason };
    case 'findingApproved':
      return { title: '核实认定成立', detail: '' };
    case 'revocationDismissed':
      return { title: '不予撤销', detail: event.ending.reasons };
    case 'revocationDecided':
      return { title: '决定撤销登记', detail: formatLong(event.on) };
    case 'revocationAnnounced':
      return { title: '撤销公告', detail: `${formatLong(event.on)}，${event.announcement}` };
    default:
      return assertNever(event, 'revocation event');
  }
}

/** The sentence of what the region confirmed, or of a clock that was counted anew. */
export function confirmationLine(event: ConfirmationEvent): Line {
  if (event.type === 'clockMoved')
    return {
      title: `${event.clock.name}变动`,
      detail: `${event.because}：${event.from} → ${event.clock.due}`,
    };
  const { steps, dates, code, publication, ref, on } = event;
  const said = [
    ...dates.map(
      ({ name, value, former }) =>
        `${OFFICIAL_DATE_NAMES[name]}以自治区记录 ${formatLong(value)}为准（原记录 ${formatLong(former)}）`,
    ),
    ...(code === undefined ? [] : [`查询码以自治区记录 ${code.value} 为准（原记录 ${code.former}）`]),
    ...(publication === undefined ? [] : [publicationWords(publication)]),
  ];
  const titles = steps.map(({ step, doneAt }) =>
    doneAt === null ? STAGE_TITLES[step] : `${STAGE_TITLES[step]}（${formatLong(beijingDate(doneAt))}办理）`,
  );
  const confirmed = steps.length > 0 ? [`${titles.join('、')}已确认`] : [];
  return {
    title: '自治区确认',
    detail: `${[...confirmed, ...said].join('；')}（${ref}，${formatLong(on)}）`,
  };
}

const publicationWords = ({ value, former }: SaidPublication): string =>
  former === null ? `公示号 ${value}` : `公示号以自治区记录 ${value} 为准（原记录 ${former}）`;

const agencyName = (code: DivisionCode): string => division(code)?.name ?? code;

/** The sentence of a hand-over, or of what was decided where stations met. */
export function agreementLine(event: HolderEvent | AgreementEvent): Line {
  switch (event.type) {
    case 'caseReleased':
      return {
        title: '移交案件',
        detail: `移交${agencyName(event.to)}（第 ${event.epoch} 次）：${event.reason}`,
      };
    case 'caseTaken':
      return {
        title: '接收案件',
        detail: `由${agencyName(event.by)}持有（第 ${event.epoch} 次），${formatLong(event.receivedOn)}收到`,
      };
    case 'caseRecalled':
      return { title: '收回移交', detail: `第 ${event.epoch} 次：${event.reason}` };
    case 'caseForceTaken':
      return {
        title: '上级直接接管',
        detail: `由${agencyName(event.by)}持有（第 ${event.epoch} 次）：${event.reason}`,
      };
    case 'conflictDecided':
      return { title: '裁决冲突', detail: `${CONFLICT_CLASS[event.class].name}：${event.reason}` };
    case 'duplicatesJudged':
      return {
        title: event.verdict === 'same' ? '认定为重复登记' : '认定不是重复登记',
        detail: `涉及 ${event.cases.length} 件：${event.reason}`,
      };
    case 'personSigned':
      return { title: '本人签名', detail: `签名公钥 ${event.publicKey.slice(0, 16)}…` };
    default:
      return assertNever(event, 'agreement event');
  }
}
