/** The agent of an application and its mandate (XJR-10-1): the same fields in every form that has an applicant. */
import { basis } from '#shared/domain/ids';
import { when } from '../conditions';
import type { Condition, FieldSpec } from '../schema';

const AGENT = when('委托第三方办理', 'hasAgent', true);
const BASIS = basis('XJR-10-1');
const rule = { required: AGENT, visible: AGENT, basis: BASIS } as const;

/** Fields of the agent; `applicant` hides the question where nobody applies (a case ex officio). */
export function agentFields(applicant?: Condition): readonly FieldSpec[] {
  return [
    {
      key: 'hasAgent',
      label: '是否委托第三方',
      kind: 'bool',
      required: 'Y',
      ...(applicant ? { visible: applicant } : {}),
      basis: BASIS,
    },
    { key: 'agentName', label: '受托机构名称', kind: 'text', min: 2, max: 100, ...rule },
    { key: 'agentUscc', label: '受托机构代码', kind: 'uscc', ...rule },
    { key: 'agentContact', label: '受托机构联系人', kind: 'text', min: 2, max: 50, ...rule },
    { key: 'agentPhone', label: '受托机构电话', kind: 'phone', ...rule },
    { key: 'agentFrom', label: '委托期限起', kind: 'date', ...rule },
    {
      key: 'agentTo',
      label: '委托期限止',
      kind: 'date',
      notBefore: 'agentFrom',
      help: '委托期限应包含办理当日。',
      ...rule,
    },
    { key: 'agentMandateFile', label: '授权委托书', kind: 'files', attachmentType: '10', ...rule },
  ];
}
