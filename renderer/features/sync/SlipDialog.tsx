/** The courier slip of a bundle (D37). */
import { newCommandId } from '../../bridge/client';
import { useCommand } from '../../components/use-command';
import { useQuery } from '../../components/use-query';
import { PAPER as W } from '../../text/sync';
import { PaperDialog } from './PaperDialog';

interface SlipDialogProps {
  readonly bundleId: string;
  readonly number: string;
  readonly onClose: () => void;
}

export function SlipDialog({ bundleId, number, onClose }: SlipDialogProps) {
  const { value, failure, reload } = useQuery('sync.slip', { bundleId }, 'sync');
  const { run, busy, failure: refused } = useCommand('sync.printSlip');
  return (
    <PaperDialog
      title={`${W.slip}　${number}`}
      model={value?.model ?? null}
      failure={failure}
      onRetry={reload}
      busy={busy}
      refused={refused}
      output={async (to) => {
        const answer = await run({ commandId: newCommandId(), bundleId, to });
        return answer?.ok ? answer.value : null;
      }}
      onClose={onClose}
    />
  );
}
