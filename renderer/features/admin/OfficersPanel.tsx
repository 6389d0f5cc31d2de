/** 三员: who holds the three posts, and replacing one of them by two of the three. */
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { PERMISSIONS, RIGHTS, rolesOf } from '#shared/access/permissions';
import { ROLE_NAMES } from '#shared/access/roles';
import { OFFICER_ROLES, type OfficerRole } from '#shared/access/separation';
import type { CallOutput } from '#shared/contract/contract';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { LoadingArea } from '../../components/LoadingArea';
import { useCommand } from '../../components/use-command';
import { useQuery } from '../../components/use-query';
import { useDesk } from '../../stores/desk-store';
import { ADMIN as W } from '../../text/admin';
import { CutProposal } from './CutProposal';
import { ProposeDialog } from './ProposeDialog';

type People = CallOutput<'accounts.list'>;

/** The rights that only some of the three hold, in words. */
const dutiesOf = (post: OfficerRole): string =>
  PERMISSIONS.filter((permission) => rolesOf(permission).includes(post))
    .map((permission) => RIGHTS[permission].name)
    .join('、');

export function OfficersPanel() {
  const { value, failure, reload } = useQuery('accounts.list', {}, 'office');
  const [post, setPost] = useState<OfficerRole | null>(null);
  const { message } = App.useApp();
  const people = value?.people ?? [];
  return (
    <section className="rd-card" aria-label={W.officers}>
      <h2>{W.officersCaption}</h2>
      <p className="rd-quiet">{W.officersNote}</p>
      <CutProposal />
      <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
        {value?.proposed ? <Proposal proposed={value.proposed} onDone={reload} /> : null}
        <table className="rd-plain-table">
          <caption className="rd-hidden">{W.officersCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{W.post}</th>
              <th scope="col">{W.holder}</th>
              <th scope="col">{W.duties}</th>
              <th scope="col">{W.action}</th>
            </tr>
          </thead>
          <tbody>
            {OFFICER_ROLES.map((role) => (
              <tr key={role}>
                <th scope="row" style={{ whiteSpace: 'nowrap' }}>
                  {ROLE_NAMES[role]}
                </th>
                <td style={{ whiteSpace: 'nowrap' }}>
                  {people.find(({ roles }) => roles.includes(role))?.name ?? '—'}
                </td>
                <td>{dutiesOf(role)}</td>
                <td>
                  <Button
                    size="small"
                    aria-label={W.proposeLabel(ROLE_NAMES[role])}
                    disabled={(value?.proposed ?? null) !== null}
                    onClick={() => setPost(role)}
                  >
                    {W.propose}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </LoadingArea>
      {post ? (
        <ProposeDialog
          post={post}
          candidates={people.filter(({ roles, removed }) => roles.length === 0 && !removed)}
          onClose={() => setPost(null)}
          onProposed={(name) => {
            setPost(null);
            message.success(W.proposed(name));
            reload();
          }}
        />
      ) : null}
    </section>
  );
}

interface ProposalProps {
  readonly proposed: NonNullable<People['proposed']>;
  readonly onDone: () => void;
}

/** What waits for a second of the three. Whoever proposed only takes it back. */
function Proposal({ proposed, onDone }: ProposalProps) {
  const { post, account, name, by, byName } = proposed;
  const mine = useDesk((desk) => desk.state?.session?.account === by);
  const confirming = useCommand('officers.confirm');
  const declining = useCommand('officers.decline');
  const { message, modal } = App.useApp();
  const confirm = async (): Promise<void> => {
    const answer = await confirming.run({ commandId: newCommandId(), post, account });
    if (!answer?.ok) return;
    message.success(W.confirmed);
    onDone();
  };
  const decline = async (): Promise<void> => {
    const answer = await declining.run({ commandId: newCommandId() });
    if (!answer?.ok) return;
    message.success(W.declined);
    onDone();
  };
  return (
    <>
      <Alert
        role="status"
        type="warning"
        showIcon
        style={{ marginBlockEnd: 12 }}
        title={W.pending(byName, name, ROLE_NAMES[post])}
        action={
          <span style={{ display: 'flex', gap: 8 }}>
            {mine ? null : (
              <Button
                size="small"
                type="primary"
                loading={confirming.busy}
                onClick={() =>
                  modal.confirm({
                    title: W.confirm,
                    content: W.confirmFollow(ROLE_NAMES[post]),
                    okText: W.confirm,
                    onOk: () => void confirm(),
                  })
                }
              >
                {W.confirm}
              </Button>
            )}
            <Button size="small" loading={declining.busy} onClick={() => void decline()}>
              {W.decline}
            </Button>
          </span>
        }
      />
      <FailureNotice failure={confirming.failure ?? declining.failure} />
    </>
  );
}
