/** The columns of the log. */

import type { LogLine } from '#shared/contract/log';
import { beijingDate, beijingTime } from '#shared/domain/local-date';
import type { DataColumn } from '../../components/DataTable';
import { LOG as W } from '../../text/security-log';

/** Each outcome by a sign too, not by colour alone. */
const SIGNS = { done: '✓', refused: '▲', failed: '✕' } as const;

const Cut = ({ text }: { readonly text: string }) => (
  <span className="rd-cut" title={text}>
    {text}
  </span>
);

export const LOG_COLUMNS: readonly DataColumn<LogLine>[] = [
  {
    key: 'at',
    title: W.columns.at,
    width: 160,
    render: (line) => (
      <span className="rd-code">
        {beijingDate(line.at)} {beijingTime(line.at)}
        {line.clockDoubt ? <span title={W.doubt}> ▲</span> : null}
      </span>
    ),
  },
  { key: 'actor', title: W.columns.actor, width: 90, render: (line) => <Cut text={line.actor} /> },
  { key: 'role', title: W.columns.role, width: 115, render: (line) => <Cut text={line.role} /> },
  { key: 'kind', title: W.columns.kind, width: 110, render: (line) => line.kindName },
  { key: 'title', title: W.columns.title, width: 150, render: (line) => <Cut text={line.title} /> },
  { key: 'subject', title: W.columns.subject, width: 130, render: (line) => <Cut text={line.subject} /> },
  {
    key: 'outcome',
    title: W.columns.outcome,
    width: 80,
    render: (line) => `${SIGNS[line.outcome]} ${line.outcomeName}`,
  },
  { key: 'detail', title: W.columns.detail, render: (line) => <Cut text={line.detail} /> },
];
