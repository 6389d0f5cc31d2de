/** A cut of the log that waits for another of the three: what leaves and when it was written. It decides nothing. */
import { Alert, App, Button } from 'antd';
import { beijingDate } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { useCommand } from '../../components/use-command';
import { useQuery } from '../../components/use-query';
import { useDesk } from '../../stores/desk-store';
import { ADMIN as W } from '../../text/admin';

export function CutProposal() {
  const { value, reload } = useQuery('log.proposedCut', {}, 'log');
  const me = useDesk((desk) => desk.state?.session?.account);
  const confirming = useCommand('log.confirmCut');
  const declining = useCommand('log.declineCut');
  const { message } = App.useApp();
  const proposed = value?.proposed ?? null;
  const confirm = async (fileName: string): Promise<void> => {
    const answer = await confirming.run({ commandId: newCommandId(), fileName });
    if (!answer?.ok) return;
    message.success(W.cutConfirmed);
    reload();
  };
  const decline = async (): Promise<void> => {
    const answer = await declining.run({ commandId: newCommandId() });
    if (!answer?.ok) return;
    message.success(W.cutDeclined);
    reload();
  };
  if (proposed === null) return null;
  const { by, byName, lines, seal, from, to, days, fileName } = proposed;
  return (
    <>
      <Alert
        role="status"
        type="warning"
        showIcon
        style={{ marginBlockEnd: 12 }}
        title={W.cutPending(byName, lines, seal)}
        description={W.cutDates(beijingDate(from), beijingDate(to), days, fileName)}
        action={
          <span style={{ display: 'flex', gap: 8 }}>
            {me === by ? null : (
              <Button size="small" danger loading={confirming.busy} onClick={() => void confirm(fileName)}>
                {W.cutConfirm}
              </Button>
            )}
            <Button size="small" loading={declining.busy} onClick={() => void decline()}>
              {W.cutDecline}
            </Button>
          </span>
        }
      />
      <FailureNotice failure={confirming.failure ?? declining.failure} />
    </>
  );
}
