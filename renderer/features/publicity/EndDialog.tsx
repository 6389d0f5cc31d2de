/** The supervisor confirms that the notice period is over: nothing ends by itself (XJR-16-2, XJR-17-1). */
import { Checkbox } from 'antd';
import { useState } from 'react';
import { DeadlineTag } from '../../components/DeadlineTag';
import { StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { PUBLICITY as W } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function EndDialog({ label, onClose }: DialogProps) {
  const { view } = useOpenCase();
  const [objectionsRecorded, setRecorded] = useState(false);
  const open = view.objections.filter((objection) => objection.closedOn === null).length;
  const step = useStep('cases.endPublicity', onClose);
  const clock = view.clocks.findLast((run) => run.clock === 'C3');
  return (
    <StepDialog
      title={W.endTitle(view.name)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={() => void step.run({ objectionsRecorded })}
      onClose={onClose}
    >
      <p>
        {view.number} · {view.subjectName}
      </p>
      <p>{W.endLead(view.steps.some((stage) => stage.step === 'coding'))}</p>
      {clock ? (
        <p>
          <DeadlineTag deadline={clock} named />
        </p>
      ) : null}
      <p>{W.objectionCount(view.objections.length, open)}</p>
      <Checkbox checked={objectionsRecorded} onChange={({ target }) => setRecorded(target.checked)}>
        {W.objectionsRecorded}
      </Checkbox>
    </StepDialog>
  );
}
