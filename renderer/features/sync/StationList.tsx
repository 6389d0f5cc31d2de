/** Certified stations with their standing, and how far this desk has heard of each. */
import { useState } from 'react';
import type { StationRow } from '#shared/contract/enrol';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { minuteWords } from '../../components/instant-words';
import { LoadingArea } from '../../components/LoadingArea';
import { TwoLines } from '../../components/TwoLines';
import { useQuery } from '../../components/use-query';
import { STATIONS as W } from '../../text/sync';

const COLUMNS: readonly DataColumn<StationRow>[] = [
  {
    key: 'agency',
    title: W.columns.agency,
    render: (row) => <TwoLines first={row.agencyName} second={row.levelName} hint={row.agencyName} />,
  },
  {
    key: 'station',
    title: W.columns.station,
    width: 190,
    render: (row) => (
      <span className="rd-code">
        {row.station}
        {row.own ? W.own : ''}
      </span>
    ),
  },
  {
    key: 'certificate',
    title: W.columns.certificate,
    width: 90,
    render: (row) => W.certificateNumber(row.certificate),
  },
  {
    key: 'valid',
    title: W.columns.valid,
    width: 190,
    render: (row) => W.validity(row.validFrom, row.validTo),
  },
  {
    key: 'standing',
    title: W.columns.standing,
    width: 220,
    render: (row) => (
      <span className="rd-cut" title={row.words}>
        {row.standing === 'ok' ? W.good : W.bad} {row.words}
      </span>
    ),
  },
  {
    key: 'last',
    title: W.columns.last,
    width: 150,
    render: (row) => (
      <TwoLines
        first={row.lastBundleAt === null ? W.never : minuteWords(row.lastBundleAt)}
        second={row.lastEntry === null ? '' : W.lastEntry(row.lastEntry)}
        hint={row.lastBundleAt === null ? '' : minuteWords(row.lastBundleAt)}
      />
    ),
  },
];

export function StationList() {
  const [page, setPage] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const { value, failure, reload } = useQuery('stations.list', { page }, 'rules');
  const list = value?.revocations ?? null;
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
      {value && (list || value.roots.length > 0) ? (
        <p className="rd-quiet">
          {[
            ...value.roots.map(({ number, name, digits }) => W.root(number, name, digits)),
            ...(list ? [W.listOf(list.number, list.issuedOn, list.digits)] : []),
          ].join('；')}
        </p>
      ) : null}
      <DataTable
        caption={W.caption}
        columns={COLUMNS}
        rows={value?.items ?? []}
        rowKey={(row) => row.station}
        focused={focused}
        onFocus={setFocused}
        total={value?.total ?? 0}
        page={page}
        onPage={setPage}
        unit={W.unit}
        empty={<EmptyState text={W.empty} note={W.emptyNote} />}
      />
    </LoadingArea>
  );
}
