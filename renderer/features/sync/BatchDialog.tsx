/** One choice for several contradictions of a kind: each gets its own decision, signed by the person, or stays open. */
import { Alert } from 'antd';
import { useState } from 'react';
import type { ConflictRow } from '#shared/contract/agreement';
import { call, newCommandId } from '../../bridge/client';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { CONFLICTS as W } from '../../text/sync';
import { type BatchSide, linesOf, optionOf } from './batch-choice';

interface BatchDialogProps {
  readonly rows: readonly ConflictRow[];
  readonly onClose: () => void;
  readonly onDone: (outcome: BatchOutcomeProps) => void;
}

const REASON_SIGNS = 500;

/** Decides one; the words of the refusal when it could not be. */
async function decideOne(row: ConflictRow, side: BatchSide, reason: string): Promise<string | null> {
  const { caseId, id } = row;
  const looked = await call('sync.conflict', { caseId, id });
  if (!looked.ok) return looked.failure.message;
  const option = optionOf(looked.value.conflict, side);
  if (option === null) return W.batchNoSide;
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
    const left: LeftOpen[] = [];
    for (const row of rows) {
      const why = await decideOne(row, side, reason);
      if (why !== null) left.push({ id: row.id, words: `${row.caseNumber}：${why}` });
    }
    onDone({ decided: rows.length - left.length, left });
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
      <section className="rd-sync-batch" aria-label={W.batchList} tabIndex={-1}>
        <ul>
          {linesOf(rows).map(({ caseId, caseNumber, name, count }) => (
            <li key={caseId}>
              <span className="rd-code">{caseNumber}</span> {name}
              {W.batchFields(count)}
            </li>
          ))}
        </ul>
      </section>
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
