/** 待办: what today needs, at a glance. Rows, order and counts come from the main process. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { QUEUES, type QueueId } from '#shared/regulation/casework/queues';
import { DataTable } from '../../components/DataTable';
import { DeadlineTag } from '../../components/DeadlineTag';
import { EmptyState } from '../../components/EmptyState';
import { FailureNotice } from '../../components/FailureNotice';
import { FilterText } from '../../components/FilterText';
import { LoadingArea } from '../../components/LoadingArea';
import { useCreateCase } from '../../stores/create-case';
import { useHolds } from '../../stores/desk-store';
import { callCount, useReminders } from '../../stores/reminders-store';
import { useWorklist } from '../../stores/worklist-store';
import { COMMON } from '../../text/common';
import { WORKLIST as W } from '../../text/worklist';
import { QueueTabs } from './QueueTabs';
import { Tiles } from './Tiles';
import { WORKLIST_COLUMNS } from './worklist-columns';

type Queue = 'mine' | 'all' | QueueId;

interface WorklistPageProps {
  readonly queue: Queue;
  readonly onQueue: (queue: Queue) => void;
  readonly onOpen: (caseId: string) => void;
  readonly onCreate: () => void;
  readonly onReminders: () => void;
}

/** The word of a queue. */
const queueTitle = (queue: Queue): string =>
  queue === 'mine' || queue === 'all' ? W[queue] : (QUEUES.find(({ id }) => id === queue)?.title ?? queue);

export function WorklistPage({ queue, onQueue, onOpen, onCreate, onReminders }: WorklistPageProps) {
  const { query, page, counts, failure, focused, ask, focus } = useWorklist();
  const reminders = useReminders(({ value }) => value && callCount(value));
  const drafts = useHolds('case.draft');
  const creating = useCreateCase((creation) => creation.busy);
  useEffect(() => {
    if (useWorklist.getState().query.queue !== queue) void ask({ queue, light: 'any', text: '' });
  }, [queue, ask]);

  const title = queueTitle(queue);

  return (
    <div className="rd-page">
      <div className="rd-page-head">
        <h1>{W.title}</h1>
        <span className="rd-spring" />
        {drafts ? (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            loading={creating}
            title={COMMON.tooltipKey(W.create, 'Ctrl+N')}
            onClick={onCreate}
          >
            {W.create}
          </Button>
        ) : null}
      </div>
      <Tiles
        counts={counts}
        light={query.light}
        reminders={reminders}
        onReminders={onReminders}
        onLight={(light) => {
          // The tiles count the whole office, so the list they lead to does too.
          void ask({ queue: 'all', light, text: '' });
          onQueue('all');
        }}
      />
      <div className="rd-page-head">
        <QueueTabs counts={counts} queue={queue} onQueue={onQueue} />
        <span className="rd-spring" />
        <FilterText label={W.filter} value={query.text} onFilter={(text) => void ask({ text })} />
      </div>
      <LoadingArea
        loading={page === null}
        failure={page === null ? failure : null}
        onRetry={() => void ask({})}
        what={W.loading}
      >
        <FailureNotice failure={failure} onRetry={() => void ask({})} />
        <DataTable
          caption={W.caption(title)}
          columns={WORKLIST_COLUMNS}
          rows={page?.items ?? []}
          rowKey={(row) => row.caseId}
          focused={focused}
          onFocus={focus}
          onOpen={(row) => onOpen(row.caseId)}
          total={page?.total ?? 0}
          page={query.page}
          onPage={(to) => void ask({ page: to })}
          empty={<Empty title={title} onOpen={onOpen} />}
        />
      </LoadingArea>
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly onOpen: (caseId: string) => void;
}

function Empty({ title, onOpen }: EmptyProps) {
  const { query, page, counts, ask } = useWorklist();
  if (query.text !== '' || query.light !== 'any')
    return (
      <EmptyState
        text={W.noMatch(page?.unfiltered ?? 0)}
        action={{ label: COMMON.clearFilter, onClick: () => void ask({ text: '', light: 'any' }) }}
      />
    );
  const next = counts?.nextDue;
  const note = next?.deadline ? (
    <>
      {W.nextDue} <DeadlineTag deadline={next.deadline} named />{' '}
      <Button type="link" size="small" onClick={() => onOpen(next.caseId)}>
        {next.name}（{next.number}）
      </Button>
    </>
  ) : undefined;
  if (query.queue === 'mine') return <EmptyState text={W.emptyMine} note={note} />;
  return <EmptyState text={query.queue === 'all' ? W.emptyAll : W.emptyQueue(title)} note={note} />;
}
