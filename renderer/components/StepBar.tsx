/**
 * The five stages of a registration with which office did each and what the region confirmed, apart. Drawn
 * from the steps the service gives; it knows no order of its own.
 */
import type { StepView } from '#shared/contract/views';
import { beijingDate, formatShort } from '#shared/domain/local-date';
import { STEP_WORDS as W } from '../text/common';
import './StepBar.css';

interface StepBarProps {
  readonly steps: readonly StepView[];
  /** Makes each stage a button that leads to its page. */
  readonly onSelect?: (step: StepView['step']) => void;
}

const SHAPES: { readonly [S in StepView['state']]: string } = { open: '○', current: '◐', done: '●' };

function Step({ step }: { readonly step: StepView }) {
  return (
    <>
      <span className="rd-step-shape" aria-hidden="true">
        {SHAPES[step.state]}
      </span>
      <span className="rd-step-words">
        <span className="rd-step-title">
          {step.title}
          <span className="rd-hidden">，{W[step.state]}</span>
        </span>
        {step.doneAt ? (
          <span className={step.office === null ? 'rd-step-line' : 'rd-step-line rd-step-whole'}>
            {W.doneBy(step.office)}{' '}
            <span className="rd-step-when">
              {formatShort(beijingDate(step.doneAt))}
              {step.by ? ` ${step.by}` : ''}
            </span>
          </span>
        ) : null}
        {step.date?.source === 'REGION' ? (
          <span className="rd-step-line rd-step-whole">
            {W.dateOfRegion(step.date.title, step.date.value, step.date.former)}
          </span>
        ) : null}
        {step.confirmedAt ? (
          <>
            <span className="rd-step-line rd-step-confirmed">
              ✓ {W.confirmed} {step.confirmedAt}
            </span>
            <span className="rd-step-line rd-step-confirmed" title={step.confirmRef ?? ''}>
              {step.confirmRef}
            </span>
          </>
        ) : step.state === 'done' && step.regional ? (
          <span className="rd-step-line">○ {W.waiting}</span>
        ) : null}
      </span>
    </>
  );
}

export function StepBar({ steps, onSelect }: StepBarProps) {
  return (
    <ol className="rd-steps">
      {steps.map((step) => (
        <li
          key={step.step}
          className={`rd-step rd-step-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          {onSelect ? (
            <button type="button" className="rd-step-button" onClick={() => onSelect(step.step)}>
              <Step step={step} />
            </button>
          ) : (
            <span className="rd-step-button">
              <Step step={step} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
