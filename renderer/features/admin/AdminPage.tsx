/** 管理: people (administrator) and the office with its designation (supervisor). */
import { Tabs } from 'antd';
import { useDesk, useHolds } from '../../stores/desk-store';
import { ADMIN } from '../../text/admin';
import { OfficePanel } from './OfficePanel';
import { PeoplePanel } from './PeoplePanel';
import { RecoveryPanel } from './RecoveryPanel';

export function AdminPage() {
  const manages = useHolds('account.manage');
  const office = { key: 'office', label: ADMIN.office, children: <OfficePanel /> };
  const people = { key: 'people', label: ADMIN.people, children: <PeoplePanel /> };
  const practice = useDesk((desk) => desk.state?.practice ?? false);
  const recovery = { key: 'recovery', label: ADMIN.recovery, children: <RecoveryPanel /> };
  return (
    <div className="rd-page rd-page-scroll">
      <div className="rd-page-head">
        <h1>{ADMIN.title}</h1>
      </div>
      <Tabs
        tabBarStyle={{ marginBlockEnd: 12 }}
        items={manages ? [people, office, ...(practice ? [] : [recovery])] : [office]}
      />
    </div>
  );
}
