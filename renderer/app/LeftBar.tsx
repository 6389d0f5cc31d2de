/** The left bar: pages of this person, and under 待办 the queues that wait for this person, with counts. */
import { Tooltip } from 'antd';
import type { PersonRole } from '#shared/access/roles';
import { QUEUES } from '#shared/regulation/casework/queues';
import { useShortcut } from '../components/use-main-action';
import { callCount, useReminders } from '../stores/reminders-store';
import { useSync } from '../stores/sync-store';
import { useWorklist } from '../stores/worklist-store';
import { COMMON } from '../text/common';
import { SHELL } from '../text/shell';
import './LeftBar.css';
import { type MenuEntry, menuPageOf } from './menu';
import { navigate, type Route } from './router';

interface LeftBarProps {
  readonly entries: readonly MenuEntry[];
  readonly route: Route;
  readonly roles: readonly PersonRole[];
  readonly folded: boolean;
}

export function LeftBar({ entries, route, roles, folded }: LeftBarProps) {
  const counts = useWorklist((list) => list.counts);
  const reminders = useReminders(({ value }) => (value ? callCount(value) : 0));
  const exchange = useSync((sync) => (sync.value?.inbox ?? 0) + (sync.value?.conflictsHere ?? 0));
  const page = menuPageOf(route);
  const queue = route.page === 'worklist' ? route.queue : null;
  const queues = QUEUES.filter((candidate) => candidate.roles.some((role) => roles.includes(role)));
  const countOf = (id: string): number => counts?.queues.find((entry) => entry.queue === id)?.count ?? 0;
  const countFor = (of: MenuEntry['page']): number => {
    if (of === 'worklist') return counts?.mine ?? 0;
    if (of === 'sync') return exchange;
    return of === 'reminders' ? reminders : 0;
  };
  return (
    <nav className={`rd-left${folded ? ' rd-left-folded' : ''}`} aria-label={SHELL.navigation}>
      <ul>
        {entries.map((entry, index) => (
          <li key={entry.page}>
            <Entry
              entry={entry}
              number={index + 1}
              current={page === entry.page && (queue === null || queue === 'mine' || queue === 'all')}
              count={countFor(entry.page)}
              folded={folded}
            />
            {entry.page === 'worklist' && !folded ? (
              <ul className="rd-left-queues">
                {queues.map((item) => (
                  <li key={item.id}>
                    <a href={`#/worklist/${item.id}`} aria-current={queue === item.id ? 'page' : undefined}>
                      <span>{item.title}</span>
                      <Count value={countOf(item.id)} />
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface EntryProps {
  readonly entry: MenuEntry;
  readonly number: number;
  readonly current: boolean;
  readonly count: number;
  readonly folded: boolean;
}

function Entry({ entry, number, current, count, folded }: EntryProps) {
  // There are nine keys; what stands below is reached by Tab and by the palette.
  const key = number < 10 ? `Ctrl+${number}` : '';
  useShortcut(key, entry.label, key === '' ? null : () => navigate(entry.path));
  return (
    <Tooltip
      title={key === '' ? entry.label : COMMON.tooltipKey(entry.label, key)}
      placement="right"
      mouseEnterDelay={folded ? 0 : 1}
    >
      <a
        href={entry.path}
        className="rd-left-entry"
        aria-label={folded ? entry.label : undefined}
        aria-current={current ? 'page' : undefined}
        {...(key === '' ? {} : { 'aria-keyshortcuts': `Control+${number}` })}
      >
        <span className="rd-left-icon" aria-hidden="true">
          {entry.icon}
        </span>
        {folded ? null : <span className="rd-left-label">{entry.label}</span>}
        <Count value={count} />
      </a>
    </Tooltip>
  );
}

function Count({ value }: { readonly value: number }) {
  return value > 0 ? <span className="rd-left-count">{value}</span> : null;
}
