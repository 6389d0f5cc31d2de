/**
 * The region confirms the steps of a case that wait for it, with the number of its reply, and says the official dates
 * and the query code that its record has otherwise, and the id of the public notice on its platform.
 */
import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract';
import type { CaseView, StepView } from '#shared/contract/views';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useStep } from '../../stores/case-store';
import { HANDS as W } from '../../text/case-hands';
import { RegionDate, type RegionDateName } from './RegionDate';
import '../../components/dialog-fields.css';

type Confirming = CallInput<'sync.confirmSteps'>;

const REF_SIGNS = 100;
const CODE_SIGNS = 64;
const ID_SIGNS = 64;
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
  const [code, setCode] = useState({ value: '', again: '' });
  const [publication, setPublication] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep('sync.confirmSteps', onClose);
  const waiting = view.steps.filter(waits);
  const isShort = [...ref.trim()].length < 2;
  const typed = { value: code.value.trim(), again: code.again.trim() };
  const isTypedOtherwise = typed.value !== typed.again;
  const submit = (): void => {
    setAsked(true);
    // A date that cannot be read is not one “as recorded”.
    if (isShort || isTypedOtherwise || unread.length > 0) return;
    void step.run({
      ref: ref.trim(),
      steps: waiting.map((one) => one.step).filter(isStep),
      dates,
      code: typed.value === '' && typed.again === '' ? null : typed,
      publication: publication.trim() || null,
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
      <p>{waiting.length > 0 ? W.confirmNote : W.nothingWaits}</p>
      {waiting.length > 0 ? <p>{waiting.map(({ title }) => title).join('、')}</p> : null}
      <p>{W.papersFall}</p>
      <DialogText
        id="rd-hands-ref"
        label={W.ref}
        value={ref}
        max={REF_SIGNS}
        autoFocus
        error={asked && isShort ? W.refMissing : ''}
        onChange={setRef}
      />
      <div className="dialog-pair">
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
        {view.publicity === null ? null : (
          <DialogText
            id="rd-hands-publication"
            label={W.publication}
            value={publication}
            max={ID_SIGNS}
            required={false}
            help={
              view.publicity.publicityInfoId === null
                ? W.publicationNew
                : W.asRecorded(view.publicity.publicityInfoId.value)
            }
            onChange={setPublication}
          />
        )}
      </div>
      {view.code !== null && view.code.confirmedBy !== null ? (
        <div className="dialog-pair">
          <DialogText
            id="rd-hands-code"
            label={W.code}
            value={code.value}
            max={CODE_SIGNS}
            required={false}
            help={W.asRecorded(view.code.code)}
            onChange={(value) => setCode({ ...code, value })}
          />
          <DialogText
            id="rd-hands-code-again"
            label={W.codeAgain}
            value={code.again}
            max={CODE_SIGNS}
            required={false}
            error={asked && isTypedOtherwise ? W.codeOtherwise : ''}
            onChange={(again) => setCode({ ...code, again })}
          />
        </div>
      ) : null}
    </StepDialog>
  );
}
