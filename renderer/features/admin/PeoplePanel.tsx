/** People of this store with their roles, and a further person. */
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { ROLE_NAMES } from '#shared/access/roles';
import type { CallOutput } from '#shared/contract/contract';
import { beijingDate, beijingTime } from '#shared/domain/local-date';
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { ADMIN as W } from '../../text/admin';
import { AddPersonModal } from './AddPersonModal';

type Person = CallOutput<'accounts.list'>['people'][number];

const COLUMNS: NonNullable<TableProps<Person>['columns']> = [
  { key: 'name', title: W.columns.name, width: 160, render: (_, person) => <strong>{person.name}</strong> },
  { key: 'account', title: W.columns.account, width: 180, dataIndex: 'account' },
  {
    key: 'roles',
    title: W.columns.roles,
    render: (_, person) => person.roles.map((role) => ROLE_NAMES[role]).join('、'),
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
  const { message } = App.useApp();
  return (
    <section className="rd-card" aria-label={W.people}>
      <div className="rd-page-head">
        <h2 className="rd-section-title">{W.people}</h2>
        <span className="rd-spring" />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {W.addPerson}
        </Button>
      </div>
      <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
        <Table<Person>
          caption={<span className="rd-hidden">{W.peopleCaption}</span>}
          size="small"
          pagination={false}
          rowKey="account"
          columns={COLUMNS}
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
    </section>
  );
}
