/** Who objects, by real name or not (XJR-16-5): the fields of the kind that was chosen. */
import { Input, Select } from 'antd';
import { codeList } from '#shared/forms/code-lists';
import { DialogText } from '../../components/DialogText';
import { DialogField } from '../../components/StepDialog';
import { OBJECTION_STEPS as S, OBJECTIONS as W } from '../../text/objections';
import { type ObjectorDraft, type ObjectorProblems, USCC } from './objector-draft';

interface ObjectorFieldsProps {
  readonly draft: ObjectorDraft;
  readonly problems: ObjectorProblems;
  readonly onChange: (draft: ObjectorDraft) => void;
}

/** A person is told by any paper but the credit code of a unit. */
const PERSON_PAPERS = codeList('CL-IDTYPE').filter(({ code }) => code !== USCC);

export function ObjectorFields({ draft, problems, onChange }: ObjectorFieldsProps) {
  const text = (key: 'name' | 'idNumber' | 'phone' | 'address' | 'relation' | 'description') => ({
    id: `objector-${key}`,
    value: draft[key],
    error: problems[key] ?? '',
    onChange: (value: string) => onChange({ ...draft, [key]: value }),
  });
  if (draft.kind === 'anonymous')
    return <DialogText {...text('description')} label={W.description} rows={2} max={500} />;
  return (
    <div className="dialog-three">
      <DialogText {...text('name')} label={W.name[draft.kind]} max={100} />
      <DialogField id="objector-idType" label={S.idType} required>
        {draft.kind === 'unit' ? (
          <Input
            id="objector-idType"
            readOnly
            value={codeList('CL-IDTYPE').find(({ code }) => code === USCC)?.label ?? ''}
          />
        ) : (
          <Select
            id="objector-idType"
            aria-required
            value={draft.idType}
            options={PERSON_PAPERS.map(({ code, label }) => ({ value: code, label }))}
            onChange={(idType: string) => onChange({ ...draft, idType })}
          />
        )}
      </DialogField>
      <DialogText {...text('idNumber')} label={S.idNumber} max={40} />
      <DialogText {...text('phone')} label={W.phone} max={40} />
      <DialogText {...text('address')} label={W.address} max={200} required={false} />
      <DialogText {...text('relation')} label={W.relation} max={500} />
    </div>
  );
}
