/** 介质: what is plugged in, every medium used here, and what was done with one of them. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import type { KnownMedium } from '#shared/contract/media';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { minuteWords } from '../../components/instant-words';
import { LoadingArea } from '../../components/LoadingArea';
import { TwoLines } from '../../components/TwoLines';
import { useQuery } from '../../components/use-query';
import { SYNC as S, MEDIA as W } from '../../text/sync';
import { MediumUses } from './MediumUses';
import { mediumName, mediumRoom } from './medium-name';

const COLUMNS: readonly DataColumn<KnownMedium>[] = [
  {
    key: 'medium',
    title: W.columns.medium,
    render: (row) => <TwoLines first={mediumName(row)} second={W.folder(row.folder)} hint={row.folder} />,
  },
  { key: 'serial', title: W.columns.serial, width: 220, render: (row) => row.serial || W.noSerial },
  { key: 'first', title: W.columns.first, width: 150, render: (row) => minuteWords(row.firstAt) },
  { key: 'last', title: W.columns.last, width: 150, render: (row) => minuteWords(row.lastAt) },
  {
    key: 'written',
    title: W.columns.written,
    width: 80,
    align: 'end',
    render: (row) => W.times(row.written),
  },
  { key: 'read', title: W.columns.read, width: 80, align: 'end', render: (row) => W.times(row.read) },
];

export function MediaTab() {
  const [text, setText] = useState('');
  const [page, setPage] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const [opened, setOpened] = useState<KnownMedium | null>(null);
  const { value, failure, reload } = useQuery('sync.media', { text, page }, 'sync');
  if (opened) return <MediumUses medium={opened} onBack={() => setOpened(null)} />;
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={S.loading}>
      <Plugged />
      <div className="rd-sync-bar">
        <Input.Search
          allowClear
          style={{ width: 340 }}
          aria-label={W.search}
          placeholder={W.search}
          maxLength={60}
          onSearch={(next) => {
            setText(next);
            setPage(0);
          }}
        />
      </div>
      <DataTable
        caption={W.historyCaption}
        columns={COLUMNS}
        rows={value?.items ?? []}
        rowKey={(row) => row.key}
        onOpen={setOpened}
        focused={focused}
        onFocus={setFocused}
        total={value?.total ?? 0}
        page={page}
        onPage={setPage}
        unit={W.unit}
        empty={<EmptyState text={text === '' ? W.empty : W.notFound} />}
      />
    </LoadingArea>
  );
}

/** What is plugged in, as of the last look. */
function Plugged() {
  const { value, failure, reload } = useQuery('sync.plugged', {}, 'sync');
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={S.loading}>
      <section className="rd-card" aria-label={W.pluggedTitle}>
        <div className="rd-sync-bar">
          <strong>{W.pluggedTitle}</strong>
          <span className="rd-quiet">
            {value?.media === null ? W.untold : value?.media.length === 0 ? W.nonePlugged : ''}
          </span>
          <span className="rd-spring" />
          <Button size="small" onClick={reload}>
            {W.refresh}
          </Button>
        </div>
        <PluggedTable media={value?.media ?? []} />
      </section>
    </LoadingArea>
  );
}

type PluggedMedium = NonNullable<CallOutput<'sync.plugged'>['media']>[number];

function PluggedTable({ media }: { readonly media: readonly PluggedMedium[] }) {
  if (media.length === 0) return null;
  return (
    <table className="rd-plain-table">
      <thead>
        <tr>
          {Object.values(W.pluggedColumns).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {media.map((medium) => (
          <tr key={`${medium.serial} ${medium.label} ${medium.folder}`}>
            <th scope="row">{mediumName(medium)}</th>
            <td>{medium.serial || W.noSerial}</td>
            <td>{mediumRoom(medium)}</td>
            <td>
              {medium.isNew ? W.firstUse : W.known}　{medium.isReadOnly ? W.readOnly : W.writable}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
