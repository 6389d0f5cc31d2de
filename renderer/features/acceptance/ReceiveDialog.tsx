/** Recording 收到申请日 (XJR-14-1, XJR-14-3): the day counts from the real receipt, today unless said why. */
import { Alert, Input, Select } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#shared/contract/views';
import { beijingDate, isLocalDate } from '#shared/domain/local-date';
import { codeList } from '#shared/forms/code-lists';
import { jurisdictionOf } from '#shared/regulation/casework/jurisdiction';
import { recordedAhead } from '#shared/regulation/casework/recorded-ahead';
import { DueDate } from '../../components/DueDate';
import { DateEntry } from '../../components/form/DateEntry';
import { clockDays } from '../../components/known-profile';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { useDesk } from '../../stores/desk-store';
import { STEP_TEXT, RECEIPT as W } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

/** The day a hand-over brought the case, where the application can have been received then (workflow 9.4). */
function arrivalOf({ holder, receivedAt, steps }: CaseView): string | null {
  const since = holder?.since ?? null;
  const approved = steps.find(({ step }) => step === 'application')?.doneAt ?? null;
  if (since === null || receivedAt !== null || (approved !== null && since < beijingDate(approved)))
    return null;
  return since;
}

export function ReceiveDialog({ label, onClose }: DialogProps) {
  const { view, today } = useOpenCase();
  const days = clockDays(view.rules.id, 'C1');
  const step = useStep('cases.receive', onClose);
  const office = useDesk((desk) => desk.state?.office);
  const belongs = office ? jurisdictionOf(view.subject, { ...office, designation: null }) : 'self';
  const typedChannel = view.application.intakeChannel;
  const arrival = arrivalOf(view);
  const [receivedAt, setReceivedAt] = useState<string>(
    arrival !== null && arrival <= today ? arrival : today,
  );
  const [channel, setChannel] = useState(typeof typedChannel === 'string' ? typedChannel : '');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isAhead = recordedAhead(view, view.receivedAt === null, today) !== null;
  const isBackdated = receivedAt !== '' && (isAhead || (receivedAt < today && receivedAt !== arrival));
  const submit = () => {
    setAsked(true);
    if (receivedAt === '' || channel === '' || (isBackdated && reason.trim().length < 2)) return;
    void step.run({ receivedAt, channel, backdatedBecause: isBackdated ? reason : '' });
  };
  return (
    <StepDialog
      title={W.title(label, view.name)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      {belongs === 'self' ? null : (
        <Alert showIcon type="warning" title={W.notOurs} description={W.notOursWay[belongs]} />
      )}
      <DialogField
        id="receivedAt"
        label={W.receivedAt}
        required
        help={W.receivedHelp}
        error={asked && receivedAt === '' ? STEP_TEXT.dateMissing : ''}
      >
        <DateEntry
          required
          id="receivedAt"
          autoFocus
          value={receivedAt}
          onChange={(next) => setReceivedAt(next ?? '')}
        />
      </DialogField>
      {isBackdated ? (
        <DialogField
          id="backdatedBecause"
          label={isAhead ? W.ahead : W.backdated}
          required
          error={asked && reason.trim().length < 2 ? (isAhead ? W.aheadMissing : W.backdatedMissing) : ''}
        >
          <Input
            id="backdatedBecause"
            aria-required
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </DialogField>
      ) : null}
      <DialogField
        id="channel"
        label={W.channel}
        required
        error={asked && channel === '' ? W.channelMissing : ''}
      >
        <Select
          id="channel"
          aria-required
          style={{ width: 240 }}
          value={channel === '' ? null : channel}
          options={codeList('CL-CHANNEL').map((item) => ({ value: item.code, label: item.label }))}
          onChange={(code: string) => setChannel(code)}
        />
      </DialogField>
      {isLocalDate(receivedAt) && days !== null ? (
        <DueDate label={W.due(days)} from={receivedAt} days={days} />
      ) : null}
    </StepDialog>
  );
}
