/** 提出核实认定: proven on grounds of the list, or not proven, with reasons (NDR-20-1). */
import { Checkbox } from 'antd';
import { useState } from 'react';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { AGENCY_STEPS as W } from '../../text/agency';
import type { AgencyDialogProps } from './agency-dialog';

export function FindingDialog({ title, label, onClose }: AgencyDialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.proposeFinding', onClose);
  const [outcome, setOutcome] = useState<'proven' | 'unproven' | null>(null);
  const [grounds, setGrounds] = useState<readonly string[]>([]);
  const [reasons, setReasons] = useState('');
  const [asked, setAsked] = useState(false);
  const proven = outcome === 'proven';
  const noGround = proven && grounds.length === 0;
  const isShort = reasons.trim().length < 2;
  const submit = () => {
    setAsked(true);
    if (outcome === null || noGround || isShort) return;
    void step.run({ proven, grounds: proven ? [...grounds] : [], reasons });
  };
  return (
    <StepDialog
      title={title}
      okLabel={label}
      width={640}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.findingLead}</p>
      <DialogChoice
        label={W.outcome}
        value={outcome}
        options={[
          { value: 'proven', label: W.proven },
          { value: 'unproven', label: W.unproven },
        ]}
        error={asked && outcome === null ? W.notChosen : ''}
        onChange={setOutcome}
      />
      {proven ? (
        <fieldset className="dialog-choice">
          <legend>
            <span className="field-label field-required">{W.grounds}</span>{' '}
            <span className="field-note">{W.groundsHelp}</span>
          </legend>
          {view.grounds.revoke.map(({ code, label: words }) => (
            <div key={code}>
              <Checkbox
                checked={grounds.includes(code)}
                onChange={({ target }) =>
                  setGrounds(target.checked ? [...grounds, code] : grounds.filter((one) => one !== code))
                }
              >
                {words}
              </Checkbox>
            </div>
          ))}
          {asked && noGround ? (
            <p className="field-error" role="alert">
              {W.notChosen}
            </p>
          ) : null}
        </fieldset>
      ) : null}
      <DialogText
        id="findingReasons"
        label={W.reasons}
        rows={5}
        max={5000}
        value={reasons}
        error={asked && isShort ? W.notText : ''}
        onChange={setReasons}
      />
    </StepDialog>
  );
}
