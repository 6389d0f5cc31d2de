/** Bundles made here with how far each has come; handing one over and its slip are begun in its row. */
import { Button } from 'antd';
import { useState } from 'react';
import { awaitsReceipt } from '#shared/bundle/kinds';
import type { OutgoingBundle } from '#shared/contract/sync-views';
import { sizeOf } from '../../components/byte-size';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { minuteWords } from '../../components/instant-words';
import { TwoLines } from '../../components/TwoLines';
import { OUT as W } from '../../text/sync';
import { CarryDialog, type ToCarry } from './CarryDialog';

interface Slip {
  readonly bundleId: string;
  readonly number: string;
}

interface BundleListProps {
  readonly bundles: readonly OutgoingBundle[];
  readonly total: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly mayCarry: boolean;
  readonly onSlip: (slip: Slip) => void;
}

/** What stands under the state: who carries it, how long nobody has answered, what was answered. */
function standing(bundle: OutgoingBundle): string {
  if (bundle.receipt !== '') return bundle.receipt;
  return [
    awaitsReceipt(bundle.kind) ? '' : W.needsNoReceipt,
    bundle.carriedOn === null ? '' : W.carriedBy(bundle.carrier, bundle.carriedOn),
    bundle.carriedOn !== null && bundle.partsLeft.length > 0 ? W.carriedParts(bundle.partsLeft) : '',
    bundle.waitingDays > 0 ? W.waitingFor(bundle.waitingDays) : '',
  ]
    .filter((words) => words !== '')
    .join('，');
}

/** The parts a bundle has, by number. */
const partsOf = ({ parts }: OutgoingBundle): readonly number[] =>
  Array.from({ length: parts }, (_, at) => at + 1);

const toCarry = (bundle: OutgoingBundle): ToCarry => ({
  bundleId: bundle.bundleId,
  from: 'outbox',
  to: addressees(bundle),
  parts: bundle.parts,
  here: partsOf(bundle),
  left: bundle.partsLeft,
  carrier: bundle.carrier,
  carriedOn: bundle.carriedOn,
  title: W.carryTitle(bundle.number),
  note: W.carryNote,
  okLabel: W.carryDo,
});

const addressees = ({ to }: OutgoingBundle): string => to.map(({ name }) => name).join('、');

export function BundleList(props: BundleListProps) {
  const { bundles, total, page, onPage, mayCarry, onSlip } = props;
  const [focused, setFocused] = useState<string | null>(null);
  const [carrying, setCarrying] = useState<OutgoingBundle | null>(null);
  const columns: readonly DataColumn<OutgoingBundle>[] = [
    {
      key: 'number',
      title: W.columns.number,
      width: 90,
      render: (row) => <span className="rd-code">{row.number}</span>,
    },
    { key: 'kind', title: W.columns.kind, width: 90, render: (row) => row.kindName },
    {
      key: 'to',
      title: W.columns.to,
      render: (row) => (
        <span className="rd-cut" title={addressees(row)}>
          {addressees(row)}
        </span>
      ),
    },
    { key: 'madeAt', title: W.columns.madeAt, width: 145, render: (row) => minuteWords(row.madeAt) },
    {
      key: 'content',
      title: W.columns.content,
      width: 150,
      render: (row) => (
        <TwoLines
          first={W.content(row.entries, row.blobs)}
          second={W.size(sizeOf(row.bytes), row.parts)}
          hint={W.content(row.entries, row.blobs)}
        />
      ),
    },
    {
      key: 'state',
      title: W.columns.state,
      width: 190,
      render: (row) => <TwoLines first={W.states[row.state]} second={standing(row)} hint={standing(row)} />,
    },
    {
      key: 'action',
      title: W.columns.action,
      width: 160,
      render: (row, current) => (
        <span className="rd-sync-actions">
          {mayCarry && row.state !== 'acknowledged' ? (
            <Button
              size="small"
              tabIndex={current ? 0 : -1}
              aria-label={W.carryLabel(row.number)}
              onClick={() => setCarrying(row)}
            >
              {W.carry}
            </Button>
          ) : null}
          <Button
            size="small"
            tabIndex={current ? 0 : -1}
            aria-label={W.slipLabel(row.number)}
            onClick={() => onSlip(row)}
          >
            {W.slip}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      <DataTable
        caption={W.bundlesCaption}
        columns={columns}
        rows={bundles}
        rowKey={(row) => row.bundleId}
        focused={focused}
        onFocus={setFocused}
        total={total}
        page={page}
        onPage={onPage}
        unit={W.unit}
        empty={<EmptyState text={W.bundlesEmpty} />}
      />
      {carrying ? (
        <CarryDialog
          carrying={toCarry(carrying)}
          onClose={() => setCarrying(null)}
          onCarried={() => {
            onSlip(carrying);
            setCarrying(null);
          }}
        />
      ) : null}
    </>
  );
}
