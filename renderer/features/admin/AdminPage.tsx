/** 管理: every part for who holds its right: people, 三员, rights, office, slips, store. */
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { holds, type RolePermission } from '#shared/access/permissions';
import { useDesk } from '../../stores/desk-store';
import { ADMIN } from '../../text/admin';
import { MasterKeyPanel } from './MasterKeyPanel';
import { OfficePanel } from './OfficePanel';
import { OfficersPanel } from './OfficersPanel';
import { PeoplePanel } from './PeoplePanel';
import { RecoveryPanel } from './RecoveryPanel';
import { RightsPanel } from './RightsPanel';
import { StorePanel } from './StorePanel';

interface Part {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
  /** Any of these rights opens it. */
  readonly by: readonly RolePermission[];
  readonly realOnly?: true;
}

const PARTS: readonly Part[] = [
  { key: 'people', label: ADMIN.people, children: <PeoplePanel />, by: ['account.read'] },
  { key: 'officers', label: ADMIN.officers, children: <OfficersPanel />, by: ['officer.replace'] },
  { key: 'rights', label: ADMIN.rights, children: <RightsPanel />, by: ['account.read'] },
  {
    key: 'office',
    label: ADMIN.office,
    children: <OfficePanel />,
    by: ['office.designate', 'account.read'],
  },
  {
    key: 'recovery',
    label: ADMIN.recovery,
    children: (
      <>
        <RecoveryPanel />
        <MasterKeyPanel />
      </>
    ),
    by: ['keys.manage'],
    realOnly: true,
  },
  { key: 'store', label: ADMIN.store, children: <StorePanel />, by: ['store.backup', 'store.slip'] },
];

export function AdminPage() {
  const roles = useDesk((desk) => desk.state?.session?.roles);
  const practice = useDesk((desk) => desk.state?.practice ?? false);
  const mine = PARTS.filter(
    ({ by, realOnly }) => !(practice && realOnly) && by.some((right) => holds(roles ?? [], right)),
  );
  return (
    <div className="rd-page rd-page-scroll">
      <div className="rd-page-head">
        <h1>{ADMIN.title}</h1>
      </div>
      <Tabs
        tabBarStyle={{ marginBlockEnd: 12 }}
        items={mine.map(({ key, label, children }) => ({ key, label, children }))}
      />
    </div>
  );
}
