/** One row of the correction list: wording editable, the basis fixed. */
import { DeleteOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input, Select } from 'antd';
import { codeList } from '#shared/forms/code-lists';
import { ClauseTags } from '../../components/ClauseTags';
import { applicationFields, kindOf, placeWords } from '../../components/form/application-pages';
import { DialogField } from '../../components/StepDialog';
import type { DefectRow } from '../../stores/acceptance-draft';
import { useOpenCase } from '../../stores/case-store';
import { ACCEPTANCE as W } from '../../text/case';

interface DefectEditorProps {
  readonly row: DefectRow;
  readonly number: number;
  /** A later list: every row must say how the resubmission brought the defect. */
  readonly later: boolean;
  readonly onChange: (row: DefectRow) => void;
  readonly onRemove: () => void;
}

const KINDS = codeList('CL-DEFECT').map((item) => ({ value: item.code, label: item.label }));

export function DefectEditor({ row, number, later, onChange, onRemove }: DefectEditorProps) {
  const { view } = useOpenCase();
  const places = applicationFields(kindOf(view)).map((field) => ({ value: placeWords(field) }));
  const id = (name: string) => `defect-${number}-${name}`;
  const text = (key: 'problem' | 'requirement' | 'newBecause') => (
    <Input.TextArea
      id={id(key)}
      autoSize={{ minRows: 1, maxRows: 4 }}
      maxLength={key === 'newBecause' ? 300 : 500}
      value={row[key]}
      onChange={(event) => onChange({ ...row, [key]: event.target.value })}
    />
  );
  return (
    <li className="defect" aria-label={`${W.list} ${number}`}>
      <div className="defect-head">
        <strong>{number}.</strong>
        <ClauseTags ids={row.basis} />
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          aria-label={`${W.remove}第 ${number} 项`}
          title={W.remove}
          onClick={onRemove}
        />
      </div>
      <DialogField id={id('place')} label={W.place} required>
        <AutoComplete
          id={id('place')}
          aria-required
          value={row.place}
          options={places}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) === true }}
          maxLength={100}
          onChange={(place: string) => onChange({ ...row, place })}
        />
      </DialogField>
      <DialogField id={id('kind')} label={W.kind} required>
        <Select
          id={id('kind')}
          aria-required
          value={row.kind}
          options={KINDS}
          onChange={(kind: string) => onChange({ ...row, kind })}
        />
      </DialogField>
      <DialogField id={id('problem')} label={W.problem} required>
        {text('problem')}
      </DialogField>
      <DialogField id={id('requirement')} label={W.requirement} required>
        {text('requirement')}
      </DialogField>
      {later ? (
        <DialogField id={id('newBecause')} label={W.newBecause} help={W.newBecauseHelp}>
          {text('newBecause')}
        </DialogField>
      ) : null}
    </li>
  );
}
