/** Taking lines of the log away signed, and cutting off what is old enough; how far it is, and the way to end it. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { LogFilter } from '#shared/contract/log';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { useCommand } from '../../components/use-command';
import { WorkUnderWay } from '../../components/WorkUnderWay';
import { useHolds } from '../../stores/desk-store';
import { LOG as W } from '../../text/security-log';
import { CutDialog } from './CutDialog';

interface LogWorksProps {
  readonly filter: LogFilter;
  readonly onCut: () => void;
}

export function LogWorks({ filter, onCut }: LogWorksProps) {
  const mayExport = useHolds('log.export');
  const mayCut = useHolds('log.cut');
  const exporting = useCommand('log.export');
  const cutting = useCommand('log.cut');
  const [isAsking, setAsking] = useState(false);
  const { message } = App.useApp();
  const busy = exporting.busy || cutting.busy;
  const send = async (): Promise<void> => {
    const answer = await exporting.run({ commandId: newCommandId(), filter });
    if (answer?.ok) message.success(W.exported(answer.value.fileName, answer.value.lines));
  };
  const cut = async (years: number): Promise<void> => {
    setAsking(false);
    const answer = await cutting.run({ commandId: newCommandId(), years });
    if (!answer?.ok) return;
    const { lines, seal, fileName } = answer.value;
    message.success(W.cutDone(lines, seal, fileName));
    onCut();
  };
  return (
    <>
      {[exporting, cutting].map(({ failure, clear }, at) =>
        failure && failure.code !== 'SAVE_CANCELLED' ? (
          <FailureNotice key={at === 0 ? 'export' : 'cut'} failure={failure} onClose={clear} />
        ) : null,
      )}
      {busy ? (
        <WorkUnderWay
          progress="log.progress"
          cancel="log.cancel"
          label={W.exporting}
          words={W.exportingPercent}
          cancelLabel={W.cancelWork}
        />
      ) : null}
      {mayExport ? (
        <Button loading={exporting.busy} disabled={cutting.busy} onClick={() => void send()}>
          {W.export}
        </Button>
      ) : null}
      {mayCut ? (
        <Button loading={cutting.busy} disabled={exporting.busy} onClick={() => setAsking(true)}>
          {W.cut}
        </Button>
      ) : null}
      {isAsking ? <CutDialog onCut={(years) => void cut(years)} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
