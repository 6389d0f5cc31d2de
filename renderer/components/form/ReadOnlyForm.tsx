/** A form page to read: labels and values of visible fields, rows as tables, papers by name. */
import type { ReactNode } from 'react';
import { isVisible } from '#shared/forms/conditions';
import type { FieldSpec, FormPage, FormValues } from '#shared/forms/schema';
import './form.css';
import { ReadValue } from './ReadValue';

export interface ReadOnlyFormProps {
  readonly page: FormPage;
  readonly values: FormValues;
  readonly marks?: ReadonlyMap<string, string>;
  /** Something behind a value, e.g. a button that marks a defect. */
  readonly extra?: (spec: FieldSpec) => ReactNode;
}

export function ReadOnlyForm({ page, values, marks, extra }: ReadOnlyFormProps) {
  const visible = page.fields.filter((spec) => isVisible(spec, values));
  return (
    <dl className="read-form">
      {visible.map((spec) => {
        const mark = marks?.get(spec.key) ?? '';
        return (
          <div
            key={spec.key}
            className={mark === '' ? 'read-line' : 'read-line field-lit'}
            data-field={spec.key}
          >
            <dt>
              {spec.label}
              {spec.isPublic === true && <span className="field-public">公示</span>}
              {mark !== '' && <span className="field-mark">{mark}</span>}
            </dt>
            <dd>
              <ReadValue spec={spec} values={values} />
              {extra?.(spec)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
