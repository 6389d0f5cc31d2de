/** Everything once more before the store is made. Passphrases are not shown. */
import { Descriptions, Table } from 'antd';
import { ROLE_NAMES } from '#shared/access/roles';
import { divisionName } from '#shared/domain/divisions';
import { OFFICE_LEVEL_NAMES } from '#shared/domain/office';
import type { PersonValues } from '../../components/person-fields';
import { SETUP as W } from '../../text/setup';
import type { OfficeValues } from './setup-values';

interface ReviewStepProps {
  readonly office: OfficeValues;
  readonly people: readonly PersonValues[];
}

export function ReviewStep({ office, people }: ReviewStepProps) {
  return (
    <>
      <p>{W.reviewNote}</p>
      <Descriptions
        size="small"
        bordered
        column={2}
        items={[
          { key: 'name', label: W.name, span: 2, children: office.name },
          { key: 'level', label: W.level, children: OFFICE_LEVEL_NAMES[office.level] },
          {
            key: 'division',
            label: W.division,
            children: `${divisionName(office.division)}（${office.division}）`,
          },
          { key: 'word', label: W.documentWord, children: office.documentWord },
          { key: 'phone', label: W.phone, children: office.phone },
          { key: 'address', label: W.address, span: 2, children: office.address },
        ]}
      />
      <Table<PersonValues>
        caption={<span className="rd-hidden">{W.people}</span>}
        style={{ marginBlockStart: 12 }}
        size="small"
        pagination={false}
        rowKey="account"
        dataSource={people}
        columns={[
          { key: 'name', title: W.personName, dataIndex: 'name' },
          { key: 'account', title: W.account, dataIndex: 'account' },
          {
            key: 'roles',
            title: W.roles,
            render: (_, person) => person.roles.map((role) => ROLE_NAMES[role]).join('、'),
          },
        ]}
      />
    </>
  );
}
