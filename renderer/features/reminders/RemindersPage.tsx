/** 提醒: what calls for attention by its date, by kind. It leads there; nothing happens by itself. */
import { Button } from 'antd';
import { EmptyState } from '../../components/EmptyState';
import { LoadingArea } from '../../components/LoadingArea';
import { type Reminders, useReminders } from '../../stores/reminders-store';
import { REMINDERS as W } from '../../text/reminders';
import { AnnualReport } from './AnnualReport';
import '../../components/DeadlineTag.css';
import './RemindersPage.css';

type Reminder = Reminders['reminders'][number];
type Kind = Reminder['kind'];

interface RemindersPageProps {
  readonly onCase: (caseId: string) => void;
  readonly onEntry: (registerId: string) => void;
  readonly onCalendar: () => void;
  readonly onRules: () => void;
  readonly onReport: (year: number) => void;
}

const KINDS: readonly Kind[] = ['deadline', 'expiry', 'renewal', 'calendar', 'rules', 'report'];

export function RemindersPage(props: RemindersPageProps) {
  const { value, failure, load } = useReminders();
  const reminders = value?.reminders ?? [];
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={() => void load()} what={W.loading}>
      <div className="rd-page rd-page-scroll">
        <div className="rd-page-head">
          <h1>{W.title}</h1>
        </div>
        {value ? <AnnualReport report={value.annualReport} onNumbers={props.onReport} /> : null}
        {reminders.length === 0 ? <EmptyState text={W.none} /> : null}
        {KINDS.map((kind) => (
          <KindTable
            key={kind}
            kind={kind}
            reminders={reminders.filter((reminder) => reminder.kind === kind)}
            {...props}
          />
        ))}
      </div>
    </LoadingArea>
  );
}

interface KindTableProps extends RemindersPageProps {
  readonly kind: Kind;
  readonly reminders: readonly Reminder[];
}

function KindTable({ kind, reminders, ...go }: KindTableProps) {
  if (reminders.length === 0) return null;
  return (
    <section className="rd-card" aria-label={W.kinds[kind]}>
      <h2>
        {W.kinds[kind]}（{reminders.length}）
      </h2>
      <table className="rd-plain-table rd-reminders">
        <caption className="rd-hidden">{W.caption(W.kinds[kind])}</caption>
        <thead>
          <tr>
            {Object.values(W.columns).map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reminders.map((reminder) => (
            <tr key={`${reminder.title} ${reminder.caseId ?? reminder.registerId ?? ''}`}>
              <td>
                <DaysLeft days={reminder.daysLeft} />
              </td>
              <td>{reminder.on}</td>
              <th scope="row">{reminder.title}</th>
              <td>{reminder.detail}</td>
              <td>
                <Open reminder={reminder} {...go} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Days within which a reminder is amber. */
const SOON = 7;

function DaysLeft({ days }: { readonly days: number }) {
  if (days < 0)
    return (
      <span className="rd-deadline rd-deadline-overdue">
        <span aria-hidden="true">■</span> {W.late(-days)}
      </span>
    );
  const [level, shape] =
    days === 0
      ? (['today', '▲'] as const)
      : days <= SOON
        ? (['soon', '◆'] as const)
        : (['normal', '●'] as const);
  return (
    <span className={`rd-deadline rd-deadline-${level}`}>
      <span aria-hidden="true">{shape}</span> {days === 0 ? W.today : W.left(days)}
    </span>
  );
}

interface OpenProps extends RemindersPageProps {
  readonly reminder: Reminder;
}

function Open({ reminder, onCase, onEntry, onCalendar, onRules }: OpenProps) {
  const { caseId, registerId, kind, title } = reminder;
  const go = (): void => {
    if (caseId !== null) onCase(caseId);
    else if (registerId !== null) onEntry(registerId);
    else if (kind === 'calendar') onCalendar();
    else onRules();
  };
  if (kind === 'report' && caseId === null && registerId === null) return null;
  const label = kind === 'calendar' ? W.toCalendar : kind === 'rules' ? W.toRules : W.open;
  return (
    <Button size="small" aria-label={`${label} ${title}`} onClick={go}>
      {label}
    </Button>
  );
}
