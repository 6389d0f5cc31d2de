/** A value of a form as people read it: labels for codes, names for divisions, 是/否. Never cuts a value short. */
import { divisionName } from '#shared/domain/divisions';
import { type CodeLists, labelIn } from './code-lists';
import { isEmpty } from './conditions';
import type { FieldSpec, FieldValue, FormValues } from './schema';

/** Empty text for an empty field and for papers, which are no values; rows are counted. `lists`: those in force. */
export function valueText(spec: FieldSpec, value: FieldValue | undefined, lists: CodeLists): string {
  if (value === undefined || isEmpty(value)) return '';
  switch (spec.kind) {
    case 'enum':
      return labelIn(lists, spec.list, String(value));
    case 'enums':
      return listText(value, (code) => labelIn(lists, spec.list, code));
    case 'region':
      return divisionName(String(value));
    case 'regions':
      return listText(value, divisionName);
    case 'bool':
      return value === true ? '是' : '否';
    case 'tags':
      return listText(value, (tag) => tag);
    case 'rows':
      return Array.isArray(value) ? `${value.length} 行` : '';
    case 'files':
      return '';
    default:
      return String(value).trim();
  }
}

/** One row as people read it: its filled columns in their order. */
export function rowText(columns: readonly FieldSpec[], row: FormValues, lists: CodeLists): string {
  return columns
    .map((column) => ({ column, text: valueText(column, row[column.key], lists) }))
    .filter(({ text }) => text !== '')
    .map(({ column, text }) => (column.kind === 'bool' ? `${column.label}：${text}` : text))
    .join('，');
}

function listText(value: FieldValue, label: (code: string) => string): string {
  return Array.isArray(value) ? value.map((item) => label(String(item))).join('、') : '';
}
