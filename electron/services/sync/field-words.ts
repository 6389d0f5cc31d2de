/** A field of a case and its values in the words of the screen, wherever offices filled it in differently. */
import type { Desk } from '#electron/services/desk/desk';
import { CHECKLIST } from '#shared/agreement/writes';
import { checklistAnswer } from '#shared/contract/views';
import { isApplication } from '#shared/domain/case-type';
import { conformValue } from '#shared/forms/conform';
import { fieldsOf, formsOf } from '#shared/forms/form-of';
import { rowsOf } from '#shared/forms/rule-facts';
import type { FieldSpec } from '#shared/forms/schema';
import { rowText, valueText } from '#shared/forms/value-text';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import { RESULT_WORDS } from '#shared/paper/d10-review-form';
import { checklistOf } from '#shared/regulation/casework/checklist';
import type { CaseState } from '#shared/regulation/casework/state';

/** What a field is called, and how its values are told. */
export interface FieldWords {
  readonly name: string;
  /** A value in words: nothing of it is left out, however it is made; empty for none. */
  readonly told: (value: Json) => string;
}

/** A case as far as its forms and its rules hang on it. */
type Of = Pick<CaseState, 'caseType' | 'objectType' | 'profile'>;

/**
 * The words of a field of a case by its place (`application.dataRegistName`, `checklist`, the field of a paper), as the
 * forms of this case have them; a place that they do not have is called as it is.
 */
export function fieldWords(desk: Desk, of: Of, field: string): FieldWords {
  if (field === CHECKLIST) return { name: '形式审核表', told: (value) => answersText(desk, of, value) };
  const [, round, index] = /^answers\.(\d+)\.(\d+)$/.exec(field) ?? [];
  if (index !== undefined)
    return { name: `第 ${round} 次补正第 ${Number(index) + 1} 项的说明`, told: asItIs };
  const spec = specAt(of, field);
  return { name: spec?.label ?? field, told: (value) => inWords(desk, spec, value) };
}

/** A field by its part and key; a paper names the key alone. */
function specAt({ caseType, objectType }: Of, field: string): FieldSpec | undefined {
  const [head, key = head] = field.split('.');
  return formsOf(isApplication(caseType) ? caseType : 'FIRST', objectType)
    .filter(({ part }) => key === head || part === head)
    .flatMap(({ schema }) => fieldsOf(schema))
    .find((spec) => spec.key === key);
}

function inWords({ codeLists }: Desk, spec: FieldSpec | undefined, value: Json): string {
  const held = spec === undefined ? null : conformValue(spec, value);
  // What no desk writes is told as it is: an altered program may have.
  if (spec === undefined || !held?.ok) return asItIs(value);
  if (held.value === undefined) return '';
  if (canonicalJson(held.value) !== canonicalJson(value)) return asItIs(value);
  if (spec.kind !== 'rows') return valueText(spec, held.value, codeLists);
  const rows = rowsOf(held.value).map((row) => rowText(spec.columns, row, codeLists));
  return `共 ${rows.length} 行：${rows.join('；')}`;
}

/** What an officer answered to the items of the sheet. */
function answersText(desk: Desk, of: Of, value: Json): string {
  const answers = checklistAnswer.array().safeParse(value);
  if (!answers.success) return asItIs(value);
  const items = checklistOf(of, desk.profileOf(of));
  return answers.data
    .map(({ item, result, remark }) => {
      const label = items.find(({ id }) => id === item)?.label ?? item;
      return `${label}：${RESULT_WORDS[result]}${remark === '' ? '' : `（${remark}）`}`;
    })
    .join('；');
}

const asItIs = (value: Json): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
