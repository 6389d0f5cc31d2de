/** F06 注销登记: on which ground of NDR-9-18 to NDR-9-21 the subject gives its registration back, with proof. */
import { basis } from '#shared/domain/ids';
import { requestMaterialsPage } from './requests/request-materials-page';
import type { FormSchema } from './schema';

const CANCEL = basis('XJR-12-2', 'NDR-9-16');

/** The request form of a cancellation, version 1. */
export const F06_CANCEL: FormSchema = {
  id: 'F06',
  title: '注销登记',
  version: 1,
  effectiveFrom: '2025-10-01',
  pages: [
    {
      key: 'cancel',
      title: '注销事项',
      fields: [
        {
          key: 'cancelGrounds',
          label: '注销事由',
          kind: 'enums',
          list: 'CL-CANCELGROUND',
          required: 'Y',
          basis: basis('XJR-12-2', 'NDR-9-18', 'NDR-9-19', 'NDR-9-20', 'NDR-9-21'),
        },
        {
          key: 'happenedOn',
          label: '事由发生日期',
          kind: 'date',
          notFuture: true,
          required: 'Y',
          basis: CANCEL,
        },
        {
          key: 'cancelNote',
          label: '注销说明',
          kind: 'longtext',
          min: 10,
          max: 1000,
          required: 'Y',
          help: '属于“法律法规规定的其他情形”的，写明法律法规名称和条款。',
          basis: CANCEL,
        },
        {
          key: 'cancelProofFile',
          label: '注销证明材料',
          kind: 'files',
          attachmentType: '14',
          required: 'Y',
          help: '灭失情况说明、放弃权益声明、解散或破产文书、法律法规规定等。',
          basis: CANCEL,
        },
        {
          key: 'relatedNote',
          label: '关联产品和协议的处理',
          kind: 'longtext',
          max: 1000,
          required: 'N',
          basis: basis('XJO-18-1'),
        },
      ],
    },
    requestMaterialsPage(),
  ],
};
