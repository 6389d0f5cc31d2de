/** 登记年度报告: its clock, whether it was handed in, and the record that it was (XJR-21-2). */
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { LocalDate } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { DeadlineTag } from '../../components/DeadlineTag';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { useHolds } from '../../stores/desk-store';
import { type Reminders, useReminders } from '../../stores/reminders-store';
import { REMINDERS as W } from '../../text/reminders';

interface AnnualReportProps {
  readonly report: Reminders['annualReport'];
  readonly onNumbers: (year: number) => void;
}

export function AnnualReport({ report, onNumbers }: AnnualReportProps) {
  const decides = useHolds('case.decide');
  const [recording, setRecording] = useState(false);
  const { year, deadline, submittedOn } = report;
  return (
    <section className="rd-card rd-annual" aria-label={W.kinds.report}>
      <h2>{W.report(year)}</h2>
      <DeadlineTag deadline={deadline} named />
      <span>{submittedOn === null ? W.notSubmitted : `✓ ${W.submittedOn(submittedOn)}`}</span>
      <span className="rd-spring" />
      <Button onClick={() => onNumbers(year)}>{W.reportNumbers}</Button>
      {decides && submittedOn === null ? (
        <Button type="primary" onClick={() => setRecording(true)}>
          {W.submit}
        </Button>
      ) : null}
      {recording ? <SubmittedDialog year={year} onClose={() => setRecording(false)} /> : null}
    </section>
  );
}

function SubmittedDialog({ year, onClose }: { readonly year: number; readonly onClose: () => void }) {
  const [on, setOn] = useState<LocalDate | null>(null);
  const [receiver, setReceiver] = useState('');
  const [reference, setReference] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('reports.submitted');
  const { message } = App.useApp();
  const short = (text: string): boolean => [...text.trim()].length < 2;
  const send = async (): Promise<void> => {
    setAsked(true);
    if (on === null || short(receiver) || short(reference)) return;
    const answer = await run({ commandId: newCommandId(), year, on, receiver, reference });
    if (!answer?.ok) return;
    message.success(W.submitted(year));
    void useReminders.getState().load();
    onClose();
  };
  return (
    <StepDialog
      title={W.submitTitle(year)}
      okLabel={W.submit}
      busy={busy}
      failure={failure}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p>{W.submitNote}</p>
      <DialogField id="rd-report-on" label={W.on} required error={asked && on === null ? W.onMissing : ''}>
        <DateEntry
          id="rd-report-on"
          value={on ?? ''}
          required
          invalid={asked && on === null}
          onChange={setOn}
        />
      </DialogField>
      <DialogField
        id="rd-report-receiver"
        label={W.receiver}
        required
        error={asked && short(receiver) ? W.wordsMissing(W.receiver) : ''}
      >
        <Input
          id="rd-report-receiver"
          value={receiver}
          maxLength={100}
          aria-required
          onChange={({ target }) => setReceiver(target.value)}
        />
      </DialogField>
      <DialogField
        id="rd-report-reference"
        label={W.reference}
        required
        error={asked && short(reference) ? W.wordsMissing(W.reference) : ''}
      >
        <Input
          id="rd-report-reference"
          value={reference}
          maxLength={100}
          aria-required
          onChange={({ target }) => setReference(target.value)}
        />
      </DialogField>
    </StepDialog>
  );
}
