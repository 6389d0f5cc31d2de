/** What a scanner reads off paper: a receipt is taken, a slip or a month's sheet is held against what is here. */
import { Alert } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { newCommandId } from '../../bridge/client';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { READ_CODE as W } from '../../text/sync';
import { keptCodes, scanHelp } from './scan-progress';

interface ReadCodeDialogProps {
  readonly onRead: () => void;
  readonly onClose: () => void;
}

/** A code takes no more. */
const MOST_SIGNS = 3000;
const FIELD = 'rd-sync-scanned-paper';

export function ReadCodeDialog({ onRead, onClose }: ReadCodeDialogProps) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const [read, setRead] = useState<CallOutput<'sync.readCode'> | null>(null);
  /** Codes of the record that is being read, where it takes several. */
  const [earlier, setEarlier] = useState<readonly string[]>([]);
  const { run, busy, failure } = useCommand('sync.readCode');
  const submit = async (): Promise<void> => {
    setAsked(true);
    setRead(null);
    if (text.trim() === '') return;
    const scanned = text.trim();
    const answer = await run({ commandId: newCommandId(), text: scanned, earlier: [...earlier] });
    if (answer === null) return;
    setEarlier(keptCodes(earlier, scanned, answer));
    // Whatever became of it: a scanner types the next one, or the same once more, behind what stands in the field.
    setText('');
    setAsked(false);
    document.getElementById(FIELD)?.focus();
    if (!answer.ok) return;
    setRead(answer.value);
    onRead();
  };
  return (
    <StepDialog
      title={W.title}
      okLabel={W.act}
      busy={busy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{W.note}</p>
      {read === null ? null : (
        <Alert role="status" showIcon type={read.agrees ? 'success' : 'warning'} title={read.words} />
      )}
      <DialogText
        id={FIELD}
        label={W.field}
        help={earlier.length === 0 ? W.help : W.begun(scanHelp(earlier.join('\n'), false))}
        value={text}
        max={MOST_SIGNS}
        error={asked && text.trim() === '' ? W.missing : ''}
        autoFocus
        onChange={setText}
      />
    </StepDialog>
  );
}
