/**
 * Draws a page of a form from its schema: one column, two only for pairs (from and to, number and unit).
 * It knows the schema and the source; it does not know cases, laws or where values are kept.
 */
import type { FieldSpec, Finding, FormPage } from '#shared/forms/schema';
import type { FormSource } from './form-source';
import type { Lock } from './LockedField';
import { fieldId, SchemaField } from './SchemaField';
import './form.css';

export interface SchemaFormProps {
  readonly formId: string;
  readonly page: FormPage;
  readonly source: FormSource;
  /** Findings to show, by key of the field. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Words beside labels, by key of the field. */
  readonly marks?: ReadonlyMap<string, string>;
  /** Why a field can only be read, by its key; `null` for one that may be edited. */
  readonly lockOf?: (key: string) => Lock | null;
}

const NOTHING: readonly Finding[] = [];

/** Fields in lines: pairs stand side by side. */
export function layoutLines(fields: readonly FieldSpec[]): readonly (readonly FieldSpec[])[] {
  const lines: FieldSpec[][] = [];
  for (const field of fields) {
    const last = lines.at(-1)?.at(-1);
    const isPair =
      last !== undefined &&
      lines.at(-1)?.length === 1 &&
      ((last.kind === 'decimal' && last.unitField === field.key) ||
        (field.kind === 'date' && field.notBefore === last.key));
    if (isPair) lines.at(-1)?.push(field);
    else lines.push([field]);
  }
  return lines;
}

export function SchemaForm({ formId, page, source, findings, marks, lockOf }: SchemaFormProps) {
  return (
    <div className="schema-form">
      {layoutLines(page.fields).map((line) => (
        <div key={line[0]?.key} className={line.length > 1 ? 'field-pair' : 'field-single'}>
          {line.map((spec) => (
            <SchemaField
              key={spec.key}
              formId={formId}
              spec={spec}
              source={source}
              findings={findings.get(spec.key) ?? NOTHING}
              mark={marks?.get(spec.key) ?? ''}
              lock={lockOf?.(spec.key) ?? null}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Puts the cursor on a field of the page on the screen; false when it is not there. */
export function focusField(formId: string, key: string): boolean {
  const place = document.getElementById(fieldId(formId, key));
  const inside = 'input:not([hidden]):not([disabled]), textarea, select, button';
  const control = place?.matches('input, textarea, select, button')
    ? place
    : (place?.querySelector('input[type="radio"]:checked') ?? place?.querySelector(inside));
  const target = control ?? (place?.matches('[tabindex]') ? place : null);
  if (!(target instanceof HTMLElement)) return false;
  target.closest('[data-field]')?.scrollIntoView({ block: 'center' });
  target.focus();
  return true;
}
