/** The fields of a matter of the agency: reasons, document, new date, or the clue of a revocation. */
import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { AgencyType } from '#shared/domain/case-type';
import { call } from '../../bridge/client';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField } from '../../components/StepDialog';
import { useQuery } from '../../components/use-query';
import { START as W } from '../../text/register';
import { MATTER_FIELDS, type MatterDraft, type MatterProblems } from './matter';

interface MatterFieldsProps {
  readonly kind: AgencyType;
  readonly draft: MatterDraft;
  readonly problems: MatterProblems;
  readonly onChange: (change: Partial<MatterDraft>) => void;
}

const id = (field: keyof MatterDraft): string => `rd-matter-${field}`;

export function MatterFields({ kind, draft, problems, onChange }: MatterFieldsProps) {
  return MATTER_FIELDS[kind].map((field) => (
    <DialogField key={field} id={id(field)} label={W[field]} required error={problems[field] ?? ''}>
      {field === 'validTo' ? (
        <DateEntry
          id={id(field)}
          value={draft.validTo}
          required
          invalid={problems.validTo !== undefined}
          onChange={(date) => onChange({ validTo: date ?? '' })}
        />
      ) : field === 'source' ? (
        <SourceChoice value={draft.source} onChange={(source) => onChange({ source })} />
      ) : (
        <Input.TextArea
          id={id(field)}
          rows={field === 'reference' ? 1 : 3}
          maxLength={field === 'reference' ? 100 : 2000}
          aria-required
          aria-invalid={problems[field] !== undefined}
          value={draft[field]}
          onChange={({ target }) => onChange({ [field]: target.value })}
        />
      )}
    </DialogField>
  ));
}

interface SourceChoiceProps {
  readonly value: string;
  readonly onChange: (source: string) => void;
}

interface Ground {
  readonly code: string;
  readonly label: string;
}

/** The sources of a clue as the rules in force list them (XJR-23-2). */
function SourceChoice({ value, onChange }: SourceChoiceProps) {
  const { value: rules } = useQuery('rules.profiles', {}, 'rules');
  const [grounds, setGrounds] = useState<readonly Ground[]>([]);
  const profile = rules?.profiles.find(({ inForce }) => inForce)?.id;
  useEffect(() => {
    if (profile === undefined) return;
    void call('rules.profile', { id: profile }).then((answer) => {
      if (!answer.ok) return;
      // Our own canonical text, made by the service from a checked profile.
      const read = JSON.parse(answer.value.json) as {
        readonly grounds: { readonly revokeSource: readonly Ground[] };
      };
      setGrounds(read.grounds.revokeSource);
    });
  }, [profile]);
  return (
    <Select
      id={id('source')}
      value={value === '' ? null : value}
      onChange={onChange}
      options={grounds.map(({ code, label }) => ({ value: code, label }))}
    />
  );
}
