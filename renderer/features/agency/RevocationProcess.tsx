/** A revocation step by step from the clue to the announcement, each with what it holds and its buttons. */
import { type ReactNode, useState } from 'react';
import type { ActionView } from '#shared/contract/action-view';
import type { AttachmentView, CaseView } from '#shared/contract/views';
import { beijingDate, formatLong } from '#shared/domain/local-date';
import { ActionButton } from '../../components/ActionButton';
import { PaperModal } from '../../components/PaperModal';
import { ScrollArea } from '../../components/ScrollArea';
import { useOpenCase } from '../../stores/case-store';
import { REVOCATION as W } from '../../text/agency';
import {
  REVOCATION_STEPS,
  type RevocationStep,
  STEP_COMMANDS,
  type StepState,
  stepStates,
} from './revocation-steps';

interface RevocationProcessProps {
  readonly onAction: (action: ActionView) => void;
}

const SHAPES: { readonly [S in StepState]: string } = { done: '●', current: '◐', open: '○', none: '—' };

export function RevocationProcess({ onAction }: RevocationProcessProps) {
  const { view } = useOpenCase();
  const [paper, setPaper] = useState<AttachmentView | null>(null);
  const states = stepStates(view);
  return (
    <ScrollArea name={W.process} className="revocation">
      <h2>{W.process}</h2>
      <ol>
        {REVOCATION_STEPS.map((step) => {
          const state = states[step];
          const actions = view.actions.filter(({ command }) => STEP_COMMANDS[step].includes(command));
          return (
            <li
              key={step}
              className={`revocation-${state}`}
              aria-current={state === 'current' ? 'step' : undefined}
            >
              <h3>
                <span aria-hidden="true">{SHAPES[state]} </span>
                {W.steps[step]}
                <small>{W.states[state]}</small>
              </h3>
              <StepContent step={step} view={view} onOpen={setPaper} />
              {actions.length > 0 ? (
                <div className="agency-actions">
                  {actions.map((action, index) => (
                    <ActionButton
                      key={action.transition}
                      label={action.label}
                      main={state === 'current' && index === 0}
                      refusals={action.refusals}
                      onAct={() => onAction(action)}
                    />
                  ))}
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
      {paper ? <PaperModal caseId={view.caseId} paper={paper} onClose={() => setPaper(null)} /> : null}
    </ScrollArea>
  );
}

interface StepContentProps {
  readonly step: RevocationStep;
  readonly view: CaseView;
  readonly onOpen: (paper: AttachmentView) => void;
}

/** What a step has recorded; nothing before it is done. */
function StepContent({ step, view, onOpen }: StepContentProps): ReactNode {
  const { revocation, matter } = view;
  const finding = revocation?.finding ?? null;
  switch (step) {
    case 'clue':
      return (
        <p>
          {formatLong(beijingDate(view.createdAt))} {matter?.sourceName}
        </p>
      );
    case 'facts':
      return revocation?.facts ? <FactsFound view={view} onOpen={onOpen} /> : null;
    case 'notice':
      return revocation?.notifiedAt ? <p>{W.notifiedOn(formatLong(revocation.notifiedAt))}</p> : null;
    case 'statement':
      return revocation?.heardAt ? (
        <p className="read-text">
          {W.heardOn(formatLong(revocation.heardAt))}
          {'：'}
          {revocation.statement || W.noStatement}
        </p>
      ) : null;
    case 'finding':
      return finding ? (
        <>
          <p>
            <strong>{finding.proven ? W.proven : W.unproven}</strong>{' '}
            <span className="rd-quiet">{W.findingBy(finding.by)}</span>
          </p>
          {finding.grounds.length > 0 ? <p>{finding.grounds.join('；')}</p> : null}
          <p className="read-text">{finding.reasons}</p>
        </>
      ) : null;
    case 'approval':
      if (view.status === 'DISMISSED') return <p>{W.returned}</p>;
      return ['FOUND', 'REVOKED', 'ANNOUNCED'].includes(view.status) ? <p>{W.approved}</p> : null;
    case 'decision':
      return revocation?.decidedAt ? <p>{W.decidedOn(formatLong(revocation.decidedAt))}</p> : null;
    case 'announcement':
      return revocation?.announcedAt ? (
        <p className="read-text">
          {W.announcedOn(formatLong(revocation.announcedAt))}：{revocation.announcement}
        </p>
      ) : null;
  }
}

function FactsFound({ view, onOpen }: Omit<StepContentProps, 'step'>) {
  const { revocation } = view;
  const papers = view.attachments.filter(({ id }) => revocation?.evidence.includes(id) === true);
  return (
    <>
      <p className="read-text">{revocation?.facts}</p>
      <p className="revocation-papers">
        {W.evidence}：{papers.length === 0 ? W.noEvidence : ''}
        {papers.map((paper) => (
          <button key={paper.id} type="button" onClick={() => onOpen(paper)}>
            {paper.title}
          </button>
        ))}
      </p>
    </>
  );
}
