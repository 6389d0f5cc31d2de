/** One value of a form to read. It shows the whole value or says how much is left out. */
import type { FieldSpec, FormValues } from '#shared/forms/schema';
import { valueText } from '#shared/forms/value-text';
import { useCodeLists } from '../../stores/code-lists';
import { ScrollArea } from '../ScrollArea';
import { FileLine } from './FilesField';
import { useFormFiles } from './form-source';
import { cellText } from './RowsCell';
import type { Row } from './rows-paste';

/** Rows beyond this are counted, not drawn: the whole list stands in the wizard. */
const SHOWN_ROWS = 200;

/** The value of a field: labels for codes, rows as a table, papers by name. */
export function ReadValue({ spec, values }: { readonly spec: FieldSpec; readonly values: FormValues }) {
  const files = useFormFiles();
  const lists = useCodeLists();
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
  const text = valueText(spec, value, lists);
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
  const lists = useCodeLists();
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
                <td key={column.key}>{cellText(column, row[column.key], lists)}</td>
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
