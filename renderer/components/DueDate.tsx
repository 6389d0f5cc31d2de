/** A date that a step would bring about, computed by the rules and shown with the holidays it skips. */
import { formatShort, weekdayName } from '#shared/domain/local-date';
import { groupDays, groupWords } from '#shared/regulation/casework/explain-clock';
import { useQuery } from './use-query';

interface DueDateProps {
  readonly label: string;
  /** Day 0; nothing is shown before it is known. */
  readonly from: string;
  readonly days: number;
}

export function DueDate({ label, from, days }: DueDateProps) {
  const { value } = useQuery('rules.due', { from, days, calendar: 'xj' });
  const holidays = groupDays((value?.skipped ?? []).filter((day) => weekdayName(day.date) !== day.reason));
  return (
    <p className="due-date">
      <span>{label}</span>{' '}
      <strong className={value?.provisional === true ? 'rd-deadline-provisional' : ''}>
        {value ? formatShort(value.due) : '…'}
      </strong>
      <span className="field-note">
        {value ? `${days}个工作日，第一日 ${formatShort(value.firstDay)}` : ''}
        {holidays.length > 0 ? `；跳过 ${holidays.map(groupWords).join('、')}` : ''}
        {value?.provisional === true ? '；日历未载入，按周末推算' : ''}
      </span>
    </p>
  );
}
