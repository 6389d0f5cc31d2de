/** Cases with acts that an office has not acknowledged, why one of them stays here, and what of others is not in order. */
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { LoadingArea } from '../../components/LoadingArea';
import type { Query } from '../../components/use-query';
import { SYNC as S, OUT as W } from '../../text/sync';
import type { Partner } from './OutTab';

type Row = CallOutput<'sync.waiting'>['items'][number];

const COLUMNS: readonly DataColumn<Row>[] = [
  {
    key: 'number',
    title: W.waitingColumns.number,
    width: 215,
    render: (row) => <span className="rd-code">{row.number}</span>,
  },
  {
    key: 'name',
    title: W.waitingColumns.name,
    render: (row) => (
      <span className="rd-cut" title={row.name}>
        {row.name}
      </span>
    ),
  },
  {
    key: 'entries',
    title: W.waitingColumns.entries,
    width: 80,
    align: 'end',
    render: (row) => row.entries,
  },
  {
    key: 'hindered',
    title: W.waitingColumns.hindered,
    width: 320,
    render: ({ hindered, warning }) => (
      <span className="rd-cut" title={hindered || warning}>
        {hindered !== '' ? W.hindered(hindered) : warning !== '' ? W.doubtful(warning) : W.ready}
      </span>
    ),
  },
];

interface WaitingListProps {
  readonly partner: Partner;
  readonly query: Query<'sync.waiting'>;
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly onCase: (caseId: string) => void;
}

export function WaitingList({ partner, query, page, onPage, onCase }: WaitingListProps) {
  const [focused, setFocused] = useState<string | null>(null);
  const { value, failure, reload } = query;
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={S.loading}>
      <DataTable
        caption={W.waitingCaption(partner.name)}
        columns={COLUMNS}
        rows={value?.items ?? []}
        rowKey={(row) => row.caseId}
        onOpen={(row) => onCase(row.caseId)}
        focused={focused}
        onFocus={setFocused}
        total={value?.total ?? 0}
        page={page}
        onPage={onPage}
        empty={<EmptyState text={W.waitingEmpty} note={W.waitingEmptyNote} />}
      />
    </LoadingArea>
  );
}
