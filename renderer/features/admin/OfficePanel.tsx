/** The office of this store and, for a county, the record of its designation (XJR-5). */
import { Descriptions } from 'antd';
import { OFFICE_LEVEL_NAMES } from '#shared/domain/office';
import { useDesk, useHolds } from '../../stores/desk-store';
import { ADMIN as W } from '../../text/admin';
import { SETUP } from '../../text/setup';
import { DesignationForm } from './DesignationForm';
import { FilingForm } from './FilingForm';

export function OfficePanel() {
  const office = useDesk((desk) => desk.state?.office ?? null);
  const designates = useHolds('office.designate');
  if (!office) return null;
  return (
    <section className="rd-card" aria-label={W.officeCaption}>
      <h2>{W.officeCaption}</h2>
      <Descriptions
        size="small"
        bordered
        column={2}
        items={[
          { key: 'name', label: SETUP.name, children: office.name },
          { key: 'level', label: SETUP.level, children: OFFICE_LEVEL_NAMES[office.level] },
          {
            key: 'division',
            label: SETUP.division,
            children: `${office.divisionName}（${office.division}）`,
          },
          { key: 'word', label: SETUP.documentWord, children: office.documentWord },
          { key: 'address', label: SETUP.address, children: office.address },
          { key: 'phone', label: SETUP.phone, children: office.phone },
          {
            key: 'power',
            label: W.power,
            span: 2,
            children: office.hasAgencyPower ? `● ${W.hasPower}` : `▲ ${W.noPower}`,
          },
        ]}
      />
      {office.level === 'county' && !office.hasAgencyPower ? (
        <>
          <h2 className="rd-section-title" style={{ marginBlockStart: 16 }}>
            {W.designation}
          </h2>
          <p className="rd-quiet">
            {W.designationNote}
            {designates ? '' : W.supervisorOnly}
          </p>
          {designates ? <DesignationForm /> : null}
        </>
      ) : null}
      {office.level === 'prefecture' && designates ? (
        <>
          <h2 className="rd-section-title" style={{ marginBlockStart: 16 }}>
            {W.filing}
          </h2>
          <p className="rd-quiet">{W.filingNote}</p>
          <FilingForm />
        </>
      ) : null}
    </section>
  );
}
