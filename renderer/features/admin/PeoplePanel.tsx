/** People of this store with their roles: the system administrator opens accounts, the security administrator grants. */
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Space, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { roleNames } from '#shared/access/roles';
import { isOfficer } from '#shared/access/separation';
import type { CallOutput } from '#shared/contract/contract';
import { beijingDate, beijingTime } from '#shared/domain/local-date';
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { useHolds } from '../../stores/desk-store';
import { ADMIN as W } from '../../text/admin';
import { AddPersonModal } from './AddPersonModal';
import { GrantDialog } from './GrantDialog';
import { ReleaseButton } from './ReleaseButton';
import { RemoveDialog } from './RemoveDialog';

type Person = CallOutput<'accounts.list'>['people'][number];

const COLUMNS: NonNullable<TableProps<Person>['columns']> = [
  {
    key: 'name',
    title: W.columns.name,
    width: 160,
    render: (_, person) => (
      <>
        <strong>{person.name}</strong>
        {person.removed ? <span className="rd-quiet">（{W.removed}）</span> : null}
        {person.held ? <span>（▲ {W.held}）</span> : null}
      </>
    ),
  },
  { key: 'account', title: W.columns.account, width: 180, dataIndex: 'account' },
  {
    key: 'roles',
    title: W.columns.roles,
    render: (_, person) => roleNames(person.roles) || <span className="rd-quiet">{W.noRoles}</span>,
  },
  {
    key: 'last',
    title: W.columns.lastSignIn,
    width: 190,
    render: (_, { lastSignInAt: at }) => (at ? `${beijingDate(at)} ${beijingTime(at)}` : W.never),
  },
];

export function PeoplePanel() {
  const { value, failure, reload } = useQuery('accounts.list', {}, 'office');
  const [adding, setAdding] = useState(false);
  const [granting, setGranting] = useState<Person | null>(null);
  const [removing, setRemoving] = useState<Person | null>(null);
  const opens = useHolds('account.open');
  const grants = useHolds('account.grant');
  const removes = useHolds('account.remove');
  const releases = useHolds('account.release');
  const action: (typeof COLUMNS)[number] = {
    key: 'action',
    title: W.action,
    width: 200,
    render: (_, person) => (
      <Space size={6}>
        {person.held && releases ? <ReleaseButton person={person} onReleased={reload} /> : null}
        {isOfficer(person.roles) ? <span className="rd-quiet">{W.officer}</span> : null}
        {isOfficer(person.roles) || person.removed ? null : (
          <>
            {grants ? (
              <Button size="small" aria-label={W.grantLabel(person.name)} onClick={() => setGranting(person)}>
                {W.grant}
              </Button>
            ) : null}
            {removes ? (
              <Button
                size="small"
                aria-label={W.removeLabel(person.name)}
                onClick={() => setRemoving(person)}
              >
                {W.remove}
              </Button>
            ) : null}
          </>
        )}
      </Space>
    ),
  };
  const { message } = App.useApp();
  return (
    <section className="rd-card" aria-label={W.people}>
      <div className="rd-page-head">
        <h2 className="rd-section-title">{W.people}</h2>
        <span className="rd-spring" />
        {opens ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {W.addPerson}
          </Button>
        ) : null}
      </div>
      <p className="rd-quiet">{W.openedBy}</p>
      <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
        <Table<Person>
          caption={<span className="rd-hidden">{W.peopleCaption}</span>}
          size="small"
          pagination={false}
          rowKey="account"
          columns={grants || removes || releases ? [...COLUMNS, action] : COLUMNS}
          dataSource={value?.people ?? []}
          locale={{ emptyText: W.noPeople }}
        />
      </LoadingArea>
      <AddPersonModal
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={(name) => {
          setAdding(false);
          message.success(W.added(name));
          reload();
        }}
      />
      {removing ? (
        <RemoveDialog
          person={removing}
          onClose={() => setRemoving(null)}
          onRemoved={() => {
            message.success(W.removeDone(removing.name));
            setRemoving(null);
            reload();
          }}
        />
      ) : null}
      {granting ? (
        <GrantDialog
          person={granting}
          onClose={() => setGranting(null)}
          onGranted={() => {
            message.success(W.granted(granting.name));
            setGranting(null);
            reload();
          }}
        />
      ) : null}
    </section>
  );
}
