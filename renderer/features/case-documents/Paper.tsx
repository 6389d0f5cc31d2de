/** One paper of a case on the screen, with what may be done with it: print, archive, delivery, void. */
import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ActionView } from '#shared/contract/action-view';
import type { DocumentView } from '#shared/contract/views';
import { DOCUMENT_TITLES, type DocumentId, UNNUMBERED } from '#shared/paper/document-id';
import { newCommandId } from '../../bridge/client';
import { ActionButton } from '../../components/ActionButton';
import { DocPreview } from '../../components/DocPreview';
import { FailureNotice } from '../../components/FailureNotice';
import { LoadingArea } from '../../components/LoadingArea';
import { ScrollArea } from '../../components/ScrollArea';
import { useCommand } from '../../components/use-command';
import { useShortcut } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { CASE_DOCUMENTS as W } from '../../text/documents';

interface PaperProps {
  readonly caseId: string;
  readonly document: DocumentView;
  readonly steps: readonly { readonly action: ActionView; readonly onAct: () => void }[];
}

/** 送达回证: goes with every issued document. */
const RECEIPT: DocumentId = 'D33';

export function Paper({ caseId, document, steps }: PaperProps) {
  const [shown, setShown] = useState<DocumentId>(document.document);
  const model = useQuery('documents.model', { caseId, document: shown, number: document.number }, 'cases');
  const pdf = useCommand('documents.savePdf');
  const print = useCommand('documents.print');
  const [done, setDone] = useState('');
  // Papers without a number of the office go out as they are; others once they are issued.
  const goesOut = document.number !== null || UNNUMBERED.includes(shown);
  const issued = goesOut ? { caseId, document: shown, number: document.number } : null;
  const hasReceipt = document.number !== null && document.voided === null;
  const savePdf = async () => {
    if (!issued) return;
    const answer = await pdf.run({ ...issued, commandId: newCommandId() });
    if (answer?.ok) setDone(W.savedAs(answer.value.fileName));
  };
  const sendToPrinter = async () => {
    if (!issued) return;
    const answer = await print.run({ ...issued, commandId: newCommandId() });
    if (answer?.ok) setDone(answer.value.printed ? W.printed : W.printCancelled);
  };
  useShortcut('Ctrl+P', W.printCommand, issued ? () => void sendToPrinter() : null);
  return (
    <div className="paper">
      <div className="paper-tools">
        <Button disabled={!issued} loading={pdf.busy} onClick={() => void savePdf()}>
          {W.pdf}
        </Button>
        <Button
          type="primary"
          disabled={!issued}
          loading={print.busy}
          aria-keyshortcuts="Control+P"
          title={W.printHint}
          onClick={() => void sendToPrinter()}
        >
          {W.print}
        </Button>
        {hasReceipt ? (
          <Segmented
            aria-label={W.title}
            value={shown}
            options={[document.document, RECEIPT].map((id) => ({ value: id, label: DOCUMENT_TITLES[id] }))}
            onChange={(id) => setShown(id)}
          />
        ) : null}
        <span className="field-note" role="status">
          {issued ? done : W.previewOnly}
        </span>
        <span className="paper-steps">
          {steps.map(({ action, onAct }) => (
            <ActionButton
              key={action.command}
              label={action.label}
              refusals={action.refusals}
              onAct={onAct}
            />
          ))}
        </span>
      </div>
      {document.disputed ? <Alert showIcon type="warning" title={W.disputedLead} /> : null}
      {document.voided === null ? null : (
        <Alert showIcon type="warning" title={`${W.voided}：${document.voided}`} />
      )}
      <FailureNotice failure={pdf.failure ?? print.failure} />
      <LoadingArea loading={model.value === null} failure={model.failure} onRetry={model.reload}>
        <ScrollArea name={document.title} className="paper-sheet">
          {model.value ? <DocPreview model={model.value} /> : null}
        </ScrollArea>
      </LoadingArea>
    </div>
  );
}
