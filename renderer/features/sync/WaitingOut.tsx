/** What waits for one office, asked once: for the flow above, for the list of its cases, and for the bundle made of it. */
import { type ReactNode, useState } from 'react';
import type { OutgoingBundle } from '#shared/contract/sync-views';
import { useQuery } from '../../components/use-query';
import { OUT as W } from '../../text/sync';
import { FlowStrip } from './FlowStrip';
import { MakeDialog, type MakeDialogProps } from './MakeDialog';
import type { Partner } from './OutTab';
import { outFlow } from './out-flow';
import { WaitingList } from './WaitingList';

interface WaitingOutProps extends Pick<MakeDialogProps, 'onClose' | 'onMade'> {
  readonly partner: Partner;
  /** Those made for it, newest first. */
  readonly bundles: readonly OutgoingBundle[];
  /** Between the flow and the list. */
  readonly bar: ReactNode;
  /** Shown in the place of what waits; null: what waits is shown. */
  readonly madeHere: ReactNode;
  readonly making: boolean;
  readonly onCase: (caseId: string) => void;
}

export function WaitingOut(props: WaitingOutProps) {
  const { partner, bundles, bar, madeHere, making, onCase, onClose, onMade } = props;
  const { agency } = partner;
  const [shown, setShown] = useState({ agency, page: 0 });
  const page = shown.agency === agency ? shown.page : 0;
  const asked = useQuery('sync.waiting', { to: agency, page }, 'sync');
  // An answer about the office chosen before is none about this one.
  const waiting = asked.value?.agency === agency ? asked.value : null;
  return (
    <>
      <FlowStrip label={W.flow} stages={outFlow(waiting?.entries ?? 0, bundles)} />
      {bar}
      {madeHere ?? (
        <WaitingList
          key={agency}
          partner={partner}
          query={{ ...asked, value: waiting }}
          page={page}
          onPage={(next) => setShown({ agency, page: next })}
          onCase={onCase}
        />
      )}
      {making ? (
        <MakeDialog partner={partner} entries={waiting?.entries ?? 0} onClose={onClose} onMade={onMade} />
      ) : null}
    </>
  );
}
