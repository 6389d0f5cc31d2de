/** F07 续展: for how long, and whether what was registered still holds (XJR-19-3, XJR-19-4). */
import { basis } from '#shared/domain/ids';
import { when } from './conditions';
import { changeFields } from './requests/change-fields';
import { requestMaterialsPage } from './requests/request-materials-page';
import type { FormSchema } from './schema';

/** Longest term of one renewal, in months (XJR-19-4). */
export const RENEW_MAX_MONTHS = 36;

const PRODUCT = when('登记对象为产品和服务', 'objectType', '2');
const CHANGED = when('登记信息有变化', 'infoChanged', true);
const RENEW = basis('XJR-19-3', 'NDR-15-3');
const AGREEMENT = basis('XJR-19-2', 'NDR-15-2');

/** The request form of a renewal, version 1. The case sets `objectType`; nobody chooses it. */
export const F07_RENEW: FormSchema = {
  id: 'F07',
  title: '续展',
  version: 1,
  effectiveFrom: '2025-10-01',
  pages: [
    {
      key: 'renew',
      title: '续展事项',
      fields: [
        {
          key: 'objectType',
          label: '登记对象类型',
          kind: 'enum',
          list: 'CL-REGTYPE',
          required: 'Y',
          help: '按登记簿填写，不能修改。',
          basis: RENEW,
        },
        {
          key: 'renewMonths',
          label: '续展期限（月）',
          kind: 'integer',
          min: 1,
          max: RENEW_MAX_MONTHS,
          required: 'Y',
          help: '自上一有效期满次日起计算，最长 36 个月。',
          basis: basis('XJR-19-4', 'NDR-15-4'),
        },
        {
          key: 'agreementStillValid',
          label: '授权协议是否仍然有效',
          kind: 'bool',
          required: 'N',
          visible: PRODUCT,
          help: '授权运营范围内的产品和服务必须填写，并附仍然有效的协议。',
          basis: AGREEMENT,
        },
        {
          key: 'agreementTo',
          label: '授权协议期限止',
          kind: 'date',
          required: 'N',
          visible: PRODUCT,
          basis: AGREEMENT,
        },
        {
          key: 'agreementFile',
          label: '授权运营协议',
          kind: 'files',
          attachmentType: '08',
          required: 'N',
          visible: PRODUCT,
          basis: AGREEMENT,
        },
        {
          key: 'depositStillValid',
          label: '存证是否仍然有效',
          kind: 'bool',
          required: 'Y',
          basis: basis('XJR-9-2', 'NDR-7-5'),
        },
        {
          key: 'riskStillValid',
          label: '数据安全风险评估是否仍然有效',
          kind: 'bool',
          required: 'Y',
          basis: basis('XJR-12-2', 'NDR-9-8'),
        },
        {
          key: 'infoChanged',
          label: '登记信息是否变化',
          kind: 'bool',
          required: 'Y',
          help: '有变化的，选择变更事由并修改相应内容，不必另行申请变更登记。',
          basis: RENEW,
        },
        ...changeFields(CHANGED),
      ],
    },
    requestMaterialsPage(),
  ],
};
