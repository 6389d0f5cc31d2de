/** A field that can only be read, with the reason. What the check finds on it still stands under it. */
import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { sameValue } from '#shared/forms/differences';
import type { FieldSpec, FieldValue, Finding } from '#shared/forms/schema';
import { WIZARD } from '../../text/wizard';
import { type FormSource, useFormFiles } from './form-source';
import { ReadValue } from './ReadValue';

/** Why a field may only be read, and what it has to hold. */
export interface Lock {
  /** Empty when the reason is plain from the field. */
  readonly words: string;
  /** What it has to hold; `undefined` where that is not known. */
  readonly registered: FieldValue | undefined;
}

interface LockedFieldProps {
  readonly id: string;
  readonly spec: FieldSpec;
  readonly source: FormSource;
  readonly findings: readonly Finding[];
  readonly lock: Lock;
}

export function LockedField({ id, spec, source, findings, lock }: LockedFieldProps) {
  const values = useSyncExternalStore(source.subscribe, source.values);
  const files = useFormFiles();
  // It was edited while the request still named it.
  const differs = lock.registered !== undefined && !sameValue(values[spec.key], lock.registered);
  // Papers of what is registered stay with the case that brought them; none here does not mean none there.
  const isElsewhere =
    spec.kind === 'files' && lock.words !== '' && !files.list.some((file) => file.field === spec.key);
  const restore = () => {
    source.change(spec.key, lock.registered ?? null);
    source.leave(spec.key);
  };
  return (
    <div className="field field-locked" data-field={spec.key}>
      <div className="field-head">
        <span className="field-label" id={`${id}-label`}>
          {spec.label}
        </span>
        {spec.isPublic === true ? <span className="field-public">公示</span> : null}
        {lock.words === '' ? null : <span className="field-lock">{lock.words}</span>}
        {differs ? (
          <Button size="small" onClick={restore} aria-label={`${WIZARD.restore}：${spec.label}`}>
            {WIZARD.restore}
          </Button>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: the value of one field, not a fieldset of inputs */}
      <div id={id} role="group" tabIndex={-1} aria-labelledby={`${id}-label`} className="field-locked-value">
        {isElsewhere ? (
          <span className="field-note">{WIZARD.registeredPapers}</span>
        ) : (
          <ReadValue spec={spec} values={values} />
        )}
      </div>
      {findings.map((finding) => (
        <p
          key={`${finding.field} ${finding.code}`}
          className={finding.level === 'error' ? 'field-error' : 'field-warning'}
        >
          <span aria-hidden>{finding.level === 'error' ? '■' : '◆'}</span> {finding.message}
        </p>
      ))}
    </div>
  );
}
