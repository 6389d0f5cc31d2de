/** What changed and why: fields of F04, and of F07 when something changed besides the term (NDR-9-11, NDR-9-12). */
import { basis } from '#shared/domain/ids';
import type { Condition, FieldSpec } from '../schema';

const CHANGE = basis('XJR-12-2', 'NDR-9-11', 'NDR-9-12', 'NDR-9-13');

/** The fields; shown and required under a condition, or always. */
export function changeFields(condition?: Condition): readonly FieldSpec[] {
  const shown = condition ? { visible: condition } : {};
  const demanded = { required: condition ?? ('Y' as const), ...shown, basis: CHANGE };
  return [
    {
      key: 'changeReasons',
      label: '变更事由',
      kind: 'enums',
      list: 'CL-CHANGE',
      help: '可多选。只有所选事由涉及的内容可以修改。',
      ...demanded,
    },
    {
      key: 'changeNote',
      label: '变更说明',
      kind: 'longtext',
      min: 20,
      max: 1000,
      help: '写明发生了什么变化、为什么变化、影响哪些内容。',
      ...demanded,
    },
    { key: 'changeDate', label: '变更发生日期', kind: 'date', notFuture: true, ...demanded },
    {
      key: 'changeProofFile',
      label: '变更证明材料',
      kind: 'files',
      attachmentType: '14',
      required: 'N',
      ...shown,
      help: '登记主体信息变更的，必须附证明材料。',
      basis: CHANGE,
    },
  ];
}
