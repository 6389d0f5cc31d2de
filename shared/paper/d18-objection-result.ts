/**
 * D18 异议处理结果告知书: to the subject and to the objector, one each (XJR-16-10); also the answer to an objection
 * that is not taken up, and the word to the subject that one was withdrawn. Neither side reads the other's number.
 */
import { formatLong } from '#shared/domain/local-date';
import {
  holding,
  type Objection,
  type ObjectionFinding,
  type Objector,
} from '#shared/regulation/casework/objection';
import { isEnded } from '#shared/regulation/casework/status';
import { facts, paragraph, sentence } from './blocks';
import { type Cite, citer } from './cite';
import type { DocumentContext } from './document-context';
import { groundLabel } from './grounds';
import {
  applicationWords,
  type Built,
  dataName,
  letter,
  letterFooter,
  notReady,
  registrationType,
  subjectName,
} from './letter';
import type { DocumentBlock } from './model';
import { objectionOf, objectorName, withoutIdentity } from './objection-parts';

type Reader = 'subject' | 'objector';

const youOf = ({ kind }: Objector): string => (kind === 'unit' ? '你单位' : '你');

const isAnswerable = ({ decision, proposal, declined, status }: Objection): boolean =>
  decision !== null || proposal !== null || declined !== null || status === 'WITHDRAWN_BY_OBJECTOR';

export function buildObjectionResult(context: DocumentContext): Built {
  const objection = objectionOf(context, isAnswerable);
  const cite = citer(context.profile);
  const finding = objection && findingOf(context, objection);
  if (objection?.declined) return declinedLetter(context, objection, cite);
  if (objection?.status === 'WITHDRAWN_BY_OBJECTOR') return withdrawnLetter(context, objection, cite);
  if (objection && finding) return decidedLetter(context, objection, finding, cite);
  return notReady(context, '异议尚未形成处理结果，不能告知。', '请先由主管批准异议处理结果。');
}

/** What was decided; in a preview also what is proposed. */
const findingOf = ({ issued }: DocumentContext, objection: Objection): ObjectionFinding | null =>
  objection.decision ?? (issued === null ? objection.proposal : null);

function addressed(
  context: DocumentContext,
  objection: Objection,
  reader: Reader,
  blocks: DocumentBlock[],
): Built {
  const { state, office } = context;
  const isSubject = reader === 'subject';
  const { objector } = objection;
  return letter(context, {
    title: '公共数据资源登记异议处理结果告知书',
    addressee: isSubject
      ? subjectName(state)
      : objector.kind === 'anonymous'
        ? '异议提出人'
        : objectorName(objector),
    blocks,
    // The number of the application belongs to the subject's own papers.
    footer: isSubject ? letterFooter(context) : [`联系电话：${office.phone}`, `联系地址：${office.address}`],
  });
}

/** The objection in rows; what the objector wrote is shown without number and contact. */
const objectionRows = ({ state, profile }: DocumentContext, { ground, content, objector }: Objection) =>
  facts([
    ['公示的登记事项', `${subjectName(state)}“${dataName(state)}”（${registrationType(state)}）`],
    ['异议类别', groundLabel(profile, 'objection', ground)],
    ['异议内容', withoutIdentity(content, objector)],
  ]);

function decidedLetter(
  context: DocumentContext,
  objection: Objection,
  finding: ObjectionFinding,
  cite: Cite,
): Built {
  const reader: Reader = context.issued?.party === 'objector' ? 'objector' : 'subject';
  const { objector } = objection;
  const whose =
    reader === 'subject'
      ? `对你单位${applicationWords(context.state)}公示信息的异议`
      : `${youOf(objector)}提出的异议`;
  const result = finding.upheld ? '异议成立' : '异议不成立';
  return addressed(context, objection, reader, [
    paragraph(
      `${whose}，我单位于${formatLong(objection.receivedAt)}收到。${cite.under('XJR-16-9', 'XJR-16-10')}我单位对双方提交的证明材料进行了审核，现将处理结果告知如下。`,
    ),
    objectionRows(context, objection),
    paragraph('一、查明的事实'),
    paragraph(sentence(withoutIdentity(finding.facts, objector))),
    paragraph('二、理由'),
    paragraph(sentence(withoutIdentity(finding.reasons, objector))),
    paragraph('三、处理结果'),
    paragraph(`经审核，${result}。${consequence(context, objection, finding, cite)}`),
  ]);
}

function consequence(
  { state }: DocumentContext,
  { number }: Objection,
  finding: ObjectionFinding,
  cite: Cite,
): string {
  // The case as it stood at the decision: what was coded by then does not end by it.
  if (isEnded(state.status))
    return finding.upheld
      ? '登记结果已经赋码，不因本处理结果自行失效，我单位将依法另行办理撤销或者更正登记。'
      : '登记结果不变。';
  if (finding.upheld) return `${cite.under('XJR-16-11')}终止登记。`;
  const others = holding(state.objections).filter((other) => other.number !== number);
  if (others.length > 0) return '另有异议尚未办结，登记程序待其办结后继续进行。';
  return cite.has('XJR-16-6') ? '暂缓登记的情形已经消除，登记程序继续进行。' : '登记程序继续进行。';
}

function declinedLetter(context: DocumentContext, objection: Objection, cite: Cite): Built {
  const { profile } = context;
  const { declined, objector } = objection;
  const ground = declined ? groundLabel(profile, 'objectionInvalid', declined.ground) : '';
  return addressed(context, objection, 'objector', [
    paragraph(
      `${youOf(objector)}对下列公示信息提出的意见，我单位于${formatLong(objection.receivedAt)}收到。${cite.under('XJR-16-5')}经查，不符合异议受理条件，不作为异议受理，现告知如下。`,
    ),
    objectionRows(context, objection),
    paragraph('一、不予受理的情形'),
    paragraph(sentence(ground)),
    paragraph('二、理由'),
    paragraph(sentence(withoutIdentity(declined?.reply ?? '', objector))),
  ]);
}

function withdrawnLetter(context: DocumentContext, objection: Objection, cite: Cite): Built {
  const { state } = context;
  const { objector, closedOn, withdrawnBecause } = objection;
  const on = closedOn === null ? '' : `于${formatLong(closedOn)}`;
  return addressed(context, objection, 'subject', [
    paragraph(
      `对你单位${applicationWords(state)}公示信息的异议，我单位于${formatLong(objection.receivedAt)}收到。异议提出方已${on}撤回该异议，现告知如下。`,
    ),
    objectionRows(context, objection),
    paragraph('一、撤回情况'),
    paragraph(sentence(withoutIdentity(withdrawnBecause, objector))),
    paragraph('二、处理结果'),
    paragraph(
      `该异议不再处理。${consequence(context, objection, { upheld: false, facts: '', reasons: '' }, cite)}`,
    ),
  ]);
}
