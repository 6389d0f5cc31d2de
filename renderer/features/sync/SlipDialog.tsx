/** The courier slip of a bundle (D37): made here, kept for others, put apart, or still lacking parts. */
import type { SlipOf } from '#shared/contract/sync';
import { newCommandId } from '../../bridge/client';
import { useCommand } from '../../components/use-command';
import { useQuery } from '../../components/use-query';
import { PAPER as W } from '../../text/sync';
import { PaperDialog } from './PaperDialog';

interface SlipDialogProps {
  readonly bundleId: string;
  readonly number: string;
  readonly from?: SlipOf;
  readonly onClose: () => void;
}

export function SlipDialog({ bundleId, number, from = 'outbox', onClose }: SlipDialogProps) {
  const { value, failure, reload } = useQuery('sync.slip', { bundleId, from }, 'sync');
  const { run, busy, failure: refused } = useCommand('sync.printSlip');
  return (
    <PaperDialog
      title={`${from === 'inbox' ? W.partsList : W.slip}　${number}`}
      model={value?.model ?? null}
      failure={failure}
      onRetry={reload}
      busy={busy}
      refused={refused}
      output={async (to) => {
        const answer = await run({ commandId: newCommandId(), bundleId, from, to });
        return answer?.ok ? answer.value : null;
      }}
      onClose={onClose}
    />
  );
}
