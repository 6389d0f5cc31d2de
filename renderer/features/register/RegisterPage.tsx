/** 登记簿: registered items, newest first, as of today or another day. Read only: a change is a case. */
import { Button, Checkbox } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { subscribe } from '../../bridge/client';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { FailureNotice } from '../../components/FailureNotice';
import { LoadingArea } from '../../components/LoadingArea';
import { useHolds } from '../../stores/desk-store';
import { NO_FILTER, useRegister } from '../../stores/register-store';
import { COMMON } from '../../text/common';
import { REGISTER as W } from '../../text/register';
import { AsOfBanner } from './AsOfBanner';
import { ExportDialog } from './ExportDialog';
import { RegisterFilters } from './RegisterFilters';
import { registerColumns } from './register-columns';

interface RegisterPageProps {
  readonly onOpen: (registerId: string, asOf: string | null) => void;
  readonly onWorklist: () => void;
}

export function RegisterPage({ onOpen, onWorklist }: RegisterPageProps) {
  const { query, page, failure, focused, ask, focus, showsCatalogCode, showCatalogCode } = useRegister();
  const exports = useHolds('register.export');
  const [exporting, setExporting] = useState(false);
  const columns = useMemo(() => registerColumns(showsCatalogCode), [showsCatalogCode]);
  useEffect(() => {
    const refresh = () => void ask({ page: useRegister.getState().query.page });
    refresh();
    return subscribe('cases', refresh);
  }, [ask]);
  const { page: _page, asOf: _asOf, ...filters } = query;
  const filtered = Object.entries(filters).some(
    ([key, value]) => value !== NO_FILTER[key as keyof typeof filters],
  );
  return (
    <div className="rd-page">
      <div className="rd-page-head">
        <h1>{W.title}</h1>
        <span className="rd-spring" />
        <Checkbox checked={showsCatalogCode} onChange={({ target }) => showCatalogCode(target.checked)}>
          {W.catalogColumn}
        </Checkbox>
        {exports ? <Button onClick={() => setExporting(true)}>{W.exportDo}</Button> : null}
      </div>
      {query.asOf === null ? null : <AsOfBanner day={query.asOf} onToday={() => void ask({ asOf: null })} />}
      <RegisterFilters />
      <LoadingArea
        loading={page === null}
        failure={page === null ? failure : null}
        onRetry={() => void ask({})}
        what={W.loading}
      >
        <FailureNotice failure={failure} onRetry={() => void ask({})} />
        <DataTable
          caption={W.caption}
          columns={columns}
          rows={page?.items ?? []}
          rowKey={(row) => row.registerId}
          focused={focused}
          onFocus={focus}
          onOpen={(row) => onOpen(row.registerId, query.asOf)}
          total={page?.total ?? 0}
          page={query.page}
          onPage={(to) => void ask({ page: to })}
          empty={
            filtered ? (
              <EmptyState
                text={W.noMatch(page?.unfiltered ?? 0)}
                action={{
                  label: COMMON.clearFilter,
                  onClick: () => void ask({ ...NO_FILTER, asOf: query.asOf }),
                }}
              />
            ) : (
              <Empty asOf={query.asOf} onWorklist={onWorklist} />
            )
          }
        />
      </LoadingArea>
      {exporting ? (
        <ExportDialog query={query} total={page?.total ?? 0} onClose={() => setExporting(false)} />
      ) : null}
    </div>
  );
}

/** On a day gone by there may have been nothing yet; that is no reason to begin with receiving. */
function Empty({ asOf, onWorklist }: { readonly asOf: string | null; readonly onWorklist: () => void }) {
  if (asOf !== null) return <EmptyState text={W.emptyAsOf(asOf)} />;
  return <EmptyState text={W.empty} action={{ label: W.toWorklist, onClick: onWorklist }} />;
}
