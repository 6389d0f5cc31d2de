/** A question of a step dialog with few answers, as radio buttons under one name. */
import { Radio } from 'antd';
import { useId } from 'react';
import { COMMON } from '../text/common';
import './dialog-fields.css';

interface DialogChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  /** Null while nothing is chosen: grave answers are never chosen beforehand. */
  readonly value: T | null;
  readonly error?: string;
  readonly onChange: (value: T) => void;
}

export function DialogChoice<T extends string>(props: DialogChoiceProps<T>) {
  const { label, options, value, error = '', onChange } = props;
  const labelId = useId();
  return (
    <div className="dialog-field">
      <div>
        <span id={labelId} className="field-label field-required">
          {label}
        </span>
        <span className="visually-hidden">{COMMON.required}</span>
      </div>
      <Radio.Group
        value={value}
        options={options.map((option) => ({ ...option }))}
        aria-labelledby={labelId}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      />
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
