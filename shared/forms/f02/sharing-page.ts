/** F02 page 6 共享、开放与利用: who may get the data, and what they serve (XJD-19-1, XJD-26-1, XJR-12-2). */
import { basis } from '#shared/domain/ids';
import { scenariosField } from '../blocks/scenarios-field';
import { when } from '../conditions';
import type { FormPage } from '../schema';

const CONDITIONAL_SHARE = when('有条件共享', 'shareType', '2');
const LIMITED_SHARE = when('有条件共享或不予共享', 'shareType', '2', '3');
const SHAREABLE = when('无条件或有条件共享', 'shareType', '1', '2');
const CONDITIONAL_OPEN = when('有条件开放', 'openType', '2');

export const SHARING_PAGE: FormPage = {
  key: 'sharing',
  title: '共享、开放与利用',
  fields: [
    {
      key: 'shareType',
      label: '共享类型',
      kind: 'enum',
      list: 'CL-SHARE',
      required: 'Y',
      basis: basis('XJD-19-1'),
    },
    {
      key: 'shareCondition',
      label: '共享条件',
      kind: 'longtext',
      min: 4,
      max: 500,
      required: CONDITIONAL_SHARE,
      visible: CONDITIONAL_SHARE,
      basis: basis('XJD-19-7'),
    },
    {
      key: 'shareBasis',
      label: '有条件/不予共享依据',
      kind: 'longtext',
      min: 4,
      max: 500,
      required: LIMITED_SHARE,
      visible: LIMITED_SHARE,
      help: '写明法律法规或国家有关规定的名称和条款。',
      basis: basis('XJD-19-6'),
    },
    {
      key: 'shareMode',
      label: '共享方式',
      kind: 'enums',
      list: 'CL-SHAREMODE',
      required: SHAREABLE,
      visible: SHAREABLE,
      basis: basis('XJD-22-1', 'XJD-22-2'),
    },
    {
      key: 'openType',
      label: '开放类型',
      kind: 'enum',
      list: 'CL-OPEN',
      required: 'Y',
      basis: basis('XJD-26-1'),
    },
    {
      key: 'openCondition',
      label: '开放条件',
      kind: 'longtext',
      min: 4,
      max: 500,
      required: CONDITIONAL_OPEN,
      visible: CONDITIONAL_OPEN,
      basis: basis('XJD-27-1'),
    },
    {
      key: 'openPlatformUrl',
      label: '开放地址',
      kind: 'url',
      required: 'N',
      help: '只记录，不会打开。',
      basis: basis('XJD-28-1'),
    },
    {
      key: 'accessMethod',
      label: '获取方式',
      kind: 'enum',
      list: 'CL-ACCESS',
      required: 'Y',
      basis: basis(),
    },
    scenariosField('至少一项。未纳入授权运营范围的可填“暂无”，并在说明中写明原因。'),
    {
      key: 'productNote',
      label: '产品和服务情况',
      kind: 'longtext',
      max: 1000,
      required: 'N',
      basis: basis('XJR-12-2', 'NDR-9-6'),
    },
  ],
};
