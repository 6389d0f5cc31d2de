/** 运行日志: who did what with the desk, for the auditor. Reads, checks and takes away; changes nothing. */
import { useState } from 'react';
import type { LogFilter } from '#shared/contract/log';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { FailureNotice } from '../../components/FailureNotice';
import { LoadingArea } from '../../components/LoadingArea';
import { useStoreCheck } from '../../components/StoreCheck';
import { useQuery } from '../../components/use-query';
import { COMMON } from '../../text/common';
import { LOG as W } from '../../text/security-log';
import { ChainState } from './ChainState';
import { isFiltered, NO_FILTER } from './filter';
import { LogFilters } from './LogFilters';
import { LogWorks } from './LogWorks';
import { LOG_COLUMNS } from './log-columns';
import { SavedQuestions } from './SavedQuestions';

export function SecurityLogPage() {
  const [filter, setFilter] = useState<LogFilter>(NO_FILTER);
  const [page, setPage] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const frame = useQuery('log.frame', {}, 'log');
  const found = useQuery('log.list', { filter, page }, 'log');
  const { button, finding } = useStoreCheck();
  const ask = (next: LogFilter): void => {
    setFilter(next);
    setPage(0);
  };
  return (
    <div className="rd-page">
      <div className="rd-page-head">
        <h1>{W.title}</h1>
        {frame.value ? <SavedQuestions mine={frame.value.questions} filter={filter} onAsk={ask} /> : null}
        <span className="rd-spring" />
        <LogWorks filter={filter} onCut={frame.reload} />
        {button}
      </div>
      {finding}
      <LoadingArea
        loading={frame.value === null || found.value === null}
        failure={frame.value === null ? frame.failure : found.value === null ? found.failure : null}
        onRetry={() => {
          frame.reload();
          found.reload();
        }}
        what={W.loading}
      >
        {frame.value ? (
          <>
            <ChainState chain={frame.value.chain} verified={frame.value.verified} />
            <LogFilters
              frame={frame.value}
              filter={filter}
              onFilter={(change) => ask({ ...filter, ...change })}
            />
          </>
        ) : null}
        <FailureNotice failure={found.failure} onRetry={found.reload} />
        <DataTable
          caption={W.caption}
          columns={LOG_COLUMNS}
          rows={found.value?.lines ?? []}
          rowKey={(line) => line.key}
          focused={focused}
          onFocus={setFocused}
          total={found.value?.total ?? 0}
          page={page}
          onPage={setPage}
          unit={W.unit}
          empty={
            isFiltered(filter) ? (
              <EmptyState
                text={W.noMatch}
                action={{ label: COMMON.clearFilter, onClick: () => ask(NO_FILTER) }}
              />
            ) : (
              <EmptyState text={W.empty} />
            )
          }
        />
      </LoadingArea>
    </div>
  );
}
