/**
 * A date typed by keyboard. Takes loose forms, shows the weekday of what it understood, and reports only
 * dates that exist; what it cannot read stays in the field and is reported as unread.
 */
import { Input } from 'antd';
import { useState } from 'react';
import { isLocalDate, type LocalDate, weekdayName } from '#shared/domain/local-date';
import { dateProblem, parseTypedDate } from './date-text';
import './form.css';

export interface DateEntryProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (date: LocalDate | null) => void;
  readonly onLeave?: () => void;
  /** Text that is no date; undefined once it is one or empty. Who takes it also says it under the field. */
  readonly onUnread?: (text: string | undefined) => void;
  readonly unread?: string | undefined;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

/** The field itself; the label is the caller's. */
export function DateEntry(props: DateEntryProps) {
  const { id, value, onChange, onLeave, onUnread, describedBy, invalid, required, autoFocus } = props;
  const [typed, setTyped] = useState<string | null>(props.unread ?? null);
  const [left, setLeft] = useState(false);
  const shown = typed ?? value;
  const problem = left && onUnread === undefined && invalid !== true ? dateProblem(shown) : '';
  const wrong = invalid === true || problem !== '';
  const take = (text: string) => {
    setTyped(text);
    setLeft(false);
    const date = parseTypedDate(text);
    onUnread?.(date === null && text.trim() !== '' ? text : undefined);
    if (date !== (value === '' ? null : value)) onChange(date);
  };
  const settle = () => {
    setLeft(true);
    if (typed !== null && (typed.trim() === '' || parseTypedDate(typed) !== null)) setTyped(null);
    onLeave?.();
  };
  const field = (
    <span className="date-entry">
      <Input
        id={id}
        value={shown}
        placeholder="YYYY-MM-DD"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        autoFocus={autoFocus ?? false}
        aria-describedby={problem === '' ? describedBy : `${describedBy ?? ''} ${id}-problem`.trim()}
        aria-invalid={wrong}
        aria-required={required === true}
        status={wrong ? 'error' : ''}
        onChange={(event) => take(event.target.value)}
        onBlur={settle}
      />
      <span className="date-entry-weekday">{isLocalDate(value) ? weekdayName(value) : ''}</span>
    </span>
  );
  return (
    <>
      {field}
      {problem !== '' ? (
        <p className="field-error" id={`${id}-problem`} role="alert">
          ■ {problem}
        </p>
      ) : null}
    </>
  );
}
