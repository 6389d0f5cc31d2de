/** A form page to read: labels and values of visible fields, rows as tables, papers by name. */
import type { ReactNode } from 'react';
import { isVisible } from '#shared/forms/conditions';
import type { FieldSpec, FormPage, FormValues } from '#shared/forms/schema';
import { ScrollArea } from '../ScrollArea';
import { FileLine } from './FilesField';
import { useFormFiles } from './form-source';
import { cellText } from './RowsCell';
import type { Row } from './rows-paste';
import { valueText } from './value-text';
import './form.css';

export interface ReadOnlyFormProps {
  readonly page: FormPage;
  readonly values: FormValues;
  readonly marks?: ReadonlyMap<string, string>;
  /** Something behind a value, e.g. a button that marks a defect. */
  readonly extra?: (spec: FieldSpec) => ReactNode;
}

/** Rows beyond this are counted, not drawn: the whole list stands in the wizard. */
const SHOWN_ROWS = 200;

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

function ReadValue({ spec, values }: { readonly spec: FieldSpec; readonly values: FormValues }) {
  const files = useFormFiles();
  const value = values[spec.key];
  if (spec.kind === 'files') {
    const own = files.list.filter((file) => file.field === spec.key);
    if (own.length === 0) return <span className="field-note">无</span>;
    return (
      <ul className="file-list">
        {own.map((file) => (
          <FileLine key={file.id} file={file} />
        ))}
      </ul>
    );
  }
  if (spec.kind === 'rows' && Array.isArray(value) && value.length > 0)
    return <ReadRows spec={spec} rows={value as readonly Row[]} />;
  const text = valueText(spec, value);
  if (text === '') return <span className="field-note">未填</span>;
  return (
    <span className={spec.kind === 'uscc' || spec.kind === 'digest' ? 'field-code' : 'read-text'} dir="auto">
      {text}
    </span>
  );
}

function ReadRows(props: {
  readonly spec: Extract<FieldSpec, { kind: 'rows' }>;
  readonly rows: readonly Row[];
}) {
  const { spec, rows } = props;
  return (
    <ScrollArea name={spec.label} className="read-rows">
      <table>
        <caption className="visually-hidden">{spec.label}</caption>
        <thead>
          <tr>
            <th scope="col">序号</th>
            {spec.columns.map((column) => (
              <th key={column.key} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN_ROWS).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              {spec.columns.map((column) => (
                <td key={column.key}>{cellText(column, row[column.key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN_ROWS && (
        <p className="field-note">
          共 {rows.length} 行，此处显示前 {SHOWN_ROWS} 行。
        </p>
      )}
    </ScrollArea>
  );
}
