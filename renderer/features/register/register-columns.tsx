/** Columns of the register's list. The catalogue code is shown on demand, under the code. */
import type { RegisterRow } from '#shared/contract/register-views';
import { OBJECT_TYPE_NAMES } from '#shared/domain/case-type';
import type { DataColumn } from '../../components/DataTable';
import { TwoLines } from '../../components/TwoLines';
import { REGISTER as W } from '../../text/register';
import { ConfirmationMark } from './ConfirmationMark';
import { isGone, ValidityMark } from './ValidityMark';

const cut = (text: string) => (
  <span className="rd-cut" title={text}>
    {text}
  </span>
);

const CODE: DataColumn<RegisterRow> = {
  key: 'code',
  title: W.columns.code,
  width: 190,
  render: (row) => <span className="rd-code">{cut(row.code)}</span>,
};

const CODE_WITH_CATALOG: DataColumn<RegisterRow> = {
  ...CODE,
  title: `${W.columns.code} / ${W.columns.catalogCode}`,
  render: (row) => (
    <span className="rd-code">
      <TwoLines
        first={row.code}
        second={row.catalogCode || W.noCatalogCode}
        hint={`${row.code} ${row.catalogCode}`}
      />
    </span>
  ),
};

const NAME: DataColumn<RegisterRow> = {
  key: 'name',
  title: `${W.columns.name} / ${W.columns.subject}`,
  render: (row) => (
    <TwoLines
      first={<strong className={isGone(row.standing) ? 'rd-struck' : ''}>{row.name}</strong>}
      second={`${row.subjectName} · ${OBJECT_TYPE_NAMES[row.objectType]}`}
      hint={`${row.name} ${row.subjectName} ${OBJECT_TYPE_NAMES[row.objectType]}`}
    />
  ),
};

const REST: readonly DataColumn<RegisterRow>[] = [
  { key: 'division', title: W.columns.division, width: 120, render: (row) => cut(row.division) },
  { key: 'coded', title: W.columns.coded, width: 102, render: (row) => row.codedAt },
  { key: 'validTo', title: W.columns.validTo, width: 102, render: (row) => row.validTo },
  {
    key: 'standing',
    title: W.columns.standing,
    width: 176,
    render: (row) => <ValidityMark row={row} />,
  },
  {
    key: 'confirmed',
    title: W.columns.confirmed,
    width: 130,
    render: (row) => <ConfirmationMark confirmed={row.confirmed} codeLost={row.codeLost} />,
  },
];

/** The columns, with or without the catalogue code. */
export const registerColumns = (withCatalogCode: boolean): readonly DataColumn<RegisterRow>[] => [
  withCatalogCode ? CODE_WITH_CATALOG : CODE,
  NAME,
  ...REST,
];
