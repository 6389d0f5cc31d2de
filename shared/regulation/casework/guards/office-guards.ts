/** Guards on the office: its power to act as an agency, and jurisdiction (XJR-5). */
import { basis } from '#shared/domain/ids';
import { hasAgencyPower } from '#shared/domain/office';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import type { Facts } from '../facts';
import { jurisdictionOf } from '../jurisdiction';
import type { CaseState } from '../state';

/** A county office acts as an agency only under a recorded designation (XJR-5-2, XJR-5-4, XJR-5-5). */
export function agencyPower(_state: CaseState | null, facts: Facts): readonly Refusal[] {
  if (facts.disqualified)
    return refuse(
      'AGENCY_POWER_MISSING',
      `${facts.office.name}的登记机构资格已被取消，不能办理登记事项。已有内容仍可查看。`,
      basis('XJR-23-1'),
      '请按数据主管部门的安排移交；恢复资格后由主管部门在“监督管理”中登记。',
    );
  if (hasAgencyPower(facts.office)) return ALLOWED;
  return refuse(
    'AGENCY_POWER_MISSING',
    `${facts.office.name}是县级工作站，尚未登记受指定承担登记机构职能的文件，不能收件受理或审核。申请内容已保留。`,
    basis('XJR-5-2', 'XJR-5-4', 'XJR-5-5'),
    '请将申请送地（州、市）登记机构办理；已取得指定文件并在自治区备案的，由主管在“管理”中登记指定文件后再办。',
  );
}

/** Accepts only what belongs to this agency (XJR-5-5, XJR-5-6). */
export function jurisdiction(state: CaseState, facts: Facts): readonly Refusal[] {
  if (state.subject.isCentralUnit === true && state.subject.centralRoute === 'NATION')
    return refuse(
      'NOT_OUR_JURISDICTION',
      '该单位的登记由国家数据局指定的事业单位办理，不由本机构受理。',
      basis('NDR-6-5', 'XJR-26-1'),
      '请移送国家指定的登记机构，或由申请单位确认适用细则在自治区办理后补正。',
    );
  const where = jurisdictionOf(state.subject, facts.office);
  if (where === 'self') return ALLOWED;
  return refuse(
    'NOT_OUR_JURISDICTION',
    where === 'toRegion'
      ? '该申请属于自治区本级、跨层级或无法确定管辖的范围，不由本机构受理。'
      : '该登记主体按层级和属地不属本机构管辖，不由本机构受理。',
    where === 'toRegion' ? basis('XJR-5-2', 'XJR-5-6') : basis('XJR-5-5', 'XJR-7-2'),
    where === 'toRegion'
      ? '请转自治区数据资源和政务服务中心办理。'
      : '请转主体所在地（州、市）登记机构办理。',
  );
}
