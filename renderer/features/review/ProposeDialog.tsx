/** The reviewer hands the checklist and an opinion to the second person (XJR-15-1). */
import { Input } from 'antd';
import { useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import type { CaseView } from '#shared/contract/views';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { reviewKey, useReviewAnswers } from '../../stores/review-draft';
import { setUnsaved } from '../../stores/unsaved';
import { REVIEW, STEP_TEXT } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function ProposeDialog({ label, onClose }: DialogProps) {
  const { view } = useOpenCase();
  const answers = useReviewAnswers(view);
  const step = useStep('cases.proposeResult', () => {
    setUnsaved(reviewKey(view), null);
    onClose();
  });
  const allGood = answers.all.every(({ result }) => result === 'pass' || result === 'notApplicable');
  const [opinion, setOpinion] = useState(
    view.reviewOpinion === '' && allGood ? REVIEW.opinionDefault : view.reviewOpinion,
  );
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (opinion.trim().length >= 2) void step.run({ answers: [...answers.all], opinion });
  };
  return (
    <StepDialog
      title={REVIEW.proposeTitle(view.name)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure && withLabels(step.failure, view.checklist)}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogField
        id="reviewOpinion"
        label={REVIEW.opinion}
        required
        help={REVIEW.opinionHelp}
        error={asked && opinion.trim().length < 2 ? STEP_TEXT.tooShort : ''}
      >
        <Input.TextArea
          id="reviewOpinion"
          aria-required
          rows={4}
          autoFocus
          maxLength={1000}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </DialogField>
    </StepDialog>
  );
}

/** Places of a refusal name items by id; people know them by their words. */
function withLabels(failure: Failure, items: CaseView['checklist']): Failure {
  const places = failure.places.map((place) => {
    const item = items.find((candidate) => candidate.id === place.field);
    return item && item.label !== place.message
      ? { ...place, message: `${items.indexOf(item) + 1}. ${item.label}：${place.message}` }
      : place;
  });
  return { ...failure, places };
}
