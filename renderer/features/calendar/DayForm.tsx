/** Fields of days: dates, kind, name, scope. Used for a day of the list and for a span that is corrected. */
import { Button, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { LocalDate } from '#shared/domain/local-date';
import { DialogField } from '../../components/StepDialog';
import type { DraftDay } from '../../stores/calendar-draft';
import { CALENDAR_EDITOR as W } from '../../text/calendar';
import { COMMON } from '../../text/common';
import { readDates, writeDates } from './dates-text';

export interface DayValues {
  readonly dates: readonly LocalDate[];
  readonly kind: DraftDay['kind'];
  readonly name: string;
  readonly scope: DraftDay['scope'];
}

interface DayFormProps {
  readonly start: DayValues;
  readonly okLabel: string;
  readonly onDone: (values: DayValues) => void;
  readonly onCancel: () => void;
}

export function DayForm({ start, okLabel, onDone, onCancel }: DayFormProps) {
  const id = useId();
  const [dates, setDates] = useState(writeDates(start.dates));
  const [name, setName] = useState(start.name);
  const [kind, setKind] = useState(start.kind);
  const [scope, setScope] = useState(start.scope);
  const [asked, setAsked] = useState(false);
  const read = readDates(dates);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (read && name.trim() !== '') onDone({ dates: read, kind, name: name.trim(), scope });
  };
  return (
    <form className="rd-day-form" onSubmit={send} noValidate>
      <DialogField
        id={`${id}-dates`}
        label={W.dates}
        required
        help={W.datesHelp}
        error={asked && !read ? W.datesWrong : ''}
      >
        <Input
          id={`${id}-dates`}
          autoFocus
          value={dates}
          aria-invalid={asked && !read}
          onChange={({ target }) => setDates(target.value)}
        />
      </DialogField>
      <DialogField
        id={`${id}-name`}
        label={W.name}
        required
        error={asked && name.trim() === '' ? W.nameMissing : ''}
      >
        <Input
          id={`${id}-name`}
          maxLength={40}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </DialogField>
      <DialogField id={`${id}-kind`} label={W.kind}>
        <Select
          id={`${id}-kind`}
          value={kind}
          onChange={setKind}
          options={(['off', 'makeup_workday'] as const).map((value) => ({ value, label: W.kinds[value] }))}
        />
      </DialogField>
      <DialogField id={`${id}-scope`} label={W.scope}>
        <Select
          id={`${id}-scope`}
          value={scope}
          onChange={setScope}
          options={(['national', 'xinjiang'] as const).map((value) => ({ value, label: W.scopes[value] }))}
        />
      </DialogField>
      <Button type="primary" htmlType="submit">
        {okLabel}
      </Button>
      <Button onClick={onCancel}>{COMMON.cancel}</Button>
    </form>
  );
}
