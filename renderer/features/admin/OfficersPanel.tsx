/** 三员: who holds the three posts, and replacing one of them by two of the three. */
import { App, Button } from 'antd';
import { useState } from 'react';
import { PERMISSIONS, RIGHTS, rolesOf } from '#shared/access/permissions';
import { ROLE_NAMES } from '#shared/access/roles';
import { OFFICER_ROLES, type OfficerRole } from '#shared/access/separation';
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { useHolds } from '../../stores/desk-store';
import { ADMIN as W } from '../../text/admin';
import { CutProposal } from './CutProposal';
import { DoubtNotice } from './DoubtNotice';
import { OfficerProposal } from './OfficerProposal';
import { ProposeDialog } from './ProposeDialog';

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
  const trusts = useHolds('store.trust');
  return (
    <section className="rd-card" aria-label={W.officers}>
      <h2>{W.officersCaption}</h2>
      <p className="rd-quiet">{W.officersNote}</p>
      <CutProposal />
      {trusts ? <DoubtNotice /> : null}
      <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
        {value?.proposed ? <OfficerProposal proposed={value.proposed} onDone={reload} /> : null}
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
