/** What stands around every field: label, 必填, help, errors and marks, tied together for readers. */
import type { ReactNode } from 'react';
import type { FieldSpec, Finding } from '#shared/forms/schema';

export interface FieldFrameProps {
  readonly spec: FieldSpec;
  readonly id: string;
  readonly required: boolean;
  readonly findings: readonly Finding[];
  /** A word beside the label, e.g. 需补正. */
  readonly mark: string;
  readonly children: ReactNode;
}

/** Kinds whose control is a group of controls: the label names the group and points at none. */
const GROUPS: readonly FieldSpec['kind'][] = ['bool', 'rows', 'files'];

export function FieldFrame({ spec, id, required, findings, mark, children }: FieldFrameProps) {
  const labelClass = required ? 'field-label field-required' : 'field-label';
  return (
    <div
      className={`field${mark === '' ? '' : ' field-lit'}${findings.some((f) => f.level === 'error') ? ' field-wrong' : ''}`}
      data-field={spec.key}
    >
      <div className="field-head">
        {GROUPS.includes(spec.kind) ? (
          <span className={labelClass} id={`${id}-label`}>
            {spec.label}
          </span>
        ) : (
          <label className={labelClass} id={`${id}-label`} htmlFor={id}>
            {spec.label}
          </label>
        )}
        {required && (
          <span className="visually-hidden" id={`${id}-required`}>
            必填
          </span>
        )}
        {spec.isPublic === true && <span className="field-public">公示</span>}
        {mark !== '' && <span className="field-mark">{mark}</span>}
      </div>
      {spec.help !== undefined && (
        <p className="field-help" id={`${id}-help`}>
          {spec.help}
        </p>
      )}
      {children}
      <div id={`${id}-errors`}>
        {findings.slice(0, 5).map((finding) => (
          <p
            key={`${finding.field} ${finding.code} ${finding.message}`}
            className={finding.level === 'error' ? 'field-error' : 'field-warning'}
          >
            <span aria-hidden>{finding.level === 'error' ? '■' : '◆'}</span> {finding.message}
          </p>
        ))}
        {findings.length > 5 && <p className="field-error">另有 {findings.length - 5} 处。</p>}
      </div>
    </div>
  );
}
