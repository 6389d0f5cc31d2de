/** Columns of the work list. */
import type { CaseHeader } from '#shared/contract/views';
import type { DataColumn } from '../../components/DataTable';
import { DeadlineTag } from '../../components/DeadlineTag';
import { StatusTag } from '../../components/StatusTag';
import { WORKLIST } from '../../text/worklist';
import './worklist-columns.css';

const C = WORKLIST.columns;

export const WORKLIST_COLUMNS: readonly DataColumn<CaseHeader>[] = [
  {
    key: 'deadline',
    title: C.deadline,
    width: 214,
    render: (row, current) =>
      row.deadline ? (
        <DeadlineTag deadline={row.deadline} tabIndex={current ? 0 : -1} />
      ) : (
        <span className="rd-quiet">{WORKLIST.noDeadline}</span>
      ),
  },
  {
    key: 'number',
    title: C.number,
    width: 168,
    render: (row) => <span className="rd-code">{row.number}</span>,
  },
  {
    key: 'name',
    title: C.name,
    render: (row) => (
      <span className="rd-cut rd-worklist-name" title={row.name}>
        {row.name || <span className="rd-quiet">{WORKLIST.unnamed}</span>}
      </span>
    ),
  },
  {
    key: 'subject',
    title: C.subject,
    width: '17%',
    render: (row) => (
      <span className="rd-cut" title={row.subjectName}>
        {row.subjectName}
      </span>
    ),
  },
  { key: 'type', title: C.type, width: 84, render: (row) => row.typeName },
  { key: 'stage', title: C.stage, width: 118, render: (row) => <StatusTag status={row.status} /> },
  {
    key: 'officer',
    title: C.officer,
    width: 92,
    render: (row) => (
      <span className="rd-cut" title={row.officer}>
        {row.officer}
      </span>
    ),
  },
  { key: 'received', title: C.received, width: 92, render: (row) => row.receivedAt ?? '' },
  {
    key: 'marks',
    title: C.marks,
    width: 104,
    render: (row) => (
      <span className="rd-marks" title={row.marks.join('、')}>
        {row.marks.map((mark) => (
          <span key={mark} className="rd-mark">
            {mark}
          </span>
        ))}
      </span>
    ),
  },
];
