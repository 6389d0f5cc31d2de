/** 文书打印: issued documents of the office; one opens in its case, where it is previewed and printed. */
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { CASE_DOCUMENTS, DOCUMENTS as W } from '../../text/documents';

interface DocumentsPageProps {
  readonly onOpen: (caseId: string) => void;
}

type Row = CallOutput<'documents.recent'>['items'][number];

const keyOf = (row: Row): string => `${row.caseId} ${row.document} ${row.number ?? ''}`;

const COLUMNS: readonly DataColumn<Row>[] = [
  {
    key: 'number',
    title: W.columns.number,
    width: 210,
    render: (row) => (row.voided === null ? <strong>{row.number}</strong> : <del>{row.number}</del>),
  },
  {
    key: 'title',
    title: W.columns.title,
    width: 200,
    render: (row) =>
      row.disputed
        ? `◆ ${CASE_DOCUMENTS.disputed} ${row.title}`
        : row.voided === null
          ? row.title
          : `⊘ ${CASE_DOCUMENTS.voided} ${row.title}`,
  },
  {
    key: 'caseNumber',
    title: W.columns.caseNumber,
    width: 205,
    render: (row) => <span className="rd-code">{row.caseNumber}</span>,
  },
  {
    key: 'name',
    title: W.columns.name,
    render: (row) => (
      <span className="rd-cut" title={row.name}>
        {row.name}
      </span>
    ),
  },
  {
    key: 'round',
    title: W.columns.round,
    width: 80,
    render: (row) => (row.round > 0 ? W.round(row.round) : ''),
  },
  { key: 'date', title: W.columns.date, width: 110, render: (row) => row.date ?? '' },
];

export function DocumentsPage({ onOpen }: DocumentsPageProps) {
  const [page, setPage] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const { value, failure, reload } = useQuery('documents.recent', { page }, 'cases');
  return (
    <div className="rd-page">
      <div className="rd-page-head">
        <h1>{W.title}</h1>
      </div>
      <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
        <DataTable
          caption={W.caption}
          columns={COLUMNS}
          rows={value?.items ?? []}
          rowKey={keyOf}
          focused={focused}
          onFocus={setFocused}
          onOpen={(row) => onOpen(row.caseId)}
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
