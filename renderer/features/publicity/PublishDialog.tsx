/** The real publication day with its proof: the period of ten working days counts from it (XJR-16-2). */
import { Input } from 'antd';
import { useState } from 'react';
import { isLocalDate } from '#shared/domain/local-date';
import { extensionsFor, MAX_ATTACHMENT_BYTES } from '#shared/forms/attachments';
import { clockRule } from '#shared/regulation/profiles/profile';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { DueDate } from '../../components/DueDate';
import { DateEntry } from '../../components/form/DateEntry';
import { DropZone } from '../../components/form/DropZone';
import { readBase64 } from '../../components/form/read-file';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { STEP_TEXT, PUBLICITY as W } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

/** CL-ATTACH: other papers. */
const EVIDENCE_TYPE = '99';
const NOTICE_DAYS = clockRule(XJ_2025_PROFILE, 'C3').days;

export function PublishDialog({ label, onClose }: DialogProps) {
  const { view, today } = useOpenCase();
  const step = useStep('cases.publish', onClose);
  const attach = useStep('cases.attachEvidence');
  const [publishedAt, setPublishedAt] = useState<string>(today);
  const [channel, setChannel] = useState<string>(W.channelDefault);
  const [receipt, setReceipt] = useState('');
  const [reviewer, setReviewer] = useState('');
  const [problem, setProblem] = useState('');
  const [asked, setAsked] = useState(false);
  // Proofs carry no form field; those of the application do.
  const evidence = view.attachments.filter((file) => file.field === '');

  const add = async (file: File | undefined) => {
    if (!file) return;
    const ending = file.name.split('.').pop()?.toLowerCase() ?? '';
    if (
      !extensionsFor(EVIDENCE_TYPE).includes(ending) ||
      file.size === 0 ||
      file.size > MAX_ATTACHMENT_BYTES
    ) {
      setProblem(`“${file.name}”不符合要求，未添加。${W.evidenceHint}。`);
      return;
    }
    setProblem('');
    try {
      const content = await readBase64(file, () => undefined);
      const title = [...file.name].slice(0, 100).join('');
      await attach.run({ type: EVIDENCE_TYPE, title, fileName: file.name, content });
    } catch {
      setProblem(`“${file.name}”读取失败，未添加。请确认文件仍在原处后重试。`);
    }
  };
  const short = (text: string) => (asked && text.trim().length < 2 ? STEP_TEXT.tooShort : '');
  const submit = () => {
    setAsked(true);
    const hasProof = receipt.trim() !== '' || evidence.length > 0;
    setProblem(hasProof ? '' : W.evidenceMissing);
    if (!hasProof || publishedAt === '' || channel.trim().length < 2 || reviewer.trim().length < 2) return;
    void step.run({
      publishedAt,
      channel,
      receipt,
      evidence: evidence.map((file) => file.id),
      secrecyReviewer: reviewer,
    });
  };
  return (
    <StepDialog
      title={W.title(view.name)}
      okLabel={label}
      width={620}
      busy={step.busy || attach.busy}
      failure={step.failure ?? attach.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.lead}</p>
      <DialogField
        id="publishedAt"
        label={W.publishedAt}
        required
        error={asked && publishedAt === '' ? STEP_TEXT.dateMissing : ''}
      >
        <DateEntry
          required
          id="publishedAt"
          autoFocus
          value={publishedAt}
          onChange={(next) => setPublishedAt(next ?? '')}
        />
      </DialogField>
      {isLocalDate(publishedAt) ? <DueDate label={W.ends} from={publishedAt} days={NOTICE_DAYS} /> : null}
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
      <DialogField id="evidence" label={W.evidence} error={problem}>
        {evidence.length > 0 ? (
          <ul className="evidence-list">
            {evidence.map((file) => (
              <li key={file.id}>{file.title}</li>
            ))}
          </ul>
        ) : null}
        <DropZone
          id="evidence"
          label={W.addEvidence}
          accessibleName={W.addEvidence}
          hint={W.evidenceHint}
          accept={extensionsFor(EVIDENCE_TYPE)}
          disabled={attach.busy}
          onFiles={([file]) => void add(file)}
        />
      </DialogField>
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
