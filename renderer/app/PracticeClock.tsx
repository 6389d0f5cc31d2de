/** The practice date and the way to move it forward, so that whole terms can be practised in an hour. */
import { Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { formatShort, isLocalDate, type LocalDate } from '#shared/domain/local-date';
import { newCommandId } from '../bridge/client';
import { FailureNotice } from '../components/FailureNotice';
import { focusFirstField } from '../components/focus-first-field';
import { DateEntry } from '../components/form/DateEntry';
import { useCommand } from '../components/use-command';
import { useMainAction } from '../components/use-main-action';
import { useDesk } from '../stores/desk-store';
import { useWorklist } from '../stores/worklist-store';
import { COMMON } from '../text/common';
import { SHELL } from '../text/shell';

interface PracticeClockProps {
  readonly today: string;
}

export function PracticeClock({ today }: PracticeClockProps) {
  const [open, setOpen] = useState(false);
  const words = isLocalDate(today) ? `${today} ${formatShort(today).slice(-4)}` : today;
  return (
    <span>
      <button type="button" className="rd-bar-button" title={SHELL.moveClock} onClick={() => setOpen(true)}>
        {SHELL.practiceDate} {words}
      </button>
      <Modal
        open={open}
        title={SHELL.moveClock}
        footer={null}
        onCancel={() => setOpen(false)}
        afterOpenChange={focusFirstField}
        destroyOnHidden
      >
        <MoveClock today={today} onDone={() => setOpen(false)} />
      </Modal>
    </span>
  );
}

function MoveClock({ today, onDone }: { readonly today: string; readonly onDone: () => void }) {
  const { run, busy, failure } = useCommand('practice.moveClock');
  const [to, setTo] = useState<LocalDate | null>(null);
  const [wrong, setWrong] = useState(false);
  const move = async (): Promise<void> => {
    setWrong(to === null);
    if (to === null) return;
    const answer = await run({ commandId: newCommandId(), to });
    if (!answer?.ok) return;
    await Promise.all([useDesk.getState().load(), useWorklist.getState().refresh()]);
    onDone();
  };
  useMainAction(SHELL.moveClockDo, () => void move(), 'dialog');
  return (
    <Form layout="vertical" onFinish={() => void move()}>
      <p>
        {SHELL.practiceDate} {today}。{SHELL.moveClockHelp}
      </p>
      <Form.Item
        label={SHELL.moveClockTo}
        htmlFor="rd-move-clock"
        {...(wrong ? { validateStatus: 'error' as const, help: SHELL.notADate } : {})}
      >
        <DateEntry id="rd-move-clock" value={to ?? ''} onChange={setTo} autoFocus invalid={wrong} />
      </Form.Item>
      <FailureNotice failure={failure} />
      <Button onClick={onDone}>{COMMON.cancel}</Button>{' '}
      <Button type="primary" htmlType="submit" loading={busy}>
        {SHELL.moveClockDo}
      </Button>
    </Form>
  );
}
