/** The second person passes the review (XJR-15-2): the review period stops, publicity is prepared. */
import { Input } from 'antd';
import { useState } from 'react';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { REVIEW } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function PassDialog({ label, onClose }: DialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.pass', onClose);
  const [opinion, setOpinion] = useState('');
  const stages = view.steps.map(({ step: stage }) => stage);
  const next = stages.includes('publicity') ? 'publicity' : stages.includes('coding') ? 'coding' : 'done';
  return (
    <StepDialog
      title={REVIEW.passTitle(view.name)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={() => void step.run({ opinion })}
      onClose={onClose}
    >
      <p>
        {view.number} · {view.subjectName}
      </p>
      <p>{REVIEW.passLead[next]}</p>
      <p>
        {REVIEW.opinion}：{view.reviewOpinion}
      </p>
      <DialogField id="decisionOpinion" label={REVIEW.decisionOpinion}>
        <Input.TextArea
          id="decisionOpinion"
          rows={2}
          autoFocus
          maxLength={1000}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </DialogField>
    </StepDialog>
  );
}
