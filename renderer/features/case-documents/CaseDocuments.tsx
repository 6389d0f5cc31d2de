/**
 * The papers of a case: issued ones with their number, party and delivery, previews of what follows, and
 * forms without a number. Drawn by the same sheet that prints them; a void number stays in its place.
 */
import { useState } from 'react';
import type { DocumentView } from '#shared/contract/views';
import { formatLong, formatShort } from '#shared/domain/local-date';
import { UNNUMBERED } from '#shared/paper/document-id';
import { EmptyState } from '../../components/EmptyState';
import { focusCaseHead } from '../../components/focus-case-head';
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { useOpenCase } from '../../stores/case-store';
import { DELIVERY_METHODS } from '../../text/case';
import { CASE_DOCUMENTS as W } from '../../text/documents';
import { DeliveryDialog } from './DeliveryDialog';
import './documents.css';
import { Paper } from './Paper';
import { VoidDialog } from './VoidDialog';

const keyOf = (document: DocumentView): string =>
  `${document.document} ${document.number ?? 'preview'} ${document.round} ${document.voided ?? ''}`;

interface Asked {
  readonly command: 'recordDelivery' | 'voidDocument';
  readonly label: string;
  readonly document: DocumentView;
  readonly number: string;
}

function numberWords(document: DocumentView): string {
  if (document.disputed) return `◆ ${document.number} ${W.disputed}`;
  if (document.toRecall) return `⊘ ${document.number} ${W.voided}，${W.toRecall}`;
  if (document.number !== null)
    return document.voided === null ? `● ${document.number}` : `⊘ ${document.number} ${W.voided}`;
  return UNNUMBERED.includes(document.document) ? `□ ${W.unnumbered}` : `○ ${W.preview}`;
}

/** How a document reached its party, in words. */
function deliveryWords({ delivery, number, voided, party }: DocumentView): string {
  if (number === null || voided !== null || party === 'file' || party === 'public') return '';
  if (delivery === null) return `○ ${W.notDelivered}`;
  const method = DELIVERY_METHODS[delivery.method] ?? delivery.method;
  const date = formatLong(delivery.on);
  return delivery.refused === ''
    ? `● ${W.delivered(date, method, delivery.receiver)}`
    : `◆ ${W.refusedBy(date, method, delivery.receiver, delivery.refused)}`;
}

export function CaseDocuments() {
  const { view } = useOpenCase();
  const { value, failure, reload } = useQuery('documents.list', { caseId: view.caseId }, 'cases');
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const documents = value?.documents ?? [];
  const current = documents.find((document) => keyOf(document) === chosen) ?? documents[0];
  const close = () => {
    setAsked(null);
    focusCaseHead();
  };
  const steps = (document: DocumentView) =>
    (['recordDelivery', 'voidDocument'] as const).flatMap((command) => {
      const { number, voided, delivery, toRecall } = document;
      // What has reached somebody is neither delivered again nor taken back.
      const isOpen = number !== null && voided === null && delivery === null;
      const action = view.actions.find((candidate) => candidate.command === command);
      if (action && number !== null && toRecall && command === 'voidDocument')
        return [
          {
            action: { ...action, label: W.recall },
            onAct: () => setAsked({ command, label: W.recall, document, number }),
          },
        ];
      return action && isOpen
        ? [{ action, onAct: () => setAsked({ command, label: action.label, document, number }) }]
        : [];
    });
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload}>
      {current ? (
        <div className="case-documents">
          <nav aria-label={W.title}>
            <ul>
              {documents.map((document) => (
                <li key={keyOf(document)}>
                  <button
                    type="button"
                    aria-current={document === current}
                    className={document.voided === null ? '' : 'document-void'}
                    onClick={() => setChosen(keyOf(document))}
                  >
                    <strong>{document.title}</strong>
                    <span>
                      {numberWords(document)}
                      {document.date === null ? '' : ` ${formatShort(document.date)}`}
                      {document.round > 1 ? ` ${W.round(document.round)}` : ''}
                    </span>
                    {document.number === null ? null : (
                      <span>
                        {W.parties[document.party]}
                        {document.objection === null ? '' : ` ${W.objection(document.objection)}`}
                      </span>
                    )}
                    {deliveryWords(document) === '' ? null : <span>{deliveryWords(document)}</span>}
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <Paper key={keyOf(current)} caseId={view.caseId} document={current} steps={steps(current)} />
        </div>
      ) : (
        <EmptyState text={W.empty} />
      )}
      {asked?.command === 'recordDelivery' ? <DeliveryDialog {...asked} onClose={close} /> : null}
      {asked?.command === 'voidDocument' ? <VoidDialog {...asked} onClose={close} /> : null}
    </LoadingArea>
  );
}
