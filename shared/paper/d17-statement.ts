/**
 * D17 异议不成立声明: the subject's own paper (XJR-16-8), enclosed with D16 to be filled in, and filled once the
 * subject has answered. The office adds no word to what the subject states.
 */
import { formatLong } from '#shared/domain/local-date';
import type { Objection } from '#shared/regulation/casework/objection';
import { facts, numbered, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { filesOf, fileTitle } from './evidence';
import { groundLabel } from './grounds';
import { applicationWords, type Built, letter, notReady, signedBy, subjectName } from './letter';
import { objectionOf, withoutIdentity } from './objection-parts';

const LINES = '　\n　\n　\n　\n　';
const EMPTY_ROWS = 3;

const isWithSubject = ({ status, answer }: Objection): boolean =>
  answer !== null || ['FORWARDING', 'FORWARDED', 'NO_RESPONSE'].includes(status);

export function buildStatement(context: DocumentContext): Built {
  const { state, profile, office } = context;
  const objection = objectionOf(context, isWithSubject);
  if (!objection || !isWithSubject(objection))
    return notReady(context, '没有转送登记主体的异议，没有异议不成立声明。', '请先办理“转送异议”。');
  const { answer } = objection;
  if (answer?.admits === true)
    return notReady(context, '登记主体认可该异议，没有异议不成立声明。', '登记主体的书面答复见案件附件。');
  const cite = citer(profile);
  const files = answer ? filesOf(state, answer.evidence).map((file) => [fileTitle(file), '1']) : [];
  const blank = Array.from({ length: EMPTY_ROWS }, () => ['　', '　']);
  return letter(context, {
    title: '异议不成立声明',
    addressee: office.name,
    blocks: [
      paragraph(
        `对我单位${applicationWords(state)}公示信息提出的异议（${formatLong(objection.receivedAt)}收到），我单位认为不成立。${cite.under('XJR-16-8')}现声明如下，并提交必要证明材料。`,
      ),
      facts([
        ['异议类别', groundLabel(profile, 'objection', objection.ground)],
        ['异议内容', withoutIdentity(objection.content, objection.objector)],
      ]),
      paragraph('一、异议不成立的理由'),
      answer ? paragraph(sentence(answer.statement)) : facts([['理由', LINES]]),
      paragraph('二、证明材料清单'),
      ...(answer && files.length === 0
        ? [paragraph('未附证明材料。')]
        : [
            numbered(
              [
                ['证明材料名称', 81],
                ['件数', 11],
              ],
              answer ? files : blank,
            ),
          ]),
      paragraph('我单位对本声明及所附材料的真实性负责。'),
      facts([
        ['经办人（签字）及联系电话', '　'],
        ['登记机构收到日期', answer ? formatLong(answer.receivedAt) : '　'],
      ]),
    ],
    signature: signedBy(subjectName(state)),
    footer: [`申请编号：${state.number}　异议序号：${objection.number}`],
  });
}
