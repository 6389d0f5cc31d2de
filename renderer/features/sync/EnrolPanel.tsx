/** Enrolment of this station: the request with its digits, the region's answer, and the second administrator. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import type { EnrolmentView } from '#shared/contract/enrol';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { useDesk, useHolds } from '../../stores/desk-store';
import { STATIONS as W } from '../../text/sync';
import { CodeLoop } from './CodeLoop';
import { DenseQr } from './DenseQr';
import { DigitsDialog } from './DigitsDialog';
import { enrolSteps } from './enrol-steps';
import { FlowStrip } from './FlowStrip';
import { ScanField } from './ScanField';
import { ScanRecordsDialog } from './ScanRecordsDialog';
import { Slip, type SlipView } from './Slip';
import { scannedOf } from './scan-progress';

interface EnrolPanelProps {
  readonly state: EnrolmentView;
  readonly onChanged: () => void;
}

type Asking = 'read' | 'scan' | 'confirm' | 'decline' | null;

export function EnrolPanel({ state, onChanged }: EnrolPanelProps) {
  const practice = useDesk((desk) => desk.state?.practice ?? false);
  const makes = useHolds('enrol.make') && !practice;
  const confirms = useHolds('enrol.confirm');
  const declines = useHolds('enrol.decline');
  const [asking, setAsking] = useState<Asking>(null);
  const [made, setMade] = useState<CallOutput<'enrol.request'> | null>(null);
  const [slip, setSlip] = useState<SlipView | null>(null);
  const [taken, setTaken] = useState('');
  const [scanned, setScanned] = useState('');
  const requesting = useCommand('enrol.request');
  const reading = useCommand('enrol.readResponse');
  const taking = useCommand('enrol.readRecords');
  const confirming = useCommand('enrol.confirm');
  const declining = useCommand('enrol.decline');
  const { message } = App.useApp();
  const { standing, waiting } = state;
  // Signed records are believed by the root: without one there is nothing to read.
  const takes = makes && state.root !== null;
  const mayAsk = makes && standing !== 'enrolled' && standing !== 'waiting';
  const told = (words: string, next: SlipView | null): void => {
    message.success(words);
    setAsking(null);
    setMade(null);
    setSlip(next);
    onChanged();
  };
  const request = async (): Promise<void> => {
    const answer = await requesting.run({ commandId: newCommandId() });
    if (!answer?.ok) return;
    setMade(answer.value);
    setSlip(null);
    onChanged();
  };
  const read = async (digits: string): Promise<void> => {
    const answer = await reading.run({ commandId: newCommandId(), digits, scanned: scannedOf(scanned) });
    if (answer?.ok) told(W.readDone, answer.value.slip);
  };
  const ask = (next: Asking): void => {
    setScanned('');
    taking.clear();
    setAsking(next);
  };
  const take = async (text: string | null): Promise<void> => {
    const answer = await taking.run({ commandId: newCommandId(), scanned: text });
    if (!answer?.ok) return;
    ask(null);
    const { words, slip: of } = answer.value;
    setTaken(words);
    setMade(null);
    setSlip(of);
    onChanged();
  };
  const confirm = async (digits: string): Promise<void> => {
    const answer = await confirming.run({ commandId: newCommandId(), digits });
    if (answer?.ok) told(W.confirmDone, answer.value.slip);
  };
  const decline = async (): Promise<void> => {
    const answer = await declining.run({ commandId: newCommandId() });
    if (answer?.ok) told(W.declined, null);
  };
  const asked = made ?? state.asked;
  return (
    <section className="rd-card rd-sync-stack" aria-label={W.views.own}>
      <FlowStrip label={W.stepsLabel} stages={enrolSteps(state)} />
      {practice ? null : <p>{state.words}</p>}
      <div className="rd-sync-actions">
        {mayAsk ? (
          <Button
            type={standing === 'asked' ? 'default' : 'primary'}
            loading={requesting.busy}
            onClick={() => void request()}
          >
            {standing === 'asked' ? W.requestAgain : W.request}
          </Button>
        ) : null}
        {makes && standing === 'asked' ? (
          <Button type="primary" onClick={() => ask('read')}>
            {W.readResponse}
          </Button>
        ) : null}
        {takes ? (
          <>
            <Button loading={taking.busy && asking === null} onClick={() => void take(null)}>
              {W.readRecords}
            </Button>
            <Button onClick={() => ask('scan')}>{W.scanRecords}</Button>
          </>
        ) : null}
        {confirms && waiting && !waiting.mine ? (
          <Button type="primary" onClick={() => setAsking('confirm')}>
            {W.confirm}
          </Button>
        ) : null}
        {declines && waiting ? <Button onClick={() => setAsking('decline')}>{W.decline}</Button> : null}
        {waiting?.mine ? <span className="rd-quiet">{W.mine}</span> : null}
      </div>
      {takes ? <p className="rd-quiet">{W.readRecordsNote}</p> : null}
      <FailureNotice failure={requesting.failure} onClose={requesting.clear} />
      <FailureNotice failure={asking === null ? taking.failure : null} onClose={taking.clear} />
      {taken === '' ? null : <p role="status">{taken}</p>}
      {made ? <p role="status">{W.requested(made.fileName)}</p> : null}
      {asked && standing === 'asked' ? <Asked asked={asked} /> : null}
      {slip ? <Slip slip={slip} /> : null}
      {asking === 'read' ? (
        <DigitsDialog
          title={W.readTitle}
          note={W.readNote}
          okLabel={W.readResponse}
          busy={reading.busy}
          failure={reading.failure}
          onDigits={(digits) => void read(digits)}
          onClose={() => ask(null)}
        >
          <ScanField id="rd-sync-scanned" value={scanned} onChange={setScanned} />
        </DigitsDialog>
      ) : null}
      {asking === 'scan' ? (
        <ScanRecordsDialog
          busy={taking.busy}
          failure={taking.failure}
          onScanned={(text) => void take(text)}
          onClose={() => ask(null)}
        />
      ) : null}
      {asking === 'confirm' && waiting ? (
        <DigitsDialog
          title={W.confirmTitle}
          note={W.confirmNote(waiting.byName, waiting.fileName)}
          okLabel={W.confirm}
          busy={confirming.busy}
          failure={confirming.failure}
          onDigits={(digits) => void confirm(digits)}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === 'decline' ? (
        <StepDialog
          title={W.declineTitle}
          okLabel={W.decline}
          busy={declining.busy}
          failure={declining.failure}
          onSubmit={() => void decline()}
          onClose={() => setAsking(null)}
        >
          <p>{W.declineNote}</p>
        </StepDialog>
      ) : null}
    </section>
  );
}

/** What is read out to the region, the request as a code, and the slip that goes with it. */
function Asked({ asked }: { readonly asked: NonNullable<EnrolmentView['asked']> }) {
  const [isSplit, setSplit] = useState(false);
  return (
    <div className="rd-sync-asked">
      <div className="rd-sync-stack">
        <p>
          {W.readOut}
          <br />
          <strong className="rd-code rd-sync-digits">{asked.digits}</strong>
        </p>
        <p className="rd-quiet">{W.readOutHelp}</p>
        <Slip slip={asked.slip} />
      </div>
      <div className="rd-sync-stack">
        {isSplit ? (
          <CodeLoop codes={asked.codes} label={W.qr} />
        ) : (
          <DenseQr text={asked.qr} label={W.qr} tooLong={W.qrTooLong} />
        )}
        <Button aria-pressed={isSplit} onClick={() => setSplit(!isSplit)}>
          {W.qrSplit}
        </Button>
      </div>
    </div>
  );
}
