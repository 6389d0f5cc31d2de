/** The region confirms the steps a bundle brought, as they are listed, with the number of its reply. */
import { App, Button, Pagination } from 'antd';
import { useEffect, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { IncomingBundle } from '#shared/contract/sync-views';
import { newCommandId } from '../../bridge/client';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { useQuery } from '../../components/use-query';
import { CONFIRM_BROUGHT as W } from '../../text/sync';

interface ConfirmBroughtProps {
  readonly bundle: IncomingBundle;
}

/** The button of a bundle that the region took in. */
export function ConfirmBrought({ bundle }: ConfirmBroughtProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{W.confirm}</Button>
      {asking ? <ConfirmBroughtDialog bundle={bundle} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

const REF_SIGNS = 100;

/** What is confirmed is the list that was read: whatever changed since is refused, and the list comes anew. */
function ConfirmBroughtDialog({ bundle, onClose }: ConfirmBroughtProps & { readonly onClose: () => void }) {
  const { bundleId } = bundle;
  const [ref, setRef] = useState('');
  const [asked, setAsked] = useState(false);
  const [page, setPage] = useState(0);
  const [read, setRead] = useState<string | null>(null);
  const { value, failure: unread, reload } = useQuery('sync.toConfirm', { bundleId, page });
  const { run, busy, failure } = useCommand('sync.confirmBrought');
  const { message } = App.useApp();
  useEffect(() => {
    if (value !== null) setRead((list) => list ?? value.list);
  }, [value]);
  const isShort = [...ref.trim()].length < 2;
  const confirm = async (): Promise<void> => {
    setAsked(true);
    if (isShort || read === null) return;
    const answer = await run({ commandId: newCommandId(), bundleId, ref: ref.trim(), list: read });
    if (answer?.ok) {
      message.success(W.done(answer.value.confirmed, answer.value.left));
      onClose();
    } else if (answer?.failure.code === 'CHANGED_MEANWHILE') {
      setRead(null);
      setPage(0);
      reload();
    }
  };
  return (
    <StepDialog
      title={W.title(bundle.number, bundle.from)}
      okLabel={W.confirm}
      width={760}
      busy={busy || read === null}
      failure={failure ?? unread}
      onSubmit={() => void confirm()}
      onClose={onClose}
    >
      <p>{W.note}</p>
      {value === null ? null : <ToConfirmTable list={value} page={page} onPage={setPage} />}
      <DialogText
        id="rd-confirm-ref"
        label={W.ref}
        value={ref}
        max={REF_SIGNS}
        autoFocus
        error={asked && isShort ? W.refMissing : ''}
        onChange={setRef}
      />
    </StepDialog>
  );
}

interface ToConfirmTableProps {
  readonly list: CallOutput<'sync.toConfirm'>;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function ToConfirmTable({ list: { total, items }, page, onPage }: ToConfirmTableProps) {
  if (total === 0) return <p>{W.nothing}</p>;
  return (
    <>
      <table className="rd-plain-table">
        <caption>{W.caption(total)}</caption>
        <thead>
          <tr>
            {Object.values(W.columns).map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ caseId, number, name, steps, stopped }) => (
            <tr key={caseId}>
              <th scope="row" className="rd-code">
                {number}
              </th>
              <td>{name}</td>
              <td>{steps.join('、')}</td>
              <td>{stopped === '' ? W.willBe : W.isLeft(stopped)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > PAGE_SIZE ? (
        <Pagination
          size="small"
          current={page + 1}
          pageSize={PAGE_SIZE}
          total={total}
          showSizeChanger={false}
          onChange={(next) => onPage(next - 1)}
        />
      ) : null}
    </>
  );
}
