/** One choice for several contradictions of a kind: each gets its own decision, signed by the person, or stays open. */
import { Alert } from 'antd';
import { useState } from 'react';
import { call, newCommandId } from '../../bridge/client';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogText } from '../../components/DialogText';
import { ScrollArea } from '../../components/ScrollArea';
import { StepDialog } from '../../components/StepDialog';
import { CONFLICTS as W } from '../../text/sync';
import { type AlikeRow, type BatchSide, optionOf, sidesOf } from './batch-choice';

interface BatchDialogProps {
  /** As they stood when the dialog was asked for: what is read is what is decided. */
  readonly rows: readonly AlikeRow[];
  readonly onClose: () => void;
  readonly onDone: (outcome: BatchOutcomeProps) => void;
}

const REASON_SIGNS = 500;
/** Room for both values beside each other on an office's screen. */
const WIDTH = 1100;

/** Decides one for the value that was read; the words of the refusal when it could not be. */
async function decideOne(row: AlikeRow, side: string, reason: string): Promise<string | null> {
  const { caseId, id } = row;
  const option = optionOf(row, side);
  if (option === null) return W.choiceMissing;
  const decided = await call('sync.decide', {
    ...{ commandId: newCommandId(), caseId, id, option, keep: null, reason },
  });
  return decided.ok ? null : decided.failure.message;
}

export function BatchDialog({ rows, onClose, onDone }: BatchDialogProps) {
  const [side, setSide] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  /** How many were tried; null while nothing runs. */
  const [tried, setTried] = useState<number | null>(null);
  const sides = sidesOf(rows);
  const short = [...reason.trim()].length < 2;
  const decide = async (): Promise<void> => {
    setAsked(true);
    if (side === null || short) return;
    const left: LeftOpen[] = [];
    for (const [at, row] of rows.entries()) {
      setTried(at);
      const why = await decideOne(row, side, reason);
      if (why !== null) left.push({ id: row.id, words: `${row.caseNumber}　${row.alike.field}：${why}` });
    }
    onDone({ decided: rows.length - left.length, left });
  };
  return (
    <StepDialog
      title={W.batchTitle(rows[0]?.className ?? '', rows.length)}
      okLabel={W.batchDo}
      busy={tried !== null}
      isHeld={tried !== null}
      failure={null}
      width={WIDTH}
      onSubmit={() => void decide()}
      onClose={onClose}
    >
      {tried === null ? <p>{W.batchNote}</p> : <p role="status">{W.batchBusy(tried, rows.length)}</p>}
      <ScrollArea name={W.batchList} className="rd-sync-batch">
        <BatchTable rows={rows} sides={sides} taken={side} />
      </ScrollArea>
      <DialogChoice<string>
        label={W.batchSide}
        options={sides.map(({ station, label }) => ({ value: station, label: W.batchTake(label) }))}
        value={side}
        error={asked && side === null ? W.choiceMissing : ''}
        onChange={setSide}
      />
      <DialogText
        id="rd-sync-batch-reason"
        label={W.reason}
        help={W.reasonHelp}
        value={reason}
        max={REASON_SIGNS}
        rows={2}
        error={asked && short ? W.reasonMissing : ''}
        onChange={setReason}
      />
    </StepDialog>
  );
}

interface BatchTableProps {
  readonly rows: readonly AlikeRow[];
  readonly sides: readonly BatchSide[];
  /** Station of the side that is chosen. */
  readonly taken: string | null;
}

/** Every field that is decided, with what both sides filled in. */
function BatchTable({ rows, sides, taken }: BatchTableProps) {
  const cell = (words: string) => <bdi dir="auto">{words === '' ? W.dash : words}</bdi>;
  return (
    <table className="rd-plain-table">
      <thead>
        <tr>
          <th scope="col">{W.batchColumns.number}</th>
          <th scope="col">{W.batchColumns.field}</th>
          <th scope="col">{W.batchColumns.base}</th>
          {sides.map(({ station, label }) => (
            <th key={station} scope="col">
              {station === taken ? '✓ ' : ''}
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, caseNumber, name, alike }) => (
          <tr key={id}>
            <th scope="row">
              <span className="rd-code">{caseNumber}</span>
              <br />
              {name}
            </th>
            <td>{alike.field}</td>
            <td>{cell(alike.base)}</td>
            {alike.sides.map(({ station, value }) => (
              <td key={station} data-taken={station === taken}>
                {cell(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface LeftOpen {
  readonly id: string;
  readonly words: string;
}

export interface BatchOutcomeProps {
  readonly decided: number;
  /** Those that were not decided, each with why. */
  readonly left: readonly LeftOpen[];
}

/** What became of a batch; nothing when all of it was decided. */
export function BatchOutcome({ decided, left }: BatchOutcomeProps) {
  if (left.length === 0) return null;
  return (
    <Alert
      role="status"
      showIcon
      type="warning"
      title={`${W.batchDone(decided)}，${W.batchLeft(left.length)}`}
      description={
        <ul>
          {left.map(({ id, words }) => (
            <li key={id}>{words}</li>
          ))}
        </ul>
      }
    />
  );
}
