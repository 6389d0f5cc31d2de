/** A seal slip was against the store: two administrators may answer for going on with it. It decides nothing. */
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { newCommandId } from '../../bridge/client';
import { PendingNotice } from '../../components/PendingNotice';
import { ReasonModal } from '../../components/ReasonModal';
import { useCommand } from '../../components/use-command';
import { useQuery } from '../../components/use-query';
import { useDesk } from '../../stores/desk-store';
import { DOUBT as W } from '../../text/backup';

export function DoubtNotice() {
  const { value, reload } = useQuery('store.doubt', {}, 'office');
  const proposing = useCommand('store.proposeTrust');
  const confirming = useCommand('store.confirmTrust');
  const declining = useCommand('store.declineTrust');
  const [isAsking, setAsking] = useState(false);
  const { message } = App.useApp();
  if (!value?.doubted) return null;
  const propose = async (reason: string): Promise<void> => {
    const answer = await proposing.run({ commandId: newCommandId(), reason });
    if (!answer?.ok) return;
    setAsking(false);
    message.success(W.proposed);
    reload();
  };
  const after = (): void => {
    reload();
    void useDesk.getState().load();
  };
  const { proposed } = value;
  if (proposed !== null)
    return (
      <PendingNotice
        title={W.pending(proposed.byName)}
        description={W.why(proposed.reason)}
        by={proposed.by}
        confirm={{
          ...confirming,
          label: W.confirm,
          danger: true,
          follow: W.follow,
          run: async () => (await confirming.run({ commandId: newCommandId() }))?.ok === true,
          done: W.confirmed,
        }}
        decline={{
          ...declining,
          label: W.decline,
          run: async () => (await declining.run({ commandId: newCommandId() }))?.ok === true,
          done: W.declined,
        }}
        onDone={after}
      />
    );
  return (
    <>
      <Alert
        role="status"
        type="warning"
        showIcon
        style={{ marginBlockEnd: 12 }}
        title={W.title}
        description={W.note}
        action={
          <Button size="small" onClick={() => setAsking(true)}>
            {W.propose}
          </Button>
        }
      />
      <ReasonModal
        open={isAsking}
        title={W.propose}
        okLabel={W.propose}
        busy={proposing.busy}
        failure={proposing.failure}
        onSubmit={(reason) => void propose(reason)}
        onCancel={() => setAsking(false)}
      >
        <p>{W.note}</p>
      </ReasonModal>
    </>
  );
}
