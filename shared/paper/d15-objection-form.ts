/**
 * D15 异议登记表: everything known of an objection and of who made it (XJR-16-5). A paper of the file: the only
 * one with the objector's number and contact in full.
 */
import { formatLong } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import { OBJECTION_STATUS_NAMES, type Objection } from '#shared/regulation/casework/objection';
import { facts, paragraph } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { evidenceTable } from './evidence';
import { groundLabel } from './grounds';
import { type Built, dataName, letter, letterFooter, notReady, subjectName } from './letter';
import { objectionOf } from './objection-parts';

export function buildObjectionForm(context: DocumentContext): Built {
  const { state, profile } = context;
  const objection = objectionOf(context, () => true);
  if (!objection) return notReady(context, '本案没有登记异议。', '收到异议的，请办理“登记异议”。');
  const cite = citer(profile);
  const law = cite.under('XJR-16-5');
  return letter(context, {
    title: '公共数据资源登记异议登记表',
    addressee: null,
    blocks: [
      paragraph('一、异议事项'),
      facts([
        ['异议序号', `${state.number} 异议${objection.number}`],
        ['被异议的登记', `${subjectName(state)}“${dataName(state)}”`],
        ['收到日期', formatLong(objection.receivedAt)],
        ['是否在公示期内', objection.inPeriod ? '是' : '否（不作为异议，留作线索）'],
        ...objectorRows(objection),
        ['异议类别', groundLabel(profile, 'objection', objection.ground)],
        ['异议内容', objection.content],
        ['请求事项', objection.request],
        ['登记人', context.personName(objection.registeredBy)],
        ['办理情况', OBJECTION_STATUS_NAMES[objection.status]],
      ]),
      paragraph('二、证据材料清单'),
      ...(objection.evidence.length === 0
        ? [paragraph(objection.evidenceFollows ? '未附证据材料，异议提出方说明待补。' : '未附证据材料。')]
        : [
            evidenceTable(state, objection.evidence),
            ...(objection.evidenceFollows ? [paragraph('另有证据材料待补。')] : []),
          ]),
      paragraph(`${law}相关当事人应当实名提出异议。`),
      facts([['异议提出方签名或者盖章', '　　　　　　　　　　　年　　月　　日']]),
    ],
    footer: letterFooter(context),
  });
}

function objectorRows({ objector }: Objection): readonly (readonly [string, string])[] {
  if (objector.kind === 'anonymous')
    return [
      ['异议提出方', '未实名'],
      ['来件情况', objector.description],
    ];
  return [
    ['异议提出方', objector.name],
    ['提出方类别', objector.kind === 'unit' ? '单位' : '个人'],
    ['证件类型', labelOf('CL-IDTYPE', objector.idType)],
    ['证件号码', objector.idNumber],
    ['联系电话', objector.phone],
    ['联系地址', objector.address],
    ['与登记事项的关系', objector.relation],
  ];
}
