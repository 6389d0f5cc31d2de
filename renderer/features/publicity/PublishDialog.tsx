/** The real publication day with its proof: the period of ten working days counts from it (XJR-16-2). */
import { Input } from 'antd';
import { useState } from 'react';
import { formatLong, isLocalDate } from '#shared/domain/local-date';
import { DialogText } from '../../components/DialogText';
import { DueDate } from '../../components/DueDate';
import { EvidencePicker } from '../../components/EvidencePicker';
import { DateEntry } from '../../components/form/DateEntry';
import { clockDays } from '../../components/known-profile';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { useEvidence } from '../../stores/use-evidence';
import { STEP_TEXT, PUBLICITY as W } from '../../text/case';

interface DialogProps {
  /** A new notice after an error in the one before (T19): with a reason, and a period of its own. */
  readonly again?: boolean;
  readonly label: string;
  readonly onClose: () => void;
}

/** CL-ATTACH: other papers. */
const EVIDENCE_TYPE = '99';

export function PublishDialog({ again = false, label, onClose }: DialogProps) {
  const { view, today } = useOpenCase();
  const publish = useStep('cases.publish', onClose);
  const restart = useStep('cases.restartPublicity', onClose);
  const step = again ? restart : publish;
  const earlier = view.publicity?.evidence ?? [];
  const evidence = useEvidence(
    EVIDENCE_TYPE,
    // Proofs carry no form field; those of the notice before prove that one.
    view.attachments.filter((file) => file.field === '' && !earlier.includes(file.id)).map((file) => file.id),
  );
  const [reason, setReason] = useState('');
  const days = clockDays(view.rules.id, 'C3');
  const [publishedAt, setPublishedAt] = useState<string>(today);
  const [channel, setChannel] = useState<string>(W.channelDefault);
  const [receipt, setReceipt] = useState('');
  const [reviewer, setReviewer] = useState('');
  const [problem, setProblem] = useState('');
  const [asked, setAsked] = useState(false);
  const short = (text: string) => (asked && text.trim().length < 2 ? STEP_TEXT.tooShort : '');
  const submit = () => {
    setAsked(true);
    const hasProof = receipt.trim() !== '' || evidence.picked.length > 0;
    setProblem(hasProof ? '' : W.evidenceMissing);
    if (!hasProof || publishedAt === '' || channel.trim().length < 2 || reviewer.trim().length < 2) return;
    const notice = {
      publishedAt: again ? today : publishedAt,
      channel,
      receipt,
      evidence: [...evidence.picked],
      secrecyReviewer: reviewer,
    };
    if (!again) void publish.run(notice);
    else if (reason.trim().length >= 2) void restart.run({ ...notice, reason });
  };
  return (
    <StepDialog
      title={STEP_TEXT.title(label, view)}
      okLabel={label}
      width={620}
      busy={step.busy || evidence.busy}
      failure={step.failure ?? evidence.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{again ? W.restartLead : W.lead}</p>
      {again ? (
        <DialogText
          id="restartReason"
          label={W.restartReason}
          max={500}
          rows={2}
          value={reason}
          error={short(reason)}
          onChange={setReason}
        />
      ) : null}
      <DialogField
        id="publishedAt"
        label={W.publishedAt}
        required={!again}
        error={asked && publishedAt === '' ? STEP_TEXT.dateMissing : ''}
      >
        {again ? (
          // A new notice is recorded on the day it goes out.
          <Input
            id="publishedAt"
            readOnly
            variant="borderless"
            style={{ padding: 0 }}
            value={formatLong(today)}
          />
        ) : (
          <DateEntry
            required
            id="publishedAt"
            autoFocus
            value={publishedAt}
            onChange={(next) => setPublishedAt(next ?? '')}
          />
        )}
      </DialogField>
      {isLocalDate(publishedAt) && days !== null ? (
        <DueDate label={W.ends} from={publishedAt} days={days} />
      ) : null}
      <DialogField id="channelName" label={W.channel} required error={short(channel)}>
        <Input
          id="channelName"
          aria-required
          maxLength={100}
          value={channel}
          onChange={(event) => setChannel(event.target.value)}
        />
      </DialogField>
      <DialogField id="receipt" label={W.receipt} help={W.receiptHelp}>
        <Input
          id="receipt"
          maxLength={100}
          value={receipt}
          onChange={(event) => setReceipt(event.target.value)}
        />
      </DialogField>
      <EvidencePicker
        label={W.evidence}
        addLabel={W.addEvidence}
        hint={W.evidenceHint}
        accept={evidence.accept}
        files={evidence.files}
        picked={evidence.picked}
        busy={evidence.busy}
        problem={evidence.problem || problem}
        onPicked={evidence.pick}
        onFiles={(files) => void evidence.add(files)}
      />
      <DialogField id="publishSecrecy" label={W.secrecyReviewer} required error={short(reviewer)}>
        <Input
          id="publishSecrecy"
          aria-required
          style={{ width: 240 }}
          maxLength={50}
          value={reviewer}
          onChange={(event) => setReviewer(event.target.value)}
        />
      </DialogField>
    </StepDialog>
  );
}
