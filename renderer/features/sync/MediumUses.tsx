/** One medium: what was written to it and read from it, by whom, and the courier slips that went along. */
import { Button } from 'antd';
import { useState } from 'react';
import type { KnownMedium, MediumUseView } from '#shared/contract/media';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { minuteWords } from '../../components/instant-words';
import { LoadingArea } from '../../components/LoadingArea';
import { useShortcut } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { SYNC as S, MEDIA as W } from '../../text/sync';
import { mediumName } from './medium-name';

const bundleWords = ({ bundles }: MediumUseView): string =>
  bundles
    .map(({ number, agency, bundleId }) => W.bundle(number || bundleId.slice(0, 8), agency))
    .join('；') || W.noBundles;

const COLUMNS: readonly DataColumn<MediumUseView>[] = [
  { key: 'at', title: W.useColumns.at, width: 150, render: (row) => minuteWords(row.at) },
  { key: 'way', title: W.useColumns.way, width: 80, render: (row) => W.ways[row.way] },
  {
    key: 'bundles',
    title: W.useColumns.bundles,
    render: (row) => (
      <span className="rd-cut" title={bundleWords(row)}>
        {bundleWords(row)}
      </span>
    ),
  },
  { key: 'by', title: W.useColumns.by, width: 140, render: (row) => row.by },
  { key: 'carrier', title: W.useColumns.carrier, width: 140, render: (row) => row.carrier || '—' },
  {
    key: 'slips',
    title: W.useColumns.slips,
    width: 110,
    render: (row) => W.slips(row.bundles.reduce((sum, { slips }) => sum + slips, 0)),
  },
];

interface MediumUsesProps {
  readonly medium: KnownMedium;
  readonly onBack: () => void;
}

export function MediumUses({ medium, onBack }: MediumUsesProps) {
  const [page, setPage] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const { value, failure, reload } = useQuery('sync.mediumUses', { key: medium.key, page }, 'sync');
  useShortcut('Alt+ArrowLeft', W.back, onBack);
  const name = `${mediumName(medium)}${medium.serial === '' ? '' : `（${medium.serial}）`}`;
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={S.loading}>
      <div className="rd-sync-head">
        <Button onClick={onBack}>{W.back}</Button>
        <h2>{name}</h2>
      </div>
      <DataTable
        caption={W.usesCaption(name)}
        columns={COLUMNS}
        rows={value?.items ?? []}
        rowKey={(row) => row.key}
        focused={focused}
        onFocus={setFocused}
        total={value?.total ?? 0}
        page={page}
        onPage={setPage}
        unit={W.useUnit}
        empty={<EmptyState text={W.usesEmpty} />}
      />
    </LoadingArea>
  );
}
