/**
 * The region confirms the steps of a case that wait for it, with the number of its reply, and says the official dates
 * that its record has otherwise.
 */
import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract';
import type { CaseView, StepView } from '#shared/contract/views';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useStep } from '../../stores/case-store';
import { HANDS as W } from '../../text/case-hands';
import { RegionDate, type RegionDateName } from './RegionDate';

type Confirming = CallInput<'sync.confirmSteps'>;

const REF_SIGNS = 100;
const AS_RECORDED: Confirming['dates'] = { receivedAt: null, publishedAt: null, codedAt: null };
const DATE_OF: { readonly [S in StepView['step']]?: RegionDateName } = {
  acceptance: 'receivedAt',
  publicity: 'publishedAt',
  coding: 'codedAt',
};

const waits = (step: StepView): boolean =>
  step.state === 'done' && step.regional && step.confirmedAt === null;
const isStep = (step: StepView['step']): step is Confirming['steps'][number] => step !== 'application';

export function ConfirmDialog({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const [ref, setRef] = useState('');
  const [dates, setDates] = useState<Confirming['dates']>(AS_RECORDED);
  const [unread, setUnread] = useState<readonly RegionDateName[]>([]);
  const [asked, setAsked] = useState(false);
  const step = useStep('sync.confirmSteps', onClose);
  const waiting = view.steps.filter(waits);
  const isShort = [...ref.trim()].length < 2;
  const submit = (): void => {
    setAsked(true);
    // A date that cannot be read is not one “as recorded”.
    if (isShort || unread.length > 0) return;
    void step.run({
      ref: ref.trim(),
      steps: waiting.map((one) => one.step).filter(isStep),
      dates,
    });
  };
  return (
    <StepDialog
      title={W.confirmTitle(view.number)}
      okLabel={W.confirm}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{view.name}</p>
      <p>{W.confirmNote}</p>
      <p>{waiting.map(({ title }) => title).join('、')}</p>
      <DialogText
        id="rd-hands-ref"
        label={W.ref}
        value={ref}
        max={REF_SIGNS}
        autoFocus
        error={asked && isShort ? W.refMissing : ''}
        onChange={setRef}
      />
      {view.steps.map(({ step: of, date }) => {
        const name = DATE_OF[of];
        if (name === undefined || date === null) return null;
        return (
          <RegionDate
            key={of}
            name={name}
            title={date.title}
            recorded={date.value}
            value={dates[name]}
            asked={asked}
            onChange={(value) => setDates({ ...dates, [name]: value })}
            onUnread={(isUnread) =>
              setUnread([...unread.filter((one) => one !== name), ...(isUnread ? [name] : [])])
            }
          />
        );
      })}
    </StepDialog>
  );
}
