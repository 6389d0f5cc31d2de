/** The profile that waits: every difference to the rules in force, and the second person's word. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { ReasonModal } from '../../components/ReasonModal';
import { useCommand } from '../../components/use-command';
import { useHolds } from '../../stores/desk-store';
import { RULES as W } from '../../text/rules';
import { DifferenceTable } from './DifferenceTable';

interface PendingProfileProps {
  readonly pending: NonNullable<CallOutput<'rules.profiles'>['pending']>;
  readonly onDone: () => void;
}

export function PendingProfile({ pending, onDone }: PendingProfileProps) {
  const confirms = useHolds('rules.confirm');
  const confirming = useCommand('rules.confirmProfile');
  const declining = useCommand('rules.declineProfile');
  const [asking, setAsking] = useState(false);
  const { message } = App.useApp();
  const { id } = pending;
  const confirm = async (): Promise<void> => {
    const answer = await confirming.run({ commandId: newCommandId(), id });
    if (!answer?.ok) return;
    message.success(W.confirmed(id));
    onDone();
  };
  const decline = async (reason: string): Promise<void> => {
    const answer = await declining.run({ commandId: newCommandId(), id, reason });
    if (!answer?.ok) return;
    setAsking(false);
    message.success(W.declined(id));
    onDone();
  };
  return (
    <section className="rd-card" aria-label={W.pending(id)}>
      <div className="rd-page-head">
        <h2 className="rd-section-title">{W.pending(id)}</h2>
        <span>{pending.title}</span>
        <span className="rd-spring" />
        {confirms ? (
          <>
            <Button onClick={() => setAsking(true)}>{W.decline}</Button>
            <Button type="primary" loading={confirming.busy} onClick={() => void confirm()}>
              {W.confirm}
            </Button>
          </>
        ) : (
          <span className="rd-quiet">{W.onlySupervisor}</span>
        )}
      </div>
      <p className="rd-quiet">{W.pendingBy(pending.by)}</p>
      <FailureNotice failure={confirming.failure} onClose={confirming.clear} />
      <DifferenceTable caption={W.pending(id)} rows={pending.changes} />
      <ReasonModal
        open={asking}
        title={W.declineTitle(id)}
        okLabel={W.decline}
        busy={declining.busy}
        failure={declining.failure}
        onSubmit={(reason) => void decline(reason)}
        onCancel={() => setAsking(false)}
      />
    </section>
  );
}
