/** 运行日志: acts of the station, and the check of every record. Reads only. */
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { beijingDate, beijingTime } from '#shared/domain/local-date';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { LoadingArea } from '../../components/LoadingArea';
import { useStoreCheck } from '../../components/StoreCheck';
import { useQuery } from '../../components/use-query';
import { LOG as W } from '../../text/station-log';

type Line = CallOutput<'log.station'>['lines'][number];
type KeyedLine = Line & { readonly key: string };

const COLUMNS: readonly DataColumn<KeyedLine>[] = [
  {
    key: 'at',
    title: W.columns.at,
    width: 170,
    render: (line) => (
      <span className="rd-code">
        {beijingDate(line.at)} {beijingTime(line.at)}
      </span>
    ),
  },
  { key: 'actor', title: W.columns.actor, width: 120, render: (line) => line.actor },
  { key: 'role', title: W.columns.role, width: 150, render: (line) => line.role },
  { key: 'title', title: W.columns.title, width: 200, render: (line) => line.title },
  {
    key: 'detail',
    title: W.columns.detail,
    render: (line) => (
      <span className="rd-cut" title={line.detail}>
        {line.detail}
      </span>
    ),
  },
];

export function StationLogPage() {
  const [page, setPage] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const { value, failure, reload } = useQuery('log.station', { page }, 'session');
  const { button, finding } = useStoreCheck();
  // Two lines may carry the same instant, so the place in the page is part of the key.
  const lines = (value?.lines ?? []).map((line, index) => ({ ...line, key: `${page}-${index}` }));
  return (
    <div className="rd-page">
      <div className="rd-page-head">
        <h1>{W.title}</h1>
        <span className="rd-spring" />
        {button}
      </div>
      {finding}
      <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
        <DataTable
          caption={W.caption}
          columns={COLUMNS}
          rows={lines}
          rowKey={(line) => line.key}
          focused={focused}
          onFocus={setFocused}
          total={value?.total ?? 0}
          page={page}
          onPage={setPage}
          unit={W.unit}
          empty={<EmptyState text={W.empty} />}
        />
      </LoadingArea>
    </div>
  );
}
