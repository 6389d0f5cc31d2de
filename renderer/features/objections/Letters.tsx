/** The letters of an objection with their deliveries, and the result letters of both sides side by side. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ObjectionView } from '#shared/contract/objection-view';
import type { DocumentView } from '#shared/contract/views';
import { formatShort } from '#shared/domain/local-date';
import { ActionButton } from '../../components/ActionButton';
import { DocPreview } from '../../components/DocPreview';
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { useOpenCase } from '../../stores/case-store';
import { DELIVERY_METHODS } from '../../text/case';
import { COMMON } from '../../text/common';
import { OBJECTION_PARTIES, OBJECTIONS as W } from '../../text/objections';

interface LettersProps {
  readonly objection: ObjectionView;
  readonly onDeliver: (letter: DocumentView) => void;
}

export function Letters({ objection, onDeliver }: LettersProps) {
  const { view } = useOpenCase();
  const [compared, setCompared] = useState(false);
  const deliver = view.actions.find(({ command }) => command === 'recordDelivery');
  const letters = view.documents.filter(
    ({ objection: about, number }) => about === objection.number && number !== null,
  );
  const results = letters.filter(({ document, voided }) => document === 'D18' && voided === null);
  if (letters.length === 0) return null;
  return (
    <section aria-label={W.letters}>
      <table className="objection-letters">
        <caption>{W.letters}</caption>
        <thead>
          <tr>
            {[W.letter, W.letterNumber, W.letterTo, W.delivery].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <tr key={letter.number}>
              <td>{letter.title}</td>
              <td>
                {letter.voided === null ? letter.number : <del title={letter.voided}>{letter.number}</del>}
              </td>
              <td>{OBJECTION_PARTIES[letter.party]}</td>
              <td>
                <span className="objection-delivery">
                  <Delivered letter={letter} />
                  {deliver &&
                  letter.party !== 'file' &&
                  letter.delivery === null &&
                  letter.voided === null ? (
                    <ActionButton
                      label={deliver.label}
                      main={letter.document === 'D16'}
                      refusals={deliver.refusals}
                      onAct={() => onDeliver(letter)}
                    />
                  ) : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {results.length > 0 ? <Button onClick={() => setCompared(true)}>{W.sideBySide}</Button> : null}
      <Modal
        open={compared}
        title={W.sideBySideTitle(objection.number)}
        width="94vw"
        style={{ top: 24 }}
        footer={<Button onClick={() => setCompared(false)}>{COMMON.close}</Button>}
        onCancel={() => setCompared(false)}
        destroyOnHidden
      >
        <div className="objection-compared">
          {results.map((letter) => (
            <section
              key={letter.number}
              aria-label={letter.party === 'objector' ? W.toObjector : W.toSubject}
            >
              <h3>{letter.party === 'objector' ? W.toObjector : W.toSubject}</h3>
              <Paper caseId={view.caseId} letter={letter} />
            </section>
          ))}
        </div>
      </Modal>
    </section>
  );
}

function Delivered({ letter: { party, delivery } }: { readonly letter: DocumentView }) {
  if (party === 'file') return '—';
  if (!delivery) return <span>○ {W.notDelivered}</span>;
  return (
    <span>
      ● {formatShort(delivery.on)} {DELIVERY_METHODS[delivery.method]} {delivery.receiver}
      {delivery.refused === '' ? '' : `（${W.refused(delivery.refused)}）`}
    </span>
  );
}

function Paper({ caseId, letter }: { readonly caseId: string; readonly letter: DocumentView }) {
  const { document, number } = letter;
  const model = useQuery('documents.model', { caseId, document, number }, 'cases');
  return (
    <LoadingArea loading={model.value === null} failure={model.failure} onRetry={model.reload}>
      {model.value ? <DocPreview model={model.value} /> : null}
    </LoadingArea>
  );
}
