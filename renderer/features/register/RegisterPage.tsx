/** 登记簿: registered results, newest first. Read only: a change is a case. */
import { Select } from 'antd';
import { useEffect } from 'react';
import type { RegisterRow } from '#shared/contract/views';
import { DIVISIONS, divisionName, isInside } from '#shared/domain/divisions';
import { subscribe } from '../../bridge/client';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { FailureNotice } from '../../components/FailureNotice';
import { FilterText } from '../../components/FilterText';
import { LoadingArea } from '../../components/LoadingArea';
import { TwoLines } from '../../components/TwoLines';
import { useDesk } from '../../stores/desk-store';
import { type RegisterQuery, useRegister } from '../../stores/register-store';
import { COMMON } from '../../text/common';
import { REGISTER as W } from '../../text/register';
import { ConfirmationMark } from './ConfirmationMark';
import { ValidityMark } from './ValidityMark';

interface RegisterPageProps {
  readonly onOpen: (caseId: string) => void;
  readonly onWorklist: () => void;
}

const COLUMNS: readonly DataColumn<RegisterRow>[] = [
  {
    key: 'code',
    title: W.columns.code,
    width: 190,
    render: (row) => (
      <span className="rd-code rd-cut" title={row.code}>
        {row.code}
      </span>
    ),
  },
  {
    key: 'name',
    title: `${W.columns.name} / ${W.columns.subject}`,
    render: (row) => (
      <TwoLines
        first={<strong>{row.name}</strong>}
        second={row.subjectName}
        hint={`${row.name} ${row.subjectName}`}
      />
    ),
  },
  {
    key: 'division',
    title: W.columns.division,
    width: 140,
    render: (row) => (
      <span className="rd-cut" title={row.division}>
        {row.division}
      </span>
    ),
  },
  { key: 'coded', title: W.columns.coded, width: 104, render: (row) => row.codedAt },
  { key: 'validTo', title: W.columns.validTo, width: 104, render: (row) => row.validTo },
  {
    key: 'state',
    title: W.columns.state,
    width: 164,
    render: (row) => <ValidityMark state={row.state} daysLeft={row.daysLeft} />,
  },
  {
    key: 'confirmed',
    title: W.columns.confirmed,
    width: 136,
    render: (row) => <ConfirmationMark confirmed={row.confirmed} />,
  },
];

const STATES: readonly RegisterQuery['state'][] = ['any', 'valid', 'window', 'expired'];

export function RegisterPage({ onOpen, onWorklist }: RegisterPageProps) {
  const { query, page, failure, focused, ask, focus } = useRegister();
  const home = useDesk((desk) => desk.state?.office?.division);
  useEffect(() => {
    const refresh = () => void ask({ page: useRegister.getState().query.page });
    refresh();
    return subscribe('cases', refresh);
  }, [ask]);
  const places = DIVISIONS.filter((place) => home === undefined || isInside(place.code, home));
  const filtered = query.text !== '' || query.state !== 'any' || query.division !== null;
  return (
    <div className="rd-page">
      <div className="rd-page-head">
        <h1>{W.title}</h1>
        <span className="rd-spring" />
        <Select
          aria-label={W.division}
          style={{ width: 190 }}
          showSearch={{ optionFilterProp: 'label' }}
          value={query.division ?? ''}
          onChange={(division) => void ask({ division: division === '' ? null : division })}
          options={[
            { value: '', label: W.allDivisions },
            ...places.map((place) => ({ value: String(place.code), label: divisionName(place.code) })),
          ]}
        />
        <Select
          aria-label={W.state}
          style={{ width: 130 }}
          value={query.state}
          onChange={(state) => void ask({ state })}
          options={STATES.map((state) => ({ value: state, label: W.states[state] }))}
        />
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
          caption={W.caption}
          columns={COLUMNS}
          rows={page?.items ?? []}
          rowKey={(row) => row.caseId}
          focused={focused}
          onFocus={focus}
          onOpen={(row) => onOpen(row.caseId)}
          total={page?.total ?? 0}
          page={query.page}
          onPage={(to) => void ask({ page: to })}
          empty={
            filtered ? (
              <EmptyState
                text={W.noMatch(page?.unfiltered ?? 0)}
                action={{
                  label: COMMON.clearFilter,
                  onClick: () => void ask({ text: '', state: 'any', division: null }),
                }}
              />
            ) : (
              <EmptyState text={W.empty} action={{ label: W.toWorklist, onClick: onWorklist }} />
            )
          }
        />
      </LoadingArea>
    </div>
  );
}
