/** Taking lines of the log away signed, and cutting off what is old enough; how far it is, and the way to end it. */
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import type { LogFilter } from '#shared/contract/log';
import { call, newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { useCommand } from '../../components/use-command';
import { useHolds } from '../../stores/desk-store';
import { LOG as W } from '../../text/security-log';
import { CutDialog } from './CutDialog';

const ASK_EVERY_MS = 400;

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
      {busy ? <Running /> : null}
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

/** How far the work is. */
function Running() {
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      void call('log.progress', {}).then((answer) => {
        if (answer.ok) setPercent(answer.value.percent);
      });
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  if (percent === null) return null;
  return (
    <>
      <progress aria-label={W.exporting} max={100} value={percent} />
      <span className="rd-quiet">{W.exportingPercent(percent)}</span>
      <Button onClick={() => void call('log.cancel', {})}>{W.cancelWork}</Button>
    </>
  );
}
