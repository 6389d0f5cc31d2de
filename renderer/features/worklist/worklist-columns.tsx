/** Columns of the work list. */
import type { CaseHeader } from '#shared/contract/views';
import { markIn, withoutMark } from '#shared/domain/number-mark';
import type { DataColumn } from '../../components/DataTable';
import { DeadlineTag } from '../../components/DeadlineTag';
import { StatusTag } from '../../components/StatusTag';
import { TwoLines } from '../../components/TwoLines';
import { WORKLIST } from '../../text/worklist';
import './worklist-columns.css';

const C = WORKLIST.columns;

export const WORKLIST_COLUMNS: readonly DataColumn<CaseHeader>[] = [
  {
    key: 'deadline',
    title: C.deadline,
    width: 244,
    render: (row, current) =>
      row.deadline ? (
        <DeadlineTag deadline={row.deadline} tabIndex={current ? 0 : -1} />
      ) : (
        <span className="rd-quiet">{WORKLIST.noDeadline}</span>
      ),
  },
  {
    key: 'number',
    title: `${C.number} / ${C.type}`,
    width: 205,
    // The mark of a number given twice is what tells two rows apart: it stands where there is room.
    render: ({ number, typeName }) => (
      <TwoLines
        first={<span className="rd-code">{withoutMark(number)}</span>}
        second={`${markIn(number)}${typeName}`}
        hint={`${number} ${typeName}`}
      />
    ),
  },
  {
    key: 'name',
    title: `${C.name} / ${C.subject}`,
    render: (row) => (
      <TwoLines
        first={<strong>{row.name}</strong>}
        second={row.subjectName}
        hint={`${row.name} ${row.subjectName}`}
      />
    ),
  },
  { key: 'stage', title: C.stage, width: 126, render: (row) => <StatusTag status={row.status} /> },
  {
    key: 'officer',
    title: C.officer,
    width: 76,
    render: (row) => (
      <span className="rd-cut" title={row.officer}>
        {row.officer}
      </span>
    ),
  },
  { key: 'received', title: C.received, width: 98, render: (row) => row.receivedAt ?? '' },
  {
    key: 'marks',
    title: C.marks,
    width: 112,
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
