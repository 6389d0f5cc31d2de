/** The letters of a case: issued ones and previews, drawn by the same sheet that prints them. */
import { Button } from 'antd';
import { useState } from 'react';
import type { DocumentView } from '#shared/contract/views';
import { formatShort } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { DocPreview } from '../../components/DocPreview';
import { EmptyState } from '../../components/EmptyState';
import { FailureNotice } from '../../components/FailureNotice';
import { LoadingArea } from '../../components/LoadingArea';
import { ScrollArea } from '../../components/ScrollArea';
import { useCommand } from '../../components/use-command';
import { useShortcut } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { useOpenCase } from '../../stores/case-store';
import './documents.css';

const keyOf = (document: DocumentView): string => `${document.document} ${document.number ?? 'preview'}`;

export function CaseDocuments() {
  const { view } = useOpenCase();
  const { value, failure, reload } = useQuery('documents.list', { caseId: view.caseId }, 'cases');
  const [chosen, setChosen] = useState('');
  const documents = value?.documents ?? [];
  const current = documents.find((document) => keyOf(document) === chosen) ?? documents[0];
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload}>
      {current ? (
        <div className="case-documents">
          <nav aria-label="文书">
            <ul>
              {documents.map((document) => (
                <li key={keyOf(document)}>
                  <button
                    type="button"
                    aria-current={document === current}
                    onClick={() => setChosen(keyOf(document))}
                  >
                    <strong>{document.title}</strong>
                    <span>
                      {document.number === null ? '○ 预览，未发文' : `● ${document.number}`}
                      {document.date === null ? '' : ` ${formatShort(document.date)}`}
                      {document.round > 1 ? ` 第${document.round}次` : ''}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <Paper key={keyOf(current)} caseId={view.caseId} document={current} />
        </div>
      ) : (
        <EmptyState text="本案还没有文书" />
      )}
    </LoadingArea>
  );
}

function Paper({ caseId, document }: { readonly caseId: string; readonly document: DocumentView }) {
  const { number } = document;
  const model = useQuery('documents.model', { caseId, document: document.document, number }, 'cases');
  const pdf = useCommand('documents.savePdf');
  const print = useCommand('documents.print');
  const [done, setDone] = useState('');
  const issued = number === null ? null : { caseId, document: document.document, number };
  const savePdf = async () => {
    if (!issued) return;
    const answer = await pdf.run({ ...issued, commandId: newCommandId() });
    if (answer?.ok) setDone(`已保存 ${answer.value.fileName}`);
  };
  const sendToPrinter = async () => {
    if (!issued) return;
    const answer = await print.run({ ...issued, commandId: newCommandId() });
    if (answer?.ok) setDone(answer.value.printed ? '已送打印机' : '打印已取消');
  };
  useShortcut('Ctrl+P', '打印文书', issued ? () => void sendToPrinter() : null);
  return (
    <div className="paper">
      <div className="paper-tools">
        <Button disabled={!issued} loading={pdf.busy} onClick={() => void savePdf()}>
          PDF
        </Button>
        <Button
          type="primary"
          disabled={!issued}
          loading={print.busy}
          aria-keyshortcuts="Control+P"
          title="打印（Ctrl+P）"
          onClick={() => void sendToPrinter()}
        >
          打印
        </Button>
        <span className="field-note" role="status">
          {issued ? done : '预览不能打印和存档，办理对应环节后发文。'}
        </span>
      </div>
      <FailureNotice failure={pdf.failure ?? print.failure} />
      <LoadingArea loading={model.value === null} failure={model.failure} onRetry={model.reload}>
        <ScrollArea name={document.title} className="paper-sheet">
          {model.value ? <DocPreview model={model.value} /> : null}
        </ScrollArea>
      </LoadingArea>
    </div>
  );
}
