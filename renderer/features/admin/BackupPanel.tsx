/** Backups for their keeper: where to, how often, by hand, and what the trial restores found. */
import { App, Button, InputNumber, Space } from 'antd';
import { useState } from 'react';
import type { BackupReport } from '#shared/contract/backup';
import type { Failure } from '#shared/contract/failure';
import { newCommandId } from '../../bridge/client';
import { BackupReportView } from '../../components/BackupReportView';
import { BackupTable } from '../../components/BackupTable';
import { FailureNotice } from '../../components/FailureNotice';
import { LoadingArea } from '../../components/LoadingArea';
import { useCommand } from '../../components/use-command';
import { useQuery } from '../../components/use-query';
import { WorkUnderWay } from '../../components/WorkUnderWay';
import { useDesk } from '../../stores/desk-store';
import { BACKUP as W } from '../../text/backup';

export function BackupPanel() {
  const { value, failure, reload } = useQuery('backup.state', {});
  const choosing = useCommand('backup.chooseTarget');
  const running = useCommand('backup.run');
  const verifying = useCommand('backup.verify');
  const [report, setReport] = useState<BackupReport | null>(null);
  const { message } = App.useApp();
  const archiving = useCommand('backup.archive');
  const busy = running.busy || verifying.busy || archiving.busy;
  const after = (): void => {
    reload();
    void useDesk.getState().load();
  };
  const choose = async (): Promise<void> => {
    const answer = await choosing.run({ commandId: newCommandId() });
    if (answer?.ok) message.success(W.chosen(answer.value.target));
    reload();
  };
  const run = async (verify: boolean): Promise<void> => {
    setReport(null);
    const answer = await running.run({ commandId: newCommandId(), verify });
    if (answer?.ok) {
      message.success(W.done(answer.value.number, answer.value.copied));
      setReport(answer.value.report);
    }
    after();
  };
  const archive = async (): Promise<void> => {
    setReport(null);
    const answer = await archiving.run({ commandId: newCommandId() });
    if (answer?.ok) {
      message.success(W.archived(answer.value.folder, answer.value.entries));
      setReport(answer.value.report);
    }
  };
  const verifyOne = async (number: number): Promise<void> => {
    setReport(null);
    const answer = await verifying.run({ commandId: newCommandId(), number });
    if (answer?.ok) setReport(answer.value);
    after();
  };
  const wrong: Failure | null = choosing.failure ?? running.failure ?? verifying.failure ?? archiving.failure;
  const ready = value !== null && value.target !== null && !busy;
  return (
    <section className="rd-card" aria-label={W.title}>
      <h2>{W.title}</h2>
      <p className="rd-quiet">{W.note}</p>
      <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
        <p>
          {W.target}：<strong>{value?.target ?? W.noTarget}</strong>
          {value?.target && !value.isThere ? `（▲ ${W.away}）` : ''}
        </p>
        <Space wrap style={{ marginBlockEnd: 12 }}>
          <Button onClick={() => void choose()} loading={choosing.busy} disabled={busy}>
            {W.choose}
          </Button>
          <Button type="primary" onClick={() => void run(true)} disabled={!ready}>
            {W.run}
          </Button>
          <Button onClick={() => void run(false)} disabled={!ready}>
            {W.runOnly}
          </Button>
          <Button onClick={() => void archive()} disabled={value === null || busy}>
            {W.archive}
          </Button>
          {busy ? (
            <WorkUnderWay
              progress="backup.progress"
              cancel="backup.cancel"
              label={W.title}
              words={W.busy}
              cancelLabel={W.cancel}
            />
          ) : null}
        </Space>
        <FailureNotice failure={wrong} />
        {report ? <BackupReportView report={report} /> : null}
        <BackupTable
          backups={value?.backups ?? []}
          action={({ number }) => (
            <Button
              size="small"
              aria-label={W.verifyLabel(number)}
              disabled={!ready}
              onClick={() => void verifyOne(number)}
            >
              {W.verify}
            </Button>
          )}
        />
        {value ? (
          <Schedule key={`${value.everyDays}/${value.verifyEveryDays}`} {...value} onSaved={after} />
        ) : null}
      </LoadingArea>
    </section>
  );
}

interface ScheduleProps {
  readonly everyDays: number;
  readonly verifyEveryDays: number;
  readonly onSaved: () => void;
}

function Schedule({ everyDays, verifyEveryDays, onSaved }: ScheduleProps) {
  const [every, setEvery] = useState(everyDays);
  const [verifyEvery, setVerifyEvery] = useState(verifyEveryDays);
  const { run, busy, failure } = useCommand('backup.schedule');
  const { message } = App.useApp();
  const save = async (): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), everyDays: every, verifyEveryDays: verifyEvery });
    if (!answer?.ok) return;
    message.success(W.scheduleSaved);
    onSaved();
  };
  const days = (id: string, label: string, value: number, set: (days: number) => void) => (
    <span>
      <label htmlFor={id}>{label} </label>
      <InputNumber id={id} min={1} max={31} precision={0} value={value} onChange={(next) => set(next ?? 1)} />
    </span>
  );
  return (
    <>
      <p className="rd-quiet" style={{ marginBlockStart: 12 }}>
        {W.scheduleNote}
      </p>
      <Space wrap size={16}>
        {days('rd-backup-every', W.every, every, setEvery)}
        {days('rd-backup-verify', W.verifyEvery, verifyEvery, setVerifyEvery)}
        <Button onClick={() => void save()} loading={busy}>
          {W.saveSchedule}
        </Button>
      </Space>
      <FailureNotice failure={failure} />
    </>
  );
}
