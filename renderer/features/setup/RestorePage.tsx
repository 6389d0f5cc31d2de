/** Restoring on a machine without a store: choose the medium, open it, pick a backup, wait, go on. */
import { Button, Form, Input, Radio } from 'antd';
import { useEffect, useState } from 'react';
import type { BackupView } from '#shared/contract/backup';
import type { CallOutput } from '#shared/contract/contract';
import { call, newCommandId } from '../../bridge/client';
import { BackupReportView } from '../../components/BackupReportView';
import { BackupTable } from '../../components/BackupTable';
import { FailureNotice } from '../../components/FailureNotice';
import { SlipFields, type TypedSlips, typedSlips } from '../../components/SlipFields';
import { useCommand } from '../../components/use-command';
import { useDesk } from '../../stores/desk-store';
import { BACKUP, HOME, RESTORE as W } from '../../text/backup';
import { SETUP } from '../../text/setup';

const LOOK_MS = 400;

export function RestorePage({ onBack }: { readonly onBack: () => void }) {
  const choosing = useCommand('restore.choose');
  const [chosen, setChosen] = useState<CallOutput<'restore.choose'> | null>(null);
  const [backups, setBackups] = useState<readonly BackupView[] | null>(null);
  const choose = async (): Promise<void> => {
    const answer = await choosing.run({ commandId: newCommandId() });
    if (!answer?.ok) return;
    setChosen(answer.value);
    setBackups(null);
  };
  return (
    <>
      <h1>{W.title}</h1>
      <p>{W.intro}</p>
      <p>
        <Button onClick={() => void choose()} loading={choosing.busy}>
          {W.choose}
        </Button>{' '}
        {chosen ? W.chosen(chosen.folder, chosen.backups) : ''}
      </p>
      <FailureNotice failure={choosing.failure} />
      {chosen && !backups ? <OpenForm key={chosen.folder} onOpened={setBackups} /> : null}
      {backups ? <Pick backups={backups} /> : null}
      <div className="rd-setup-foot">
        <Button onClick={onBack}>{SETUP.back}</Button>
      </div>
    </>
  );
}

interface Typed extends TypedSlips {
  readonly account: string;
  readonly passphrase: string;
}

function OpenForm({ onOpened }: { readonly onOpened: (backups: readonly BackupView[]) => void }) {
  const [by, setBy] = useState<'slips' | 'passphrase'>('slips');
  const { run, busy, failure } = useCommand('restore.unlock');
  const open = async (typed: Typed): Promise<void> => {
    const answer = await run({
      commandId: newCommandId(),
      ...(by === 'slips'
        ? { account: null, passphrase: '', slips: typedSlips(typed) }
        : { account: typed.account.trim(), passphrase: typed.passphrase, slips: [] }),
    });
    if (answer?.ok) onOpened(answer.value.backups);
  };
  const needed = (what: string) => [{ required: true, whitespace: true, message: W.missing(what) }];
  return (
    <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => void open(typed)}>
      <fieldset className="rd-person-roles">
        <legend className="rd-legend">{W.by}</legend>
        <Radio.Group
          name="rd-restore-by"
          value={by}
          onChange={(event) => setBy(event.target.value as typeof by)}
          options={[
            { value: 'slips', label: W.bySlips },
            { value: 'passphrase', label: W.byPassphrase },
          ]}
        />
      </fieldset>
      {by === 'slips' ? (
        <SlipFields />
      ) : (
        <>
          <Form.Item name="account" label={W.account} rules={needed(W.account)}>
            <Input autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Form.Item name="passphrase" label={W.passphrase} rules={needed(W.passphrase)}>
            <Input.Password autoComplete="off" />
          </Form.Item>
        </>
      )}
      <FailureNotice failure={failure} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {W.open}
      </Button>
    </Form>
  );
}

function Pick({ backups }: { readonly backups: readonly BackupView[] }) {
  const starting = useCommand('restore.start');
  const [state, setState] = useState<CallOutput<'restore.state'> | null>(null);
  const [running, setRunning] = useState(false);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => {
      void call('restore.state', {}).then((answer) => {
        if (!answer.ok) return;
        setState(answer.value);
        if (answer.value.percent === null) setRunning(false);
      });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [running]);
  const start = async (number: number): Promise<void> => {
    setState(null);
    const answer = await starting.run({ commandId: newCommandId(), number });
    if (answer?.ok) setRunning(true);
  };
  if (!running && state?.report?.clean) return <Restored report={state.report} />;
  return (
    <>
      <h2 className="rd-section-title">{W.pick}</h2>
      <BackupTable
        backups={backups}
        action={({ number }) => (
          <Button
            size="small"
            disabled={running}
            aria-label={`${W.start} ${number}`}
            onClick={() => void start(number)}
          >
            {W.start}
          </Button>
        )}
      />
      {running ? (
        <p role="status">
          {W.busy(state?.percent ?? 0)}{' '}
          <Button size="small" onClick={() => void call('restore.cancel', {})}>
            {BACKUP.cancel}
          </Button>
        </p>
      ) : null}
      <FailureNotice failure={starting.failure ?? (running ? null : (state?.failure ?? null))} />
      {!running && state?.report ? (
        <>
          <p role="alert">■ {W.unsound}</p>
          <BackupReportView report={state.report} />
        </>
      ) : null}
    </>
  );
}

function Restored({ report }: { readonly report: NonNullable<CallOutput<'restore.state'>['report']> }) {
  const { run, busy, failure } = useCommand('desk.continueBySlips');
  const load = (): void => void useDesk.getState().load();
  const go = async (typed: TypedSlips & { readonly reason: string }): Promise<void> => {
    const reason = typed.reason.trim();
    const answer = await run({ commandId: newCommandId(), slips: typedSlips(typed), reason });
    if (answer?.ok) load();
  };
  return (
    <>
      <BackupReportView report={report} />
      <p>{W.done}</p>
      <Form<TypedSlips & { readonly reason: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => void go(typed)}
      >
        <Form.Item
          name="reason"
          label={HOME.reason}
          rules={[{ required: true, whitespace: true, min: 2, max: 300, message: HOME.reasonMissing }]}
        >
          <Input maxLength={300} />
        </Form.Item>
        <SlipFields />
        <FailureNotice failure={failure} />
        <Button type="primary" htmlType="submit" loading={busy}>
          {HOME.go}
        </Button>{' '}
        <Button onClick={load}>{W.toSignIn}</Button>
      </Form>
    </>
  );
}
