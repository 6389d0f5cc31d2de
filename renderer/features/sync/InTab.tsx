/** 收到: files of a medium are read into the inbox, and a bundle of it is opened for its four steps. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import type { IncomingBundle } from '#shared/contract/sync-views';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { LoadingArea } from '../../components/LoadingArea';
import { useCommand } from '../../components/use-command';
import { useMainAction } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { useHolds } from '../../stores/desk-store';
import { useSync, watchWork } from '../../stores/sync-store';
import { READ_CODE as R, SYNC as S, IN as W } from '../../text/sync';
import { BundlePage } from './BundlePage';
import { DropHere } from './DropHere';
import { InboxList } from './InboxList';
import { ReadCodeDialog } from './ReadCodeDialog';

interface InTabProps {
  readonly onConflicts: () => void;
  readonly onCase: (caseId: string) => void;
}

type Refused = CallOutput<'sync.receive'>['refused'];

export function InTab({ onConflicts, onCase }: InTabProps) {
  const [page, setPage] = useState(0);
  const [opened, setOpened] = useState<IncomingBundle | null>(null);
  const [scanning, setScanning] = useState(false);
  const [refused, setRefused] = useState<Refused>([]);
  const inbox = useQuery('sync.inbox', { page }, 'sync');
  const enrolled = useSync((sync) => sync.value?.enrolled ?? false);
  const imports = useHolds('sync.import');
  const receiving = useCommand('sync.receive');
  const { message } = App.useApp();
  const receive = async (from: 'dialog' | 'dropped'): Promise<void> => {
    setRefused([]);
    const working = receiving.run({ commandId: newCommandId(), from });
    watchWork();
    const answer = await working;
    inbox.reload();
    if (!answer?.ok) return;
    const { taken } = answer.value;
    setRefused(answer.value.refused);
    if (taken.length > 0) message.success(W.taken(taken.length));
    const [only] = taken;
    if (taken.length === 1 && only && answer.value.refused.length === 0) setOpened(only);
  };
  const ready = imports && enrolled && !receiving.busy && opened === null;
  useMainAction(W.receive, ready ? () => void receive('dialog') : null);
  const items = inbox.value?.items ?? [];
  if (opened) {
    const now = items.find(({ bundleId }) => bundleId === opened.bundleId) ?? opened;
    return (
      <BundlePage
        key={opened.bundleId}
        bundle={now}
        onChanged={(bundle) => {
          setOpened(bundle);
          inbox.reload();
        }}
        onRefresh={inbox.reload}
        onBack={() => setOpened(null)}
        onConflicts={onConflicts}
        onCase={onCase}
      />
    );
  }
  return (
    <LoadingArea
      loading={inbox.value === null}
      failure={inbox.failure}
      onRetry={inbox.reload}
      what={S.loading}
    >
      <div className="rd-sync-bar">
        <p className="rd-quiet">{W.receiveNote}</p>
        <span className="rd-spring" />
        {imports && enrolled ? <Button onClick={() => setScanning(true)}>{R.open}</Button> : null}
        {imports && enrolled ? (
          <Button
            type="primary"
            aria-keyshortcuts="Control+Enter"
            loading={receiving.busy}
            onClick={() => void receive('dialog')}
          >
            {W.receive}
          </Button>
        ) : null}
      </div>
      <FailureNotice failure={receiving.failure} onClose={receiving.clear} />
      <RefusedFiles refused={refused} />
      <DropHere onDropped={ready ? () => void receive('dropped') : null}>
        <InboxList
          bundles={items}
          total={inbox.value?.total ?? 0}
          page={page}
          onPage={setPage}
          onOpen={setOpened}
        />
      </DropHere>
      {scanning ? <ReadCodeDialog onRead={inbox.reload} onClose={() => setScanning(false)} /> : null}
    </LoadingArea>
  );
}

/** Files that were not taken, each with its plain words. */
function RefusedFiles({ refused }: { readonly refused: Refused }) {
  if (refused.length === 0) return null;
  return (
    <section className="rd-card" role="alert">
      <table className="rd-plain-table">
        <caption>▲ {W.refusedCaption(refused.length)}</caption>
        <thead>
          <tr>
            {Object.values(W.refusedColumns).map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {refused.map(({ name, words, code }) => (
            <tr key={name}>
              <th scope="row" className="rd-code">
                {name}
              </th>
              <td>
                {words}
                {code === null ? '' : `（${code}）`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
