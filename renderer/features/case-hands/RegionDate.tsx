/** An official date as the region's record has it; empty where it stands as recorded here. */
import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract';
import type { LocalDate } from '#shared/domain/local-date';
import { DateEntry } from '../../components/form/DateEntry';
import { dateProblem } from '../../components/form/date-text';
import { DialogField } from '../../components/StepDialog';
import { HANDS as W } from '../../text/case-hands';

export type RegionDateName = keyof CallInput<'sync.confirmSteps'>['dates'];

interface RegionDateProps {
  readonly name: RegionDateName;
  readonly title: string;
  readonly recorded: string;
  readonly value: string | null;
  /** Whether the dialog was sent: what is unread is then said while one is still in the field. */
  readonly asked: boolean;
  readonly onChange: (value: LocalDate | null) => void;
  /** Whether what stands in the field is no date. */
  readonly onUnread: (isUnread: boolean) => void;
}

export function RegionDate(props: RegionDateProps) {
  const { name, title, recorded, value, asked, onChange, onUnread } = props;
  const [unread, setUnread] = useState('');
  const [left, setLeft] = useState(false);
  const id = `rd-hands-${name}`;
  const problem = left || asked ? dateProblem(unread) : '';
  return (
    <DialogField id={id} label={title} help={W.asRecorded(recorded)} error={problem}>
      <DateEntry
        id={id}
        value={value ?? ''}
        invalid={problem !== ''}
        onChange={onChange}
        onLeave={() => setLeft(true)}
        onUnread={(text = '') => {
          setUnread(text);
          setLeft(false);
          onUnread(text !== '');
        }}
      />
    </DialogField>
  );
}
