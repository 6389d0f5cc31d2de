/** Giving a case away, taking it back, and taking it from a station that is lost: each with its reason. */
import { Select } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#shared/contract/views';
import { DialogText } from '../../components/DialogText';
import { ReasonModal } from '../../components/ReasonModal';
import { NO_SECOND, SecondFields, secondOf } from '../../components/SecondFields';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useStep } from '../../stores/case-store';
import { useSync } from '../../stores/sync-store';
import { HANDS as W } from '../../text/case-hands';
import { ConfirmDialog } from './ConfirmDialog';

export type Handing = CaseView['handing'][number];

interface HandsDialogProps {
  readonly what: Handing;
  readonly view: CaseView;
  readonly onClose: () => void;
}

export function HandsDialog({ what, view, onClose }: HandsDialogProps) {
  switch (what) {
    case 'handOver':
      return <HandOver view={view} onClose={onClose} />;
    case 'recall':
      return <Recall view={view} onClose={onClose} />;
    case 'forceTake':
      return <ForceTake view={view} onClose={onClose} />;
    case 'confirm':
      return <ConfirmDialog view={view} onClose={onClose} />;
  }
}

type DialogProps = Omit<HandsDialogProps, 'what'>;

const REASON_SIGNS = 300;
const isShort = (reason: string): boolean => [...reason.trim()].length < 2;

function HandOver({ view, onClose }: DialogProps) {
  const partners = useSync((sync) => sync.value?.partners) ?? [];
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep('sync.handOver', onClose);
  const submit = (): void => {
    setAsked(true);
    if (to !== null && !isShort(reason)) void step.run({ to, reason });
  };
  return (
    <StepDialog
      title={W.handOverTitle(view.number)}
      okLabel={W.handOver}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{view.name}</p>
      <p>{W.handOverNote}</p>
      <DialogField id="rd-hands-to" label={W.to} required error={asked && to === null ? W.toMissing : ''}>
        <Select
          id="rd-hands-to"
          showSearch={{ optionFilterProp: 'label' }}
          value={to}
          onChange={setTo}
          options={partners.map(({ agency, name, level }) => ({
            value: agency,
            label: `${name}（${level}）`,
          }))}
        />
      </DialogField>
      <Reason value={reason} asked={asked} onChange={setReason} />
    </StepDialog>
  );
}

function Recall({ view, onClose }: DialogProps) {
  const step = useStep('sync.recall', onClose);
  return (
    <ReasonModal
      open
      title={W.recallTitle(view.number)}
      okLabel={W.recall}
      busy={step.busy}
      failure={step.failure}
      onSubmit={(reason) => void step.run({ reason })}
      onCancel={onClose}
    >
      <p>{W.recallNote}</p>
    </ReasonModal>
  );
}

function ForceTake({ view, onClose }: DialogProps) {
  const [second, setSecond] = useState(NO_SECOND);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep('sync.forceTake', onClose);
  const submit = async (): Promise<void> => {
    setAsked(true);
    const typed = secondOf(second);
    if (typed === null || isShort(reason)) return;
    const isDone = await step.run({ reason, ...typed });
    if (!isDone) setSecond({ ...second, passphrase: '' });
  };
  return (
    <StepDialog
      title={W.forceTakeTitle(view.number)}
      okLabel={W.forceTake}
      danger
      busy={step.busy}
      failure={step.failure}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{W.forceTakeNote}</p>
      <Reason value={reason} asked={asked} onChange={setReason} />
      <SecondFields id="rd-hands" value={second} asked={asked} onChange={setSecond} />
    </StepDialog>
  );
}

interface ReasonProps {
  readonly value: string;
  readonly asked: boolean;
  readonly onChange: (reason: string) => void;
}

const Reason = ({ value, asked, onChange }: ReasonProps) => (
  <DialogText
    id="rd-hands-reason"
    label={W.reason}
    value={value}
    max={REASON_SIGNS}
    rows={3}
    error={asked && isShort(value) ? W.reasonMissing : ''}
    onChange={onChange}
  />
);
