/** The sheet of a month (D38). */
import { newCommandId } from '../../bridge/client';
import { useCommand } from '../../components/use-command';
import { useQuery } from '../../components/use-query';
import { RECONCILE as R, PAPER as W } from '../../text/sync';
import { PaperDialog } from './PaperDialog';

interface SheetDialogProps {
  readonly month: string;
  readonly agency: string;
  readonly onClose: () => void;
}

export function SheetDialog({ month, agency, onClose }: SheetDialogProps) {
  const { value, failure, reload } = useQuery('sync.reconcileSheet', { month, agency }, 'sync');
  const { run, busy, failure: refused } = useCommand('sync.printSheet');
  return (
    <PaperDialog
      title={`${W.sheet}　${R.monthWords(month)}`}
      model={value?.model ?? null}
      failure={failure}
      onRetry={reload}
      busy={busy}
      refused={refused}
      output={async (to) => {
        const answer = await run({ commandId: newCommandId(), month, agency, to });
        return answer?.ok ? answer.value : null;
      }}
      onClose={onClose}
    />
  );
}
