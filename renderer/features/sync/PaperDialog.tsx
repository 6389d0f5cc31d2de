/** A paper of the exchange in a large dialog: as it will be printed, with its ways out. It bears no number of the office. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import type { DocumentModel } from '#shared/paper/model';
import { DocPreview } from '../../components/DocPreview';
import { FailureNotice } from '../../components/FailureNotice';
import { LoadingArea } from '../../components/LoadingArea';
import { useShortcut } from '../../components/use-main-action';
import { COMMON } from '../../text/common';
import { PAPER as W } from '../../text/sync';

/** Sends the paper out; what came of it in words, or null when it was refused. */
export type Output = (
  to: 'printer' | 'pdf',
) => Promise<{ readonly printed: boolean; readonly fileName: string } | null>;

interface PaperDialogProps {
  readonly title: string;
  readonly model: DocumentModel | null;
  /** Why there is no model. */
  readonly failure: Failure | null;
  readonly onRetry: () => void;
  readonly output: Output;
  readonly busy: boolean;
  readonly refused: Failure | null;
  readonly onClose: () => void;
}

export function PaperDialog(props: PaperDialogProps) {
  const { title, model, failure, onRetry, output, busy, refused, onClose } = props;
  const [done, setDone] = useState('');
  const send = async (to: 'printer' | 'pdf'): Promise<void> => {
    setDone('');
    const out = await output(to);
    if (out === null) return;
    if (to === 'pdf') setDone(out.fileName === '' ? W.notSaved : W.saved(out.fileName));
    else setDone(out.printed ? W.printed : W.cancelled);
  };
  const ready = model !== null && !busy;
  useShortcut('Ctrl+P', W.print, ready ? () => void send('printer') : null, 'dialog');
  return (
    <Modal
      open
      title={title}
      width={960}
      style={{ top: 24 }}
      onCancel={onClose}
      footer={
        <>
          <span role="status" className="rd-quiet">
            {done}{' '}
          </span>
          <Button onClick={onClose}>{COMMON.close}</Button>
          <Button disabled={!ready} onClick={() => void send('pdf')}>
            {W.pdf}
          </Button>
          <Button
            type="primary"
            disabled={!ready}
            title={W.printHint}
            aria-keyshortcuts="Control+P"
            onClick={() => void send('printer')}
          >
            {W.print}
          </Button>
        </>
      }
    >
      <div className="rd-sync-paper">
        <FailureNotice failure={refused} />
        <LoadingArea loading={model === null} failure={failure} onRetry={onRetry} what={W.loading}>
          {model ? <DocPreview model={model} /> : null}
        </LoadingArea>
      </div>
    </Modal>
  );
}
