/** One line of text: names, codes, numbers, addresses. Uyghur names run right to left. */
import { Input } from 'antd';
import { countChars } from '#shared/forms/text';
import { fieldWidth } from './field-width';
import { type FieldProps, useFormValue } from './form-source';

type LineKind = 'text' | 'uscc' | 'phone' | 'email' | 'url' | 'digest' | 'decimal';

/** A draft may overrun its limit while it is being shortened; the store refuses more than this factor. */
const SLACK = 4;
const CODE_MAX = 64;
const LINE_MAX = 500;

function limitOf(spec: FieldProps<LineKind>['spec']): number {
  if (spec.kind === 'text') return spec.max * SLACK;
  if (spec.kind === 'digest') return CODE_MAX * SLACK;
  return spec.kind === 'email' || spec.kind === 'url' ? LINE_MAX : CODE_MAX;
}

export function TextField({ spec, source, id, describedBy, invalid, required }: FieldProps<LineKind>) {
  const stored = useFormValue(source, spec.key);
  const value = typeof stored === 'string' || typeof stored === 'number' ? String(stored) : '';
  const isCode = spec.kind === 'uscc' || spec.kind === 'digest';
  const counted = spec.kind === 'text' && spec.max >= 50 && value !== '';
  return (
    <div className="field-line" style={{ maxWidth: fieldWidth(spec) }}>
      <Input
        id={id}
        value={value}
        dir={spec.kind === 'text' && spec.rtl === true ? 'rtl' : 'auto'}
        lang={spec.kind === 'text' && spec.rtl === true ? 'ug' : undefined}
        className={isCode ? 'field-code' : ''}
        autoComplete="off"
        spellCheck={false}
        inputMode={spec.kind === 'decimal' ? 'decimal' : 'text'}
        maxLength={limitOf(spec)}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        aria-required={required}
        status={invalid ? 'error' : ''}
        onChange={(event) => source.change(spec.key, event.target.value === '' ? null : event.target.value)}
        onBlur={() => source.leave(spec.key)}
      />
      {counted && spec.kind === 'text' && (
        <span className={`field-count${countChars(value.trim()) > spec.max ? ' field-count-over' : ''}`}>
          {countChars(value.trim())}/{spec.max}
        </span>
      )}
    </div>
  );
}
