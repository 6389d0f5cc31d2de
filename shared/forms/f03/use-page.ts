/** F03 page 6 应用场景与合规审核: what a product serves, and the review before it is published (NDR-9-7, XJO-22-1). */
import { basis } from '#shared/domain/ids';
import { IN_SCOPE } from '../blocks/agreement-fields';
import { scenariosField } from '../blocks/scenarios-field';
import { when } from '../conditions';
import type { FormPage } from '../schema';

const SCENE = basis('XJO-20-1', 'XJO-20-3');
const REVIEW = basis('XJO-22-1', 'XJO-22-2');
const REVIEWED = when('合规审核已有结论', 'complianceResult', 'pass', 'fail');
const scoped = { required: IN_SCOPE, visible: IN_SCOPE, basis: REVIEW } as const;
const reviewed = { required: REVIEWED, visible: REVIEWED, basis: REVIEW } as const;

export const USE_PAGE: FormPage = {
  key: 'use',
  title: '应用场景与合规审核',
  fields: [
    scenariosField('至少一项，写明场景、说明和使用方。'),
    {
      key: 'sceneApprovalNo',
      label: '应用场景审核文号',
      kind: 'text',
      max: 100,
      required: 'N',
      visible: IN_SCOPE,
      help: '一场景一审核；已审核的填写文号。',
      basis: SCENE,
    },
    {
      key: 'sceneApprovedAt',
      label: '应用场景审核日期',
      kind: 'date',
      notFuture: true,
      required: 'N',
      visible: IN_SCOPE,
      basis: SCENE,
    },
    { key: 'devLogicFile', label: '产品开发逻辑说明', kind: 'files', attachmentType: '18', ...scoped },
    { key: 'complianceFile', label: '合规评估报告', kind: 'files', attachmentType: '09', ...scoped },
    {
      key: 'complianceResult',
      label: '合规审核结论',
      kind: 'enum',
      list: 'CL-COMPLIANCE',
      help: '由实施机构和数据提供单位审核，发布前应当通过。',
      ...scoped,
    },
    { key: 'complianceBy', label: '合规审核单位', kind: 'text', min: 2, max: 200, ...reviewed },
    { key: 'complianceAt', label: '合规审核日期', kind: 'date', notFuture: true, ...reviewed },
  ],
};
