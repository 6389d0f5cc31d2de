/** Papers that prove a step: those of the case to tick, and new ones to add from a file. */
import { Checkbox } from 'antd';
import { useId } from 'react';
import type { AttachmentView } from '#shared/contract/views';
import { COMMON } from '../text/common';
import { DropZone } from './form/DropZone';
import './dialog-fields.css';

interface EvidencePickerProps {
  readonly label: string;
  readonly addLabel: string;
  readonly hint: string;
  /** File name endings that are taken. */
  readonly accept: readonly string[];
  readonly files: readonly AttachmentView[];
  readonly picked: readonly number[];
  readonly busy: boolean;
  readonly required?: boolean;
  /** Why a file was not added, or what is missing; empty when all is well. */
  readonly problem: string;
  readonly onPicked: (picked: readonly number[]) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

export function EvidencePicker(props: EvidencePickerProps) {
  const { label, addLabel, hint, accept, files, picked, busy, problem, onPicked, onFiles } = props;
  const { required = false } = props;
  const id = useId();
  return (
    <fieldset className="dialog-choice" aria-busy={busy}>
      <legend>
        <span className={required ? 'field-label field-required' : 'field-label'}>{label}</span>
        {required ? <span className="visually-hidden">{COMMON.required}</span> : null}
      </legend>
      {files.length > 0 ? (
        <ul className="evidence-choice">
          {files.map((file) => (
            <li key={file.id}>
              <Checkbox
                checked={picked.includes(file.id)}
                onChange={({ target }) =>
                  onPicked(target.checked ? [...picked, file.id] : picked.filter((one) => one !== file.id))
                }
              >
                {file.title}
              </Checkbox>
            </li>
          ))}
        </ul>
      ) : null}
      <DropZone
        id={id}
        label={addLabel}
        accessibleName={addLabel}
        hint={hint}
        accept={accept}
        multiple
        disabled={busy}
        onFiles={onFiles}
      />
      {problem ? (
        <p className="field-error" role="alert">
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}
