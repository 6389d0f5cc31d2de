/** One field of a form by its kind, hidden while its condition does not hold. */
import { memo } from 'react';
import { isRequired, isVisible } from '#shared/forms/conditions';
import type { FieldSpec, Finding } from '#shared/forms/schema';
import { assertNever } from '#shared/lib/assert-never';
import { BoolField } from './BoolField';
import { DateField } from './DateField';
import { DigestField } from './DigestField';
import { EnumField } from './EnumField';
import { EnumsField } from './EnumsField';
import { FieldFrame } from './FieldFrame';
import { FilesField } from './FilesField';
import { type FormSource, useFormJudgement } from './form-source';
import { IntegerField } from './IntegerField';
import { type Lock, LockedField } from './LockedField';
import { LongTextField } from './LongTextField';
import { RegionField } from './RegionField';
import { RowsField } from './RowsField';
import { TagsField } from './TagsField';
import { TextField } from './TextField';

export interface SchemaFieldProps {
  readonly formId: string;
  readonly spec: FieldSpec;
  readonly source: FormSource;
  readonly findings: readonly Finding[];
  readonly mark: string;
  /** Why it can only be read; `null` when it may be edited. */
  readonly lock: Lock | null;
}

/** Id of a field's control; `focusField` finds it by this. */
export const fieldId = (formId: string, key: string): string => `${formId}-${key}`;

export const SchemaField = memo(function SchemaField(props: SchemaFieldProps) {
  const { formId, spec, source, findings, mark, lock } = props;
  const visible = useFormJudgement(source, (values) => isVisible(spec, values));
  const required = useFormJudgement(source, (values) => isRequired(spec, values));
  if (!visible) return null;
  const id = fieldId(formId, spec.key);
  if (lock !== null) return <LockedField {...{ id, spec, source, findings, lock }} />;
  return (
    <FieldFrame spec={spec} id={id} required={required} findings={findings} mark={mark}>
      <Control {...{ id, spec, source, findings, required }} />
    </FieldFrame>
  );
});

function Control(props: {
  readonly id: string;
  readonly spec: FieldSpec;
  readonly source: FormSource;
  readonly findings: readonly Finding[];
  readonly required: boolean;
}) {
  const { id, spec, source, findings, required } = props;
  const common = {
    source,
    id,
    labelId: `${id}-label`,
    describedBy: [
      ...(required ? [`${id}-required`] : []),
      ...(spec.help === undefined ? [] : [`${id}-help`]),
      `${id}-errors`,
    ].join(' '),
    invalid: findings.some((finding) => finding.level === 'error'),
    required,
  };
  switch (spec.kind) {
    case 'text':
    case 'uscc':
    case 'phone':
    case 'email':
    case 'url':
    case 'decimal':
      return <TextField {...common} spec={spec} />;
    case 'longtext':
      return <LongTextField {...common} spec={spec} />;
    case 'digest':
      return <DigestField {...common} spec={spec} />;
    case 'enum':
      return <EnumField {...common} spec={spec} />;
    case 'enums':
      return <EnumsField {...common} spec={spec} />;
    case 'region':
    case 'regions':
      return <RegionField {...common} spec={spec} />;
    case 'bool':
      return <BoolField {...common} spec={spec} />;
    case 'date':
      return <DateField {...common} spec={spec} />;
    case 'integer':
      return <IntegerField {...common} spec={spec} />;
    case 'tags':
      return <TagsField {...common} spec={spec} />;
    case 'rows':
      return <RowsField {...common} spec={spec} wrongPlaces={findings.map((finding) => finding.field)} />;
    case 'files':
      return <FilesField {...common} spec={spec} />;
    default:
      return assertNever(spec, 'field kind');
  }
}
