/** Values of a form as people read them: labels for codes, names for divisions. For reading and comparing. */
import { divisionName } from '#shared/domain/divisions';
import { labelOf } from '#shared/forms/code-lists';
import type { FieldSpec, FieldValue } from '#shared/forms/schema';

/** Empty text for an empty field; rows are counted, files have no value. */
export function valueText(spec: FieldSpec, value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  switch (spec.kind) {
    case 'enum':
      return labelOf(spec.list, String(value));
    case 'enums':
      return listOf(value, (code) => labelOf(spec.list, code));
    case 'region':
      return divisionName(String(value));
    case 'regions':
      return listOf(value, divisionName);
    case 'bool':
      return value === true ? '是' : '否';
    case 'tags':
      return listOf(value, (tag) => tag);
    case 'rows':
      return Array.isArray(value) ? `${value.length} 行` : '';
    case 'files':
      return '';
    default:
      return String(value);
  }
}

function listOf(value: FieldValue, label: (code: string) => string): string {
  return Array.isArray(value) ? value.map((item) => label(String(item))).join('、') : '';
}
