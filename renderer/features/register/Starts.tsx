/** What may be begun on the item, and by the same buttons why not. Only a case changes the register. */
import { useState } from 'react';
import type { RegisterEntryView } from '#shared/contract/register-views';
import { isApplication } from '#shared/domain/case-type';
import { ActionButton } from '../../components/ActionButton';
import { REGISTER as W } from '../../text/register';
import { StartDialog } from './StartDialog';

interface StartsProps {
  readonly entry: RegisterEntryView;
  readonly onStarted: (caseId: string, byAgency: boolean) => void;
}

export type Start = RegisterEntryView['starts'][number];

export function Starts({ entry, onStarted }: StartsProps) {
  const [start, setStart] = useState<Start | null>(null);
  return (
    <section className="rd-card rd-entry-starts" aria-label={W.starts}>
      <h2>{W.starts}</h2>
      {entry.starts.length === 0 ? <span className="rd-quiet">{W.noStarts}</span> : null}
      {entry.starts.map((item) => (
        <ActionButton
          key={`${item.caseType} ${item.requester}`}
          label={item.label}
          danger={item.caseType === 'REVOKE'}
          refusals={item.refusals}
          onAct={() => setStart(item)}
        />
      ))}
      {start ? (
        <StartDialog
          entry={entry}
          start={start}
          onClose={() => setStart(null)}
          onStarted={(caseId) => onStarted(caseId, !isApplication(start.caseType))}
        />
      ) : null}
    </section>
  );
}
