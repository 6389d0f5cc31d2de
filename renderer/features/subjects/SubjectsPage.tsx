/** 登记主体: every subject of registered items and applications, by name. Read only. */
import { useState } from 'react';
import type { SubjectRow } from '#shared/contract/register';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { FilterText } from '../../components/FilterText';
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { COMMON } from '../../text/common';
import { SUBJECTS as W } from '../../text/subjects';

interface SubjectsPageProps {
  readonly onOpen: (uscc: string) => void;
}

const cut = (text: string) => (
  <span className="rd-cut" title={text}>
    {text}
  </span>
);

const COLUMNS: readonly DataColumn<SubjectRow>[] = [
  { key: 'name', title: W.columns.name, render: (row) => <strong>{cut(row.name)}</strong> },
  {
    key: 'uscc',
    title: W.columns.uscc,
    width: 190,
    render: (row) => <span className="rd-code">{row.uscc}</span>,
  },
  { key: 'division', title: W.columns.division, width: 140, render: (row) => cut(row.division) },
  { key: 'nature', title: W.columns.nature, width: 130, render: (row) => cut(row.natureName) },
  { key: 'realName', title: W.columns.realName, width: 120, render: (row) => row.realName },
  { key: 'entries', title: W.columns.entries, width: 90, align: 'end', render: (row) => row.entries },
  { key: 'openCases', title: W.columns.openCases, width: 90, align: 'end', render: (row) => row.openCases },
];

export function SubjectsPage({ onOpen }: SubjectsPageProps) {
  const [text, setText] = useState('');
  const [page, setPage] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const { value, failure, reload } = useQuery('subjects.list', { text, page }, 'cases');
  const filter = (words: string): void => {
    setPage(0);
    setText(words);
  };
  return (
    <div className="rd-page">
      <div className="rd-page-head">
        <h1>{W.title}</h1>
        <span className="rd-spring" />
        <FilterText label={W.filter} value={text} onFilter={filter} />
      </div>
      <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
        <DataTable
          caption={W.caption}
          columns={COLUMNS}
          rows={value?.items ?? []}
          rowKey={(row) => row.uscc}
          focused={focused}
          onFocus={setFocused}
          onOpen={(row) => onOpen(row.uscc)}
          total={value?.total ?? 0}
          page={page}
          onPage={setPage}
          unit={W.unit}
          empty={
            text === '' ? (
              <EmptyState text={W.empty} />
            ) : (
              <EmptyState
                text={W.noMatch}
                action={{ label: COMMON.clearFilter, onClick: () => filter('') }}
              />
            )
          }
        />
      </LoadingArea>
    </div>
  );
}
