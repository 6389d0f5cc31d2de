/**
 * What one person has proposed and another must confirm: what it is, confirming after a question that says what
 * follows, and taking it back. Whoever proposed only takes it back. It decides nothing.
 */
import { Alert, App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { Failure } from '#shared/contract/failure';
import { useDesk } from '../stores/desk-store';
import { FailureNotice } from './FailureNotice';

/** One of the two ways on. */
export interface PendingAct {
  readonly label: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** Whether it was done. */
  readonly run: () => Promise<boolean>;
  /** Told when it was done. */
  readonly done: string;
}

interface PendingNoticeProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** Account of whoever proposed. */
  readonly by: string;
  readonly confirm: PendingAct & {
    /** Takes something away for good. */
    readonly danger?: boolean;
    /** What follows when it is confirmed. */
    readonly follow: string;
  };
  readonly decline: PendingAct;
  readonly onDone: () => void;
}

export function PendingNotice({ title, description, by, confirm, decline, onDone }: PendingNoticeProps) {
  const isMine = useDesk((desk) => desk.state?.session?.account === by);
  const { message, modal } = App.useApp();
  const act = async ({ run, done }: PendingAct): Promise<void> => {
    if (!(await run())) return;
    message.success(done);
    onDone();
  };
  const { danger = false } = confirm;
  const ask = (): void => {
    modal.confirm({
      title: confirm.label,
      content: confirm.follow,
      okText: confirm.label,
      okButtonProps: { danger },
      // Enter must not do what cannot be undone.
      ...(danger ? { autoFocusButton: 'cancel' as const } : {}),
      onOk: () => void act(confirm),
    });
  };
  return (
    <>
      <Alert
        role="status"
        type="warning"
        showIcon
        style={{ marginBlockEnd: 12 }}
        title={title}
        description={description}
        action={
          <span style={{ display: 'flex', gap: 8 }}>
            {isMine ? null : (
              <Button
                size="small"
                {...(danger ? { danger } : { type: 'primary' as const })}
                loading={confirm.busy}
                onClick={ask}
              >
                {confirm.label}
              </Button>
            )}
            <Button size="small" loading={decline.busy} onClick={() => void act(decline)}>
              {decline.label}
            </Button>
          </span>
        }
      />
      <FailureNotice failure={confirm.failure ?? decline.failure} />
    </>
  );
}
