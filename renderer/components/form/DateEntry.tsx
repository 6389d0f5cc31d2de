/**
 * A date typed by keyboard. Takes loose forms, shows the weekday of what it understood, and reports only
 * dates that exist; what it cannot read stays in the field and is reported as unread.
 */
import { Input } from 'antd';
import { useState } from 'react';
import { isLocalDate, type LocalDate, weekdayName } from '#shared/domain/local-date';
import { parseTypedDate } from './date-text';
import './form.css';

export interface DateEntryProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (date: LocalDate | null) => void;
  readonly onLeave?: () => void;
  /** Text that is no date; undefined once it is one or empty. */
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
  const shown = typed ?? value;
  const take = (text: string) => {
    setTyped(text);
    const date = parseTypedDate(text);
    onUnread?.(date === null && text.trim() !== '' ? text : undefined);
    if (date !== (value === '' ? null : value)) onChange(date);
  };
  const settle = () => {
    if (typed !== null && (typed.trim() === '' || parseTypedDate(typed) !== null)) setTyped(null);
    onLeave?.();
  };
  return (
    <span className="date-entry">
      <Input
        id={id}
        value={shown}
        placeholder="YYYY-MM-DD"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        autoFocus={autoFocus ?? false}
        aria-describedby={describedBy}
        aria-invalid={invalid === true}
        aria-required={required === true}
        status={invalid === true ? 'error' : ''}
        onChange={(event) => take(event.target.value)}
        onBlur={settle}
      />
      <span className="date-entry-weekday">{isLocalDate(value) ? weekdayName(value) : ''}</span>
    </span>
  );
}
