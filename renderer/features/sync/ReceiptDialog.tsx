/** The receipt of a bundle: written as a file where the person chooses, and shown as a code for who sent it. */
import { Alert } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import type { IncomingBundle } from '#shared/contract/sync-views';
import { newCommandId } from '../../bridge/client';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { IN as W } from '../../text/sync';
import { CodeLoop } from './CodeLoop';
import { DenseQr } from './DenseQr';

interface ReceiptDialogProps {
  readonly bundle: IncomingBundle;
  readonly onClose: () => void;
}

export function ReceiptDialog({ bundle, onClose }: ReceiptDialogProps) {
  const { run, busy, failure } = useCommand('sync.receipt');
  const [receipt, setReceipt] = useState<CallOutput<'sync.receipt'> | null>(null);
  const write = async (): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), bundleId: bundle.bundleId });
    if (answer?.ok) setReceipt(answer.value);
  };
  return (
    <StepDialog
      title={W.receiptTitle(bundle.number)}
      okLabel={W.receipt}
      busy={busy}
      failure={failure}
      onSubmit={() => void write()}
      onClose={onClose}
    >
      <p>{W.receiptNote(bundle.from)}</p>
      {receipt ? (
        <>
          <p role="status">{W.receiptWritten(receipt.file)}</p>
          {receipt.warning === '' ? null : <Alert showIcon type="warning" title={receipt.warning} />}
          {receipt.sheets.length > 0 ? (
            <CodeLoop codes={receipt.sheets} label={W.receiptQr} />
          ) : (
            <DenseQr text={receipt.qr} label={W.receiptQr} tooLong={W.receiptTooLong} />
          )}
        </>
      ) : null}
    </StepDialog>
  );
}
