/** 冲突: contradictions between stations, oldest first, and one of them opened. Nothing is decided by itself. */
import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ConflictRow } from '#shared/contract/agreement';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { LoadingArea } from '../../components/LoadingArea';
import { TwoLines } from '../../components/TwoLines';
import { useShortcut } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { useHolds } from '../../stores/desk-store';
import { useSync } from '../../stores/sync-store';
import { SYNC as S, CONFLICTS as W } from '../../text/sync';
import { BatchDialog, BatchOutcome, type BatchOutcomeProps } from './BatchDialog';
import { type AlikeRow, batchOf, withSeen } from './batch-choice';
import { ConflictPage } from './ConflictPage';
import { conflictKey, type EditCase, isOfCase } from './conflict-choice';

type Which = keyof typeof W.states;

const COLUMNS: readonly DataColumn<ConflictRow>[] = [
  {
    key: 'class',
    title: W.columns.className,
    width: 190,
    render: (row) => <TwoLines first={row.className} second={row.class} hint={row.className} />,
  },
  {
    key: 'number',
    title: W.columns.number,
    width: 220,
    render: (row) => (
      <TwoLines first={row.name} second={row.caseNumber} hint={`${row.caseNumber} ${row.name}`} />
    ),
  },
  {
    key: 'sentence',
    title: W.columns.sentence,
    render: (row) => (
      <span className="rd-cut" title={row.sentence}>
        {row.sentence}
      </span>
    ),
  },
  { key: 'age', title: W.columns.age, width: 70, align: 'end', render: (row) => W.age(row.ageDays) },
  {
    key: 'decides',
    title: W.columns.decides,
    width: 190,
    render: (row) => (
      <span className="rd-cut" title={row.decides}>
        {row.mine ? W.byUs(row.decides) : row.decides}
      </span>
    ),
  },
  { key: 'state', title: W.columns.state, width: 100, render: (row) => W.rowStates[row.state] },
];

interface ConflictTabProps {
  readonly onCase: (caseId: string) => void;
  readonly onEdit: EditCase;
  /** Where a station is looked into; null for somebody who does not see it. */
  readonly onStations: (() => void) | null;
}

export function ConflictTab({ onCase, onEdit, onStations }: ConflictTabProps) {
  const { message } = App.useApp();
  const [which, setWhich] = useState<Which>('open');
  const [page, setPage] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const [opened, setOpened] = useState<ConflictRow | null>(null);
  /** Those of a kind that may be decided alike which were opened here, decided since or not. */
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
  /** What one choice is asked for, as it stood when it was asked. */
  const [asking, setAsking] = useState<readonly AlikeRow[] | null>(null);
  const [outcome, setOutcome] = useState<BatchOutcomeProps | null>(null);
  const decides = useHolds('sync.decide');
  const { value, failure, reload } = useQuery('sync.conflicts', { state: which, page }, 'sync');
  /** Lists what is left, and lets it be counted where its number stands. */
  const recount = (): void => {
    reload();
    void useSync.getState().load();
  };
  const rows = value?.items ?? [];
  const batch = decides ? batchOf(rows, seen) : [];
  useShortcut('B', W.batchKey, batch.length > 0 && opened === null ? () => setAsking(batch) : null);
  /** What is about a station is not chosen here: it ends where stations are looked into. */
  const open = (row: ConflictRow): void => {
    if (isOfCase(row)) setOpened(row);
    else if (onStations) onStations();
    else message.info(row.sentence);
  };
  /** The one after the opened one, also when that was decided and has left the list. */
  const next = (after: ConflictRow): void => {
    const at = rows.findIndex((row) => conflictKey(row) === conflictKey(after));
    const following = rows.slice(at + 1).find(isOfCase) ?? null;
    setOpened(following);
    if (following) setFocused(conflictKey(following));
    recount();
  };
  if (opened)
    return (
      <ConflictPage
        key={conflictKey(opened)}
        row={opened}
        onSeen={() => setSeen((before) => withSeen(before, opened))}
        onNext={() => next(opened)}
        onBack={() => {
          setOpened(null);
          reload();
        }}
        onCase={onCase}
        onEdit={onEdit}
      />
    );
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={S.loading}>
      <div className="rd-sync-bar">
        <Segmented<Which>
          aria-label={W.filter}
          value={which}
          onChange={(state) => {
            setWhich(state);
            setPage(0);
          }}
          options={(Object.keys(W.states) as Which[]).map((state) => ({
            value: state,
            label: W.states[state],
          }))}
        />
        <span className="rd-spring" />
        {batch.length > 0 ? (
          <Button aria-keyshortcuts="B" onClick={() => setAsking(batch)}>
            {W.batch(batch.length)}
          </Button>
        ) : null}
      </div>
      {outcome ? <BatchOutcome {...outcome} /> : null}
      <DataTable
        caption={W.caption}
        columns={COLUMNS}
        rows={rows}
        rowKey={conflictKey}
        onOpen={open}
        focused={focused}
        onFocus={setFocused}
        total={value?.total ?? 0}
        page={page}
        onPage={setPage}
        unit={W.unit}
        empty={<EmptyState text={W.empty[which]} />}
      />
      {asking ? (
        <BatchDialog
          rows={asking}
          onClose={() => setAsking(null)}
          onDone={(done) => {
            setAsking(null);
            setOutcome(done);
            if (done.left.length === 0) message.success(W.batchDone(done.decided));
            recount();
          }}
        />
      ) : null}
    </LoadingArea>
  );
}
