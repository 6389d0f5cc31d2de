/** A cut of the log that waits for another of the three: what leaves and when it was written. It decides nothing. */
import { beijingDate } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { PendingNotice } from '../../components/PendingNotice';
import { useCommand } from '../../components/use-command';
import { useQuery } from '../../components/use-query';
import { ADMIN as W } from '../../text/admin';

export function CutProposal() {
  const { value, reload } = useQuery('log.proposedCut', {}, 'log');
  const confirming = useCommand('log.confirmCut');
  const declining = useCommand('log.declineCut');
  const proposed = value?.proposed ?? null;
  if (proposed === null) return null;
  const { by, byName, lines, seal, from, to, days, fileName } = proposed;
  return (
    <PendingNotice
      title={W.cutPending(byName, lines, seal)}
      description={W.cutDates(beijingDate(from), beijingDate(to), days, fileName)}
      by={by}
      confirm={{
        ...confirming,
        label: W.cutConfirm,
        danger: true,
        follow: W.cutFollow(lines),
        run: async () => (await confirming.run({ commandId: newCommandId(), fileName }))?.ok === true,
        done: W.cutConfirmed,
      }}
      decline={{
        ...declining,
        label: W.cutDecline,
        run: async () => (await declining.run({ commandId: newCommandId() }))?.ok === true,
        done: W.cutDeclined,
      }}
      onDone={reload}
    />
  );
}
