/** 对账: what a month adds up to here and there, every difference with cause and remedy, and the supervisor's signature. */
import { Alert, App, Button, Select } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { newCommandId } from '../../bridge/client';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { instantWords } from '../../components/instant-words';
import { LoadingArea } from '../../components/LoadingArea';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { useMainAction } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { useDesk, useHolds } from '../../stores/desk-store';
import { SYNC as S, RECONCILE as W } from '../../text/sync';
import { maySignMonth, monthsUpTo } from './month-list';
import { SheetDialog } from './SheetDialog';

type Answer = CallOutput<'sync.reconcile'>;
type Row = Answer['items'][number];

const cut = (of: (row: Row) => string) => (row: Row) => (
  <span className="rd-cut" title={of(row)}>
    {of(row)}
  </span>
);

const COLUMNS: readonly DataColumn<Row & { readonly key: string }>[] = [
  { key: 'kind', title: W.columns.kind, width: 100, render: (row) => row.kindName },
  { key: 'number', title: W.columns.number, width: 190, render: cut(({ number }) => number) },
  { key: 'name', title: W.columns.name, render: cut(({ name }) => name) },
  { key: 'ours', title: W.columns.ours, width: 130, render: cut(({ ours }) => ours) },
  { key: 'theirs', title: W.columns.theirs, width: 130, render: cut(({ theirs }) => theirs) },
  { key: 'cause', title: W.columns.cause, width: 180, render: cut(({ cause }) => cause) },
];

interface ReconcileTabProps {
  readonly onCase: (caseId: string) => void;
  /** Goes to where a difference with an agency is put right. */
  readonly onRemedy: (way: Exclude<Row['way'], 'none'>, agency: string) => void;
}

export function ReconcileTab({ onCase, onRemedy }: ReconcileTabProps) {
  const today = useDesk((desk) => desk.state?.today ?? '');
  const months = monthsUpTo(today);
  const [chosen, setChosen] = useState<string | null>(null);
  // The month that is over is the one to be signed.
  const month = chosen ?? months[1] ?? '';
  const [named, setNamed] = useState<string | null>(null);
  const [page, setPage] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const [asking, setAsking] = useState<'sign' | 'sheet' | null>(null);
  const decides = useHolds('sync.decide');
  const { value, failure, reload } = useQuery(
    'sync.reconcile',
    { month, page, ...(named === null ? {} : { agency: named }) },
    'sync',
  );
  const agency = value?.agency ?? '';
  const columns: readonly DataColumn<Row & { readonly key: string }>[] = [
    ...COLUMNS,
    {
      key: 'remedy',
      title: W.columns.remedy,
      width: 130,
      render: ({ remedy, way, number }, current) =>
        way === 'none' ? (
          remedy
        ) : (
          <Button
            size="small"
            tabIndex={current ? 0 : -1}
            aria-label={W.remedyLabel(remedy, number)}
            onClick={() => onRemedy(way, agency)}
          >
            {remedy}
          </Button>
        ),
    },
  ];
  // Nothing is even, and nothing can be signed, before the other side has told anything.
  const told = value !== null && value.regionUpTo !== null;
  const maySign = decides && value !== null && maySignMonth(value, month, today);
  useMainAction(W.sign, maySign ? () => setAsking('sign') : null);
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={S.loading}>
      <div className="rd-sync-bar">
        <label htmlFor="rd-sync-month">{W.month}</label>
        <Select
          id="rd-sync-month"
          style={{ width: 150 }}
          showSearch={{ optionFilterProp: 'label' }}
          value={month}
          options={months.map((one) => ({ value: one, label: W.monthWords(one) }))}
          onChange={(next) => {
            setChosen(next);
            setPage(0);
          }}
        />
        {value !== null && value.partners.length > 0 ? (
          <>
            <label htmlFor="rd-sync-other">{W.other}</label>
            <Select
              id="rd-sync-other"
              style={{ width: 260 }}
              showSearch={{ optionFilterProp: 'label' }}
              value={agency}
              options={value.partners.map((one) => ({ value: one.agency, label: one.name }))}
              onChange={(next) => {
                setNamed(next);
                setPage(0);
              }}
            />
          </>
        ) : null}
        {told ? <strong>{value.total === 0 ? W.even : W.differences(value.total)}</strong> : null}
        <span className="rd-quiet">
          {value?.regionUpTo
            ? W.upTo(instantWords(value.regionUpTo))
            : agency === ''
              ? W.nobody
              : W.nothingTold}
        </span>
        <span className="rd-spring" />
        {told ? <Button onClick={() => setAsking('sheet')}>{W.sheet}</Button> : null}
        {maySign ? (
          <Button type="primary" aria-keyshortcuts="Control+Enter" onClick={() => setAsking('sign')}>
            {W.sign}
          </Button>
        ) : null}
      </div>
      {value?.signed ? (
        <Alert
          role="status"
          showIcon
          type={value.signed.hash === value.hash ? 'success' : 'info'}
          title={(value.signed.hash === value.hash ? W.signed : W.signedBefore)(
            value.signed.by,
            instantWords(value.signed.at),
          )}
        />
      ) : null}
      {value?.theirSigned ? (
        <p role="status" className="rd-quiet">
          {W.theirSigned(
            value.theirSigned.by,
            instantWords(value.theirSigned.at),
            value.theirSigned.differences,
          )}
        </p>
      ) : null}
      <Statuses statuses={value?.statuses ?? []} />
      <DataTable
        caption={W.caption(W.monthWords(month))}
        columns={columns}
        rows={(value?.items ?? []).map((row, at) => ({ ...row, key: `${page} ${at}` }))}
        rowKey={(row) => row.key}
        onOpen={(row) => {
          if (row.caseId !== null) onCase(row.caseId);
        }}
        focused={focused}
        onFocus={setFocused}
        total={value?.total ?? 0}
        page={page}
        onPage={setPage}
        unit={W.unit}
        empty={<EmptyState text={value?.regionUpTo ? W.empty : W.nothingToCompare} />}
      />
      {asking === 'sign' ? (
        <SignDialog
          month={month}
          agency={agency}
          count={value?.total ?? 0}
          hash={value?.hash ?? ''}
          onClose={() => setAsking(null)}
          onSigned={reload}
        />
      ) : null}
      {asking === 'sheet' ? (
        <SheetDialog month={month} agency={agency} onClose={() => setAsking(null)} />
      ) : null}
    </LoadingArea>
  );
}

/** Numbers by status, only where there is something. */
function Statuses({ statuses }: { readonly statuses: Answer['statuses'] }) {
  if (statuses.length === 0) return <p className="rd-quiet">{W.noData}</p>;
  return (
    <table className="rd-plain-table rd-sync-statuses">
      <caption>{W.statusCaption}</caption>
      <thead>
        <tr>
          {Object.values(W.statusColumns).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {statuses.map(({ status, ours, theirs }) => (
          <tr key={status}>
            <th scope="row">{status}</th>
            <td>{ours}</td>
            <td>{theirs}</td>
            <td>{ours === theirs ? '0' : <strong>▲ {ours - theirs}</strong>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SignDialogProps {
  readonly month: string;
  readonly agency: string;
  readonly count: number;
  /** Digest of what is shown: that is what is signed. */
  readonly hash: string;
  readonly onClose: () => void;
  readonly onSigned: () => void;
}

function SignDialog({ month, agency, count, hash, onClose, onSigned }: SignDialogProps) {
  const { run, busy, failure } = useCommand('sync.signMonth');
  const { message } = App.useApp();
  const sign = async (): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), month, agency, hash });
    if (!answer?.ok) return;
    message.success(W.signedNow);
    onSigned();
    onClose();
  };
  return (
    <StepDialog
      title={W.signTitle(W.monthWords(month))}
      okLabel={W.sign}
      busy={busy}
      failure={failure}
      onSubmit={() => void sign()}
      onClose={onClose}
    >
      <p>{W.signNote(count)}</p>
    </StepDialog>
  );
}
