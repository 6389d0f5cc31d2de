/**
 * 回到导入前: what a bundle brought is left out of account, with a reason, or taken into account again. Nothing is
 * deleted by either; when it is too late the refusal says why.
 */
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { IncomingBundle } from '#shared/contract/sync-views';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { ReasonModal } from '../../components/ReasonModal';
import { useCommand } from '../../components/use-command';
import { SYNC as S, SET_BACK as W } from '../../text/sync';

interface SetBackProps {
  readonly bundle: IncomingBundle;
  readonly onChanged: (bundle: IncomingBundle) => void;
}

/** The button of a bundle that was taken in. */
export function SetBackButton({ bundle, onChanged }: SetBackProps) {
  const [asking, setAsking] = useState(false);
  const { run, busy, failure, clear } = useCommand('sync.setBack');
  const { message } = App.useApp();
  const setBack = async (reason: string): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), bundleId: bundle.bundleId, reason });
    if (!answer?.ok) return;
    message.success(W.done);
    setAsking(false);
    onChanged({ ...bundle, setBack: true });
  };
  return (
    <>
      <Button
        onClick={() => {
          clear();
          setAsking(true);
        }}
      >
        {W.setBack}
      </Button>
      <ReasonModal
        open={asking}
        title={W.title(bundle.number, bundle.from)}
        okLabel={W.setBack}
        danger
        busy={busy}
        failure={failure}
        onSubmit={(reason) => void setBack(reason)}
        onCancel={() => setAsking(false)}
      >
        <p>{W.note}</p>
        <p>✓ {S.neverDeletes}</p>
      </ReasonModal>
    </>
  );
}

interface SetBackNoticeProps extends SetBackProps {
  readonly mayRestore: boolean;
}

/** Says that a bundle is left out of account, and takes it into account again. */
export function SetBackNotice({ bundle, mayRestore, onChanged }: SetBackNoticeProps) {
  const { run, busy, failure } = useCommand('sync.restoreImport');
  const { message } = App.useApp();
  const restore = async (): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), bundleId: bundle.bundleId });
    if (!answer?.ok) return;
    message.success(W.restored);
    onChanged({ ...bundle, setBack: false });
  };
  return (
    <>
      <Alert
        role="status"
        showIcon
        type="warning"
        title={W.isBack}
        action={
          mayRestore ? (
            <Button size="small" loading={busy} onClick={() => void restore()}>
              {W.restore}
            </Button>
          ) : undefined
        }
      />
      <FailureNotice failure={failure} />
    </>
  );
}
