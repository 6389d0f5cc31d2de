/** One choice for several contradictions of a kind: each gets its own decision, signed by the person, or stays open. */
import { Alert } from 'antd';
import { useState } from 'react';
import type { ConflictRow } from '#shared/contract/agreement';
import { call, newCommandId } from '../../bridge/client';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { CONFLICTS as W } from '../../text/sync';
import { type BatchSide, optionOf } from './batch-choice';

interface BatchDialogProps {
  readonly rows: readonly ConflictRow[];
  readonly onClose: () => void;
  /** `left`: those that were not decided, each with why. */
  readonly onDone: (decided: number, left: readonly string[]) => void;
}

const REASON_SIGNS = 500;

/** Decides one; the words of the refusal when it could not be. */
async function decideOne(row: ConflictRow, side: BatchSide, reason: string): Promise<string | null> {
  const { caseId, id } = row;
  const looked = await call('sync.conflict', { caseId, id });
  if (!looked.ok) return looked.failure.message;
  const option = optionOf(looked.value.conflict, side);
  if (option === null) return W.choiceMissing;
  const decided = await call('sync.decide', {
    ...{ commandId: newCommandId(), caseId, id, option, keep: null, reason },
  });
  return decided.ok ? null : decided.failure.message;
}

export function BatchDialog({ rows, onClose, onDone }: BatchDialogProps) {
  const [side, setSide] = useState<BatchSide | null>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const short = [...reason.trim()].length < 2;
  const decide = async (): Promise<void> => {
    setAsked(true);
    if (side === null || short) return;
    setBusy(true);
    const left: string[] = [];
    for (const row of rows) {
      const why = await decideOne(row, side, reason);
      if (why !== null) left.push(`${row.caseNumber}：${why}`);
    }
    onDone(rows.length - left.length, left);
  };
  return (
    <StepDialog
      title={W.batchTitle(rows[0]?.className ?? '', rows.length)}
      okLabel={W.batchDo}
      busy={busy}
      failure={null}
      onSubmit={() => void decide()}
      onClose={onClose}
    >
      <p>{W.batchNote}</p>
      <ul aria-label={W.batchList}>
        {rows.map((row) => (
          <li key={row.id}>
            <span className="rd-code">{row.caseNumber}</span> {row.name}
          </li>
        ))}
      </ul>
      <DialogChoice<BatchSide>
        label={W.batchSide}
        options={(['ours', 'theirs'] as const).map((value) => ({ value, label: W.batchSides[value] }))}
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
        rows={3}
        error={asked && short ? W.reasonMissing : ''}
        onChange={setReason}
      />
    </StepDialog>
  );
}

interface BatchOutcomeProps {
  readonly decided: number;
  readonly left: readonly string[];
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
          {left.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      }
    />
  );
}
