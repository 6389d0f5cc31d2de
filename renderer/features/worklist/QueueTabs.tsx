/** Queues as tabs: mine, all, then those that wait for this person's roles. ← → walk them. */
import type { KeyboardEvent } from 'react';
import { QUEUES, type QueueId } from '#shared/regulation/casework/queues';
import type { WorklistCounts } from '../../stores/worklist-store';
import { WORKLIST } from '../../text/worklist';
import './QueueTabs.css';

type Queue = 'mine' | 'all' | QueueId;

interface QueueTabsProps {
  readonly counts: WorklistCounts | null;
  readonly queue: Queue;
  readonly onQueue: (queue: Queue) => void;
}

interface Tab {
  readonly id: Queue;
  readonly title: string;
  readonly count: number | null;
}

function tabsOf(counts: WorklistCounts | null, queue: Queue): readonly Tab[] {
  const queues = (counts?.queues ?? []).filter((entry) => entry.mine || entry.queue === queue);
  const known = queues.map((entry): Tab => ({ id: entry.queue, title: entry.title, count: entry.count }));
  const first: readonly Tab[] = [
    { id: 'mine', title: WORKLIST.mine, count: counts?.mine ?? null },
    { id: 'all', title: WORKLIST.all, count: null },
  ];
  const current = QUEUES.find((entry) => entry.id === queue);
  // Before the counts are here, the present queue has its tab already.
  if (current && !counts) return [...first, { id: current.id, title: current.title, count: null }];
  return [...first, ...known];
}

export function QueueTabs({ counts, queue, onQueue }: QueueTabsProps) {
  const tabs = tabsOf(counts, queue);
  const walk = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const at = tabs.findIndex((tab) => tab.id === queue);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onQueue(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-queue="${next.id}"]`)?.focus();
  };
  return (
    <div className="rd-queues" role="tablist" aria-label={WORKLIST.queues} onKeyDown={walk} tabIndex={-1}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          data-queue={tab.id}
          aria-selected={tab.id === queue}
          tabIndex={tab.id === queue ? 0 : -1}
          className="rd-queue"
          onClick={() => onQueue(tab.id)}
        >
          {tab.title}
          {tab.count === null ? null : <span className="rd-queue-count">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}
