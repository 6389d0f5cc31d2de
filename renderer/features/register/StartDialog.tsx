/**
 * Begins a case on a register item. Applications need no more than the press; for its own cases the agency
 * says why and on what ground. The service judges whether it may be begun.
 */
import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract';
import type { RegisterEntryView } from '#shared/contract/register-views';
import { isApplication } from '#shared/domain/case-type';
import { newCommandId } from '../../bridge/client';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { START as W } from '../../text/register';
import { MatterFields } from './MatterFields';
import { EMPTY_MATTER, type MatterDraft, matterProblems } from './matter';
import type { Start } from './Starts';

interface StartDialogProps {
  readonly entry: RegisterEntryView;
  readonly start: Start;
  readonly onStarted: (caseId: string) => void;
  readonly onClose: () => void;
}

type Matter = CallInput<'cases.create'>['matter'];

function matterOf(kind: Start['caseType'], draft: MatterDraft): Matter {
  const { reasons, reference, validTo, source, clue } = draft;
  switch (kind) {
    case 'EXPIRE':
      return { kind, reasons };
    case 'SHORTEN':
      return { kind, validTo, reasons, reference };
    case 'RESTORE':
      return { kind, reasons, reference };
    case 'REVOKE':
      return { kind, source, clue };
    default:
      return null;
  }
}

function noteOf({ caseType, requester }: Start): string {
  if (!isApplication(caseType)) return W[caseType];
  return caseType === 'CORRECT' && requester === 'OFFICE' ? W.correctByOffice : W.application;
}

export function StartDialog({ entry, start, onStarted, onClose }: StartDialogProps) {
  const [draft, setDraft] = useState(EMPTY_MATTER);
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('cases.create');
  const { caseType, requester, label } = start;
  const problems = matterProblems(caseType, draft);
  const send = async (): Promise<void> => {
    setAsked(true);
    if (Object.keys(problems).length > 0) return;
    const answer = await run({
      commandId: newCommandId(),
      caseType,
      objectType: entry.objectType,
      target: entry.registerId,
      requester,
      matter: matterOf(caseType, draft),
    });
    if (answer?.ok) onStarted(answer.value.caseId);
  };
  return (
    <StepDialog
      title={W.title(label, entry.name, entry.code)}
      okLabel={label}
      danger={caseType === 'REVOKE'}
      busy={busy}
      failure={failure}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p>{noteOf(start)}</p>
      {isApplication(caseType) ? null : (
        <MatterFields
          kind={caseType}
          draft={draft}
          problems={asked ? problems : {}}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
      )}
    </StepDialog>
  );
}
