/** Giving the register out: purpose and ground are asked and recorded (XJR-22-2). */
import { App, Input } from 'antd';
import { useState } from 'react';
import { newCommandId } from '../../bridge/client';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import type { RegisterQuery } from '../../stores/register-store';
import { REGISTER as W } from '../../text/register';

interface ExportDialogProps {
  readonly query: RegisterQuery;
  readonly total: number;
  readonly onClose: () => void;
}

export function ExportDialog({ query, total, onClose }: ExportDialogProps) {
  const [purpose, setPurpose] = useState('');
  const [approval, setApproval] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('register.export');
  const { message } = App.useApp();
  const missing = [...purpose.trim()].length < 2;
  const send = async (): Promise<void> => {
    setAsked(true);
    if (missing) return;
    const { page: _page, ...filters } = query;
    const answer = await run({ commandId: newCommandId(), ...filters, purpose, approval });
    if (!answer?.ok) return;
    message.success(W.exported(answer.value.fileName, answer.value.rows));
    onClose();
  };
  return (
    <StepDialog
      title={W.exportTitle}
      okLabel={W.exportDo}
      busy={busy}
      failure={failure}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p>{W.exportCount(total)}</p>
      <DialogField
        id="rd-export-purpose"
        label={W.purpose}
        required
        error={asked && missing ? W.purposeMissing : ''}
      >
        <Input
          id="rd-export-purpose"
          value={purpose}
          maxLength={300}
          aria-required
          aria-invalid={asked && missing}
          onChange={({ target }) => setPurpose(target.value)}
        />
      </DialogField>
      <DialogField id="rd-export-approval" label={W.approval} help={W.approvalHelp}>
        <Input
          id="rd-export-approval"
          value={approval}
          maxLength={200}
          onChange={({ target }) => setApproval(target.value)}
        />
      </DialogField>
      {approval.trim() === '' ? <p role="status">▲ {W.internal}</p> : null}
    </StepDialog>
  );
}
