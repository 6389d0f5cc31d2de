/** 审核不通过 (XJR-15-3): grounds and reasons that go into the letter. The case ends. */
import { useState } from 'react';
import { DialogGrounds } from '../../components/DialogGrounds';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { REVIEW, STEP_TEXT, PROPOSAL as W } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function FailDialog({ label, onClose }: DialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.fail', onClose);
  const [grounds, setGrounds] = useState<readonly string[]>([]);
  const [reasons, setReasons] = useState('');
  const [asked, setAsked] = useState(false);
  const isShort = reasons.trim().length < 2;
  const failed = view.checklist.filter((item) => item.answer?.result === 'fail');
  const submit = () => {
    setAsked(true);
    if (grounds.length > 0 && !isShort) void step.run({ grounds: [...grounds], reasons });
  };
  return (
    <StepDialog
      title={STEP_TEXT.title(label, view)}
      okLabel={label}
      danger
      width={640}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{REVIEW.failLead}</p>
      <p>
        {REVIEW.opinion}：{view.reviewOpinion}
      </p>
      {failed.length > 0 ? (
        <ul className="desk-findings">
          {failed.map((item) => (
            <li key={item.id}>
              ■ {item.label}：{item.answer?.remark || REVIEW.results.fail}
            </li>
          ))}
        </ul>
      ) : null}
      <DialogGrounds
        label={REVIEW.failGrounds}
        grounds={view.grounds.notPass}
        picked={grounds}
        error={asked && grounds.length === 0 ? W.groundMissing : ''}
        onPicked={setGrounds}
      />
      <DialogText
        id="failReasons"
        label={W.reasons}
        help={W.inLetter}
        max={2000}
        rows={4}
        value={reasons}
        error={asked && isShort ? STEP_TEXT.tooShort : ''}
        onChange={setReasons}
      />
    </StepDialog>
  );
}
