/** Bundles that were brought, each with where it stands and why it is not simply taken in. */
import { useState } from 'react';
import type { IncomingBundle } from '#shared/contract/sync-views';
import { sizeOf } from '../../components/byte-size';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { minuteWords } from '../../components/instant-words';
import { OUT as O, SET_BACK, IN as W } from '../../text/sync';

const Cut = ({ text }: { readonly text: string }) => (
  <span className="rd-cut" title={text}>
    {text}
  </span>
);

/** What was taken in is no longer in the inbox. */
const sizeWords = ({ bytes, parts, partsHere }: IncomingBundle): string =>
  bytes === 0 ? W.gone : parts > 1 ? `${sizeOf(bytes)}，${W.partsHere(partsHere, parts)}` : sizeOf(bytes);

const COLUMNS: readonly DataColumn<IncomingBundle>[] = [
  {
    key: 'number',
    title: W.columns.number,
    width: 90,
    render: (row) => <span className="rd-code">{row.number}</span>,
  },
  { key: 'kind', title: W.columns.kind, width: 90, render: (row) => row.kindName },
  { key: 'from', title: W.columns.from, width: 230, render: (row) => <Cut text={row.from} /> },
  { key: 'arrivedAt', title: W.columns.arrivedAt, width: 145, render: (row) => minuteWords(row.arrivedAt) },
  { key: 'size', title: W.columns.size, width: 145, render: (row) => <Cut text={sizeWords(row)} /> },
  {
    key: 'state',
    title: W.columns.state,
    width: 100,
    render: (row) => (row.setBack ? SET_BACK.state : W.states[row.state]),
  },
  { key: 'words', title: W.columns.words, render: (row) => <Cut text={row.onward || row.words} /> },
];

interface InboxListProps {
  readonly bundles: readonly IncomingBundle[];
  readonly total: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly onOpen: (bundle: IncomingBundle) => void;
}

export function InboxList({ bundles, total, page, onPage, onOpen }: InboxListProps) {
  const [focused, setFocused] = useState<string | null>(null);
  return (
    <DataTable
      caption={W.caption}
      columns={COLUMNS}
      rows={bundles}
      rowKey={(row) => row.bundleId}
      onOpen={onOpen}
      focused={focused}
      onFocus={setFocused}
      total={total}
      page={page}
      onPage={onPage}
      unit={O.unit}
      empty={<EmptyState text={W.empty} note={W.emptyNote} />}
    />
  );
}
