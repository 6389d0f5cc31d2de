/**
 * Fields before and after, grouped by the page of the form they stand on; changed words are marked by line,
 * colour and words for screen readers. It shows what the service found and judges nothing.
 */
import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import type { DifferenceView } from '#shared/contract/views';
import { DIFF as W } from '../text/diff';
import './DiffView.css';
import { type Piece, wordDiff } from './word-diff';

export interface DiffViewProps {
  /** What is compared, in words: the table's caption. */
  readonly caption: string;
  readonly rows: readonly DifferenceView[];
  /** Heads of the two columns; 原登记 and 本次 unless said otherwise. */
  readonly beforeLabel?: string;
  readonly afterLabel?: string;
  /** Every row that was compared, for unfolding what is the same. */
  readonly all?: readonly DifferenceView[];
}

interface Group {
  readonly page: string;
  readonly rows: readonly DifferenceView[];
}

/** Rows by page, pages and rows in the order given. */
function byPage(rows: readonly DifferenceView[]): readonly Group[] {
  const groups = new Map<string, DifferenceView[]>();
  for (const row of rows) {
    const group = groups.get(row.page);
    if (group) group.push(row);
    else groups.set(row.page, [row]);
  }
  return [...groups].map(([page, found]) => ({ page, rows: found }));
}

export function DiffView({ caption, rows, beforeLabel, afterLabel, all }: DiffViewProps) {
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  const same = all ? all.length - rows.length : 0;
  const groups = useMemo(() => byPage(onlyDifferent || !all ? rows : all), [onlyDifferent, all, rows]);
  return (
    <div className="rd-diff">
      <p className="rd-diff-bar">
        <span role="status">
          {W.counts(rows.length, same)}
          {same > 0 && onlyDifferent ? `，${W.folded(same)}` : ''}
        </span>
        {same > 0 ? (
          <Checkbox checked={onlyDifferent} onChange={({ target }) => setOnlyDifferent(target.checked)}>
            {W.onlyDifferent}
          </Checkbox>
        ) : null}
      </p>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{W.field}</th>
            <th scope="col">{beforeLabel ?? W.before}</th>
            <th scope="col">{afterLabel ?? W.after}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.page}>
            <tr>
              <th scope="rowgroup" colSpan={3} className="rd-diff-page">
                {group.page}
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        ))}
        {groups.length === 0 ? (
          <tbody>
            <tr>
              <td colSpan={3} className="rd-diff-none">
                {W.none}
              </td>
            </tr>
          </tbody>
        ) : null}
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: DifferenceView }) {
  const found = useMemo(() => wordDiff(row.before, row.after), [row.before, row.after]);
  const isSame = row.before === row.after;
  return (
    <tr className={isSame ? 'rd-diff-same' : undefined}>
      <th scope="row">
        {row.label}
        {isSame ? <span className="rd-diff-mark">{W.same}</span> : null}
      </th>
      <td>
        <Side found={found} without="added" />
      </td>
      <td>
        <Side found={found} without="removed" />
      </td>
    </tr>
  );
}

/** One side of a row. Isolated, so that Uyghur does not turn the signs around it. */
function Side({ found, without }: { readonly found: readonly Piece[]; readonly without: Piece['kind'] }) {
  let at = 0;
  return (
    <bdi className="rd-diff-text" dir="auto">
      {found
        .filter((piece) => piece.kind !== without)
        .map((piece) => {
          at += piece.text.length;
          return <Marked key={at} piece={piece} />;
        })}
    </bdi>
  );
}

function Marked({ piece }: { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'same':
      return piece.text;
    case 'removed':
      return (
        <del>
          <span className="rd-hidden">{W.removed} </span>
          {piece.text}
        </del>
      );
    case 'added':
      return (
        <ins>
          <span className="rd-hidden">{W.added} </span>
          {piece.text}
        </ins>
      );
  }
}
