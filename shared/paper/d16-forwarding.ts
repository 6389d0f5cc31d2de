/**
 * D16 异议转送函: what is objected and on what evidence, and by when the subject answers (XJR-16-7, XJR-16-8).
 * The objector's number is masked and the contact left out: the subject answers the office, not the objector.
 */
import { formatLong } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import type { Objection } from '#shared/regulation/casework/objection';
import { clockRule } from '#shared/regulation/profiles/profile';
import { facts, paragraph } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { evidenceTable } from './evidence';
import { groundLabel } from './grounds';
import { applicationWords, type Built, letter, letterFooter, notReady, subjectName } from './letter';
import { masked, objectionOf, objectorName, withoutIdentity } from './objection-parts';

export function buildForwarding(context: DocumentContext): Built {
  const { state, profile, office } = context;
  const objection = objectionOf(context, ({ status }) => status === 'ACCEPTED');
  if (!objection) return notReady(context, '没有待转送的异议，不能出具异议转送函。', '请先办理“受理异议”。');
  const { objector } = objection;
  const cite = citer(profile);
  const { days } = clockRule(profile, 'O2');
  return letter(context, {
    title: '公共数据资源登记异议转送函',
    addressee: subjectName(state),
    blocks: [
      paragraph(
        `你单位${applicationWords(state)}公示期间，我单位于${formatLong(objection.receivedAt)}收到对公示信息的异议。${cite.under('XJR-16-7')}现将异议转送你单位。`,
      ),
      facts([
        ['异议提出方', objectorName(objector)],
        ...identityRows(objection),
        ['异议类别', groundLabel(profile, 'objection', objection.ground)],
        ['异议内容', withoutIdentity(objection.content, objector)],
        ['请求事项', withoutIdentity(objection.request, objector)],
      ]),
      paragraph('一、异议提出方提供的证据材料'),
      ...(objection.evidence.length === 0
        ? [paragraph(objection.evidenceFollows ? '证据材料待补，补交后另行转送。' : '未附证据材料。')]
        : [evidenceTable(state, objection.evidence)]),
      paragraph('二、答复要求'),
      paragraph(
        `${cite.under('XJR-16-8')}请你单位自收到本函之日起${days}个工作日内，向我单位提交异议不成立声明及必要证明材料（${office.address}，电话${office.phone}）；认可异议的，请书面说明。逾期未提交的，我单位依据现有材料审核处理。`,
      ),
      ...(cite.has('XJR-16-6')
        ? [paragraph('三、登记程序'), paragraph(`${cite.under('XJR-16-6')}异议处理期间暂缓登记。`)]
        : []),
      paragraph('附件：异议不成立声明（样式）'),
    ],
    footer: letterFooter(context),
  });
}

function identityRows({ objector }: Objection): readonly (readonly [string, string])[] {
  if (objector.kind === 'anonymous') return [];
  return [
    ['证件类型及号码', `${labelOf('CL-IDTYPE', objector.idType)}　${masked(objector.idNumber)}`],
    ['与登记事项的关系', withoutIdentity(objector.relation, objector)],
  ];
}
